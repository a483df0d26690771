/**
 * Whether `version` is at least `minimum`; a prerelease counts as its release.
 * @param {string} version
 * @param {string} minimum
 */
export function isAtLeast(version, minimum) {
  const [left, right] = [numbers(version), numbers(minimum)];
  for (let position = 0; position < 3; position += 1) {
    const difference = (left[position] ?? 0) - (right[position] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * The server's version in the words of `temporal --version`: "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)".
 * @param {string} output
 * @returns {string | undefined}
 */
export function serverVersionIn(output) {
  return /\(Server v?(\d+\.\d+\.\d+)/.exec(output)?.[1];
}

/** @param {string} version */
function numbers(version) {
  return version.split(/[.+-]/, 3).map(Number);
}
