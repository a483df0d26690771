const PURPOSE = '7f0c1a52-6d3e-4b8f-9a27-c14e5b60d901';

/** A lead whose person is found nowhere else; `gainsLittle` goes into nurture without anybody deciding. */
export function leadOf(name: string, { gainsLittle = false } = {}) {
  return {
    email: `${name}@zq7.example`,
    firstName: `Vroni${name}zq7`,
    lastName: `Nachnam${name}zq7`,
    company: 'Kunde GmbH',
    employees: gainsLittle ? 3 : 400,
    country: gainsLittle ? 'US' : 'DE',
    interest: gainsLittle ? 'newsletter' : 'demo',
    campaign: 'de_leads_pump_202611',
    channel: 'meta-ads',
    consent: { given: true, at: '2026-11-20T08:00:00Z', purposeId: PURPOSE },
  };
}

/** In every value of a person in here, and in nothing else. */
export const PERSONAL = /zq7/;
