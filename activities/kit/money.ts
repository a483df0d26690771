/** ISO 4217 minor units, where they are not hundredths. Not Intl's: its digits are what people write, 0 for HUF. */
const WITHOUT_MINOR = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
);
const IN_THOUSANDTHS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** How many minor units make one unit: 100 for EUR, 1 for JPY. */
export function minorOfUnit(currency: string): number {
  if (WITHOUT_MINOR.has(currency)) return 1;
  return IN_THOUSANDTHS.has(currency) ? 1000 : 100;
}

/** Minor units as a number of whole units. */
export function unitsOf(minor: number, currency: string): number {
  return minor / minorOfUnit(currency);
}

/** An amount in whole units, a number or its decimal text, as minor units, rounded. */
export function minorOfUnits(units: number | string, currency: string): number {
  return Math.round(Number(units) * minorOfUnit(currency));
}
