/**
 * What is certain at a place: keys of facts, and three kinds of notes.
 * `?key`: the steps of a `said` spoke on all that they had to. `<v@e`: variable v was written last by element e, from what its work
 * gave. `=v:text`: variable v holds that text. Undefined stands for everything: no way has led there yet.
 */
export type Known = ReadonlySet<string> | undefined;

/** What the keys of facts begin with. */
export const FACT = '!';
export const spoke = (key: string): string => `?${key}`;
export const writtenBy = (variable: string, element: string): string => `<${variable}@${element}`;
export const textIn = (variable: string, text: string): string => `=${variable}:${text}`;

/** Whether it is a note about some variable. */
export function isNote(known: string): boolean {
  return known.startsWith('<') || known.startsWith('=');
}

/** Notes about a variable, which end when it is written again. */
export function isAbout(note: string, variable: string): boolean {
  return note.startsWith(`<${variable}@`) || note.startsWith(`=${variable}:`);
}

/** Facts hold wherever a case is, notes in their own process only. */
export function factsOf(known: Known): Known {
  return known === undefined ? undefined : new Set([...known].filter((one) => one.startsWith(FACT)));
}

/** What is certain where ways meet of which one was taken. */
export function meet(ways: readonly Known[]): Known {
  const [first, ...others] = ways.filter((way) => way !== undefined);
  if (first === undefined || others.every((other) => other === first)) return first;
  return new Set([...first].filter((one) => others.every((other) => other.has(one))));
}

/** What is certain where both were gone. */
export function join(one: Known, other: Known): Known {
  return one === undefined || other === undefined ? undefined : new Set([...one, ...other]);
}

/** Without what is lost. */
export function without(known: Known, lost: ReadonlySet<string>): Known {
  return known === undefined || ![...lost].some((one) => known.has(one))
    ? known
    : new Set([...known].filter((one) => !lost.has(one)));
}

/** Whether two places know the same. */
export function isSame(one: Known, other: Known): boolean {
  if (one === undefined || other === undefined || one === other) return one === other;
  return one.size === other.size && [...one].every((each) => other.has(each));
}
