/** What the tools hold, by tool and kind of object: each object as one line, without what differs from run to run. */
export type Remains = Readonly<Record<string, readonly string[]>>;

/** Ids, times and hashes: they are given anew in each run, in another order. Names, texts, states and amounts stay. */
const ACCIDENTAL = [
  /\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?/g,
  /\b(mr-[0-9a-f]+|Copy\d+)\b/g,
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
  /\b[0-9a-f]{12,}\b/g,
  /\b[A-Z0-9]*\d{3,}[A-Z0-9]*\b/g,
  /\b\d{9,}(\.\d+)?\b/g,
];

/** Two runs of the same work leave the same. */
export function remainsOf(state: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Remains {
  const entries = Object.entries(state).flatMap(([tool, kinds]) =>
    Object.entries(kinds).map(([kind, held]) => [`${tool} ${kind}`, linesOf(held)] as const),
  );
  return Object.fromEntries(entries);
}

function linesOf(held: unknown): readonly string[] {
  if (typeof held !== 'object' || held === null) return [plain(held)];
  return Object.entries(held)
    .map(([key, value]) => (Array.isArray(held) ? plain(value) : `${plain(key)}: ${plain(value)}`))
    .sort();
}

function plain(value: unknown): string {
  const text = JSON.stringify(sorted(value)) ?? '';
  return ACCIDENTAL.reduce((rest, pattern) => rest.replaceAll(pattern, '#'), text);
}

/** Keys in the order of the alphabet, lists of objects in that of their text: neither order is part of what is held. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

function textOf(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return ACCIDENTAL.reduce((rest, pattern) => rest.replaceAll(pattern, '#'), text);
}
