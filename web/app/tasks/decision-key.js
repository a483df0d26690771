/** A random key for one decision. `crypto.randomUUID` is missing where the page comes by plain HTTP from another machine. */
export function decisionKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
