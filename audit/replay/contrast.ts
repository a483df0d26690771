import { isJson } from '../history/events.ts';

const LONGEST = 200;

/** Two pieces of canonical JSON that differ, at the first place where they do. */
export function contrast(
  expected: string,
  found: string,
): { readonly expected: string; readonly found: string } {
  const [one, other] = [parsed(expected), parsed(found)];
  const place = differingPlace(one, other);
  if (place.length === 0) return { expected: shortened(expected), found: shortened(found) };
  return { expected: shown(place, one), found: shown(place, other) };
}

export function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 3)}...`;
}

function shown(place: readonly string[], value: unknown): string {
  const there = place.reduce((inner: unknown, key) => (isJson(inner) ? inner[key] : undefined), value);
  return shortened(`${place.join('.')} = ${there === undefined ? 'nothing' : JSON.stringify(there)}`);
}

function differingPlace(one: unknown, other: unknown): readonly string[] {
  if (!isJson(one) || !isJson(other)) return [];
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (JSON.stringify(one[key]) !== JSON.stringify(other[key]))
      return [key, ...differingPlace(one[key], other[key])];
  }
  return [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
