/**
 * What somebody filled in. A form gives an empty text or null for each field that was left alone; the schema of a task means by a missing
 * field that nobody said anything.
 * @param {Readonly<Record<string, unknown>>} data
 * @returns {Record<string, unknown>}
 */
export function filledIn(data) {
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      const kept = keep(value);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

/**
 * @param {unknown} value
 * @returns {unknown}
 */
function keep(value) {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) return value.map((item) => keep(item)).filter((item) => item !== undefined);
  if (typeof value === 'object') return filledIn(/** @type {Record<string, unknown>} */ (value));
  return value;
}
