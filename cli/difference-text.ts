import type { Change } from '../compiler/diff/compare.ts';
import type { Difference } from '../compiler/diff/index.ts';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** A difference, as one reads it: what changed, and what that means for cases that run. */
export function differenceText(difference: Difference): string {
  const { elements, decisions, forms, schemas, meaning, positions } = difference;
  const parts = [
    section('', elements),
    section('decisions', decisions),
    section('forms', forms),
    section('schema', schemas),
    runningCases(positions),
    meaning.join('\n'),
  ];
  if (elements.length + decisions.length + forms.length + schemas.length === 0)
    return 'nothing changed but the drawing, if that';
  return parts.filter((part) => part !== '').join('\n\n');
}

function section(title: string, changes: readonly Change[]): string {
  if (changes.length === 0) return '';
  return [...(title === '' ? [] : [title]), ...changes.map(changeText)].join('\n');
}

function changeText({ change, kind, id, name, properties }: Change): string {
  const head = `${SIGNS[change]} ${kind}${id === '' ? '' : ` ${id}`}${name === '' ? '' : ` "${name}"`}`;
  const lines = properties.map(({ property, before, after }) => {
    if (before === undefined) return `    ${property}: ${quoted(after)} (new)`;
    if (after === undefined) return `    ${property}: ${quoted(before)} (gone)`;
    return `    ${property}: ${quoted(before)} -> ${quoted(after)}`;
  });
  return [head, ...lines].join('\n');
}

/** Long texts, a documentation or a script, in one line. */
function quoted(text = ''): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}

function runningCases(positions: Difference['positions']): string {
  const lost = positions.filter((position) => position.lost !== undefined);
  const places = `${positions.length} ${positions.length === 1 ? 'place' : 'places'}`;
  return [
    'Running cases stay on the model that they began with; new ones begin with the newer.',
    lost.length === 0
      ? `All ${places} where a case can stand are in the newer one, too: from any of them a case could go on there.`
      : `Of ${places} where a case can stand, ${positions.length - lost.length} are in the newer one, too. From these a case could not go on there:`,
    ...lost.map(
      ({ id, kind, name, lost: why }) => `    ${kind} ${id}${name === '' ? '' : ` "${name}"`} ${why}`,
    ),
  ].join('\n');
}
