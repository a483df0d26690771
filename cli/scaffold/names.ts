import { Failure } from '../failure.ts';

/** `spring offer`: what a name says, in words. */
export function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
}

/** `Spring offer`. */
export function titleOf(name: string): string {
  const words = wordsOf(name);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const LONGEST = 60;

/** What a process or a tool is called: its folder, and in camel case what code calls it. Throws CLI_NEW_NAME. */
export function requireKebabName(what: string, name: string): void {
  if (isKebabName(name)) return;
  throw new Failure(
    'CLI_NEW_NAME',
    `${JSON.stringify(name)} cannot be the name of a ${what}`,
    `small letters, digits and hyphens, at most ${LONGEST}, and no word of JavaScript: ${suggestion(name)}`,
  );
}

function isKebabName(name: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && name.length <= LONGEST && !RESERVED.has(name);
}

/** What the name was probably meant to be. */
function suggestion(name: string): string {
  // Accents off: Ü is U and a mark.
  const plain = name.normalize('NFD').replaceAll(/\p{Mark}/gu, '');
  const words = plain.replaceAll(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
  const kebab = words
    .replaceAll(/[\s_.]+/g, '-')
    .replaceAll(/[^a-z0-9-]/g, '')
    .slice(0, LONGEST)
    .replaceAll(/-+/g, '-')
    .replaceAll(/^[-\d]+|-$/g, '');
  return isKebabName(kebab) ? kebab : 'spring-offer';
}

/** ECMAScript 2023, 12.7.2, and what is reserved in modules: none of them can name a constant; and what every object has. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum eval export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static super ' +
    'switch this throw true try typeof undefined var void while with yield arguments definition implement constructor'
  ).split(' '),
);
