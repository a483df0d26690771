/** `hubspot-emea` is a second account at `hubspot`; what is named otherwise may be any tool's. */
export function toolOfConnection<Tool extends { readonly id: string }>(
  connection: string,
  tools: readonly Tool[],
): Tool | undefined {
  const fitting = tools.filter(({ id }) => connection === id || connection.startsWith(`${id}-`));
  return fitting.toSorted((one, other) => other.id.length - one.id.length)[0];
}
