/** How many of each kind the sandboxes hold: what the campaign has left in the tools. */
export function summariseSandboxes(
  state: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): string {
  return Object.entries(state)
    .map(([tool, objects]) => {
      const counts = Object.entries(objects)
        .filter(([, held]) => typeof held === 'object' && held !== null)
        .map(([kind, held]) => `${Object.keys(held as object).length} ${kind}`);
      return `${tool.padEnd(20)} ${counts.join(', ')}`;
    })
    .join('\n');
}
