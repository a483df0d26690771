/** Whether an id is wanted: `*` stands for anything; a pattern without one is looked for anywhere in the id. */
export function matcherOf(pattern: string | undefined): (id: string) => boolean {
  if (pattern === undefined) return () => true;
  if (!pattern.includes('*')) return (id) => id.includes(pattern);
  const parts = pattern.split(/\*+/).map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`);
  return (id) => expression.test(id);
}
