import type { Value } from '../../engine/value.ts';
import { at } from '../history/events.ts';
import type { CaseStory, StoryLine } from './story.ts';

interface Row {
  readonly time: string;
  readonly element: string;
  readonly event: string;
  readonly who: string;
  readonly detail: string;
}

const heading: Row = { time: 'time (UTC)', element: 'element', event: 'event', who: 'who', detail: 'detail' };

/** The story as a table to read, called cases indented below the step that called them. Data beyond 160 characters a line is cut: --json has it. */
export function printStory(story: CaseStory): string {
  const rows = [heading, ...rowsOf(story, '')];
  const width = (column: keyof Row): number => Math.max(...rows.map((row) => row[column].length));
  const [element, event, who] = [width('element'), width('event'), width('who')];
  const lines = rows.map((row) =>
    [
      row.time.padEnd(23),
      row.element.padEnd(element),
      row.event.padEnd(event),
      row.who.padEnd(who),
      row.detail,
    ]
      .join('  ')
      .trimEnd(),
  );
  return [headline(story), '', ...lines].join('\n');
}

function headline({ caseId, process, model, status, runs }: CaseStory): string {
  const chain = runs === 1 ? '' : `, ${runs} runs`;
  return `case ${caseId}: ${process}, model ${model.slice(0, 12)}, ${status}${chain}`;
}

function rowsOf(story: CaseStory, indent: string): readonly Row[] {
  const called = [...story.called];
  const rows: Row[] = [];
  story.path.forEach((line, index) => {
    const next = story.path[index + 1];
    const passedThrough =
      line.event === 'entered' &&
      next?.event === 'completed' &&
      next.instance === line.instance &&
      next.at === line.at;
    if (!passedThrough) rows.push(rowOf(line, indent));
    if (line.event !== 'entered' || line.kind !== 'callActivity') return;
    const suffix = `.${line.element}-${line.instance}`;
    // A call that was tried again has the id of the first.
    for (const child of called.filter(({ caseId }) => caseId === `${story.caseId}${suffix}`)) {
      called.splice(called.indexOf(child), 1);
      rows.push(...calledRows(child, `${indent}  `));
    }
  });
  return [...rows, ...called.flatMap((child) => calledRows(child, `${indent}  `))];
}

function calledRows(child: CaseStory, indent: string): readonly Row[] {
  const title = {
    time: '',
    element: `${indent}-> ${child.process}`,
    event: '',
    who: '',
    detail: headline(child),
  };
  return [title, ...rowsOf(child, indent)];
}

function rowOf(line: StoryLine, indent: string): Row {
  const { element, name, event, by = '', roles = [] } = line;
  return {
    time: line.at.replace('T', ' ').replace('Z', ''),
    element: `${indent}${name === element ? element : `${name} [${element}]`}`,
    event,
    who: roles.length === 0 ? by : `${by} (${roles.join(', ')})`,
    detail: cut(detailOf(line)),
  };
}

/** What a reader asks next: which way, by which rules, why, with what. */
function detailOf({ detail = {}, given = {} }: StoryLine): string {
  const { took, decision, matched, value, code, message, ...rest } = detail;
  return [
    ...(took === undefined ? [] : [`took ${wordsOf(took)}`]),
    ...(decision === undefined ? [] : [`${wordsOf(decision)} = ${wordsOf(value)}${rulesOf(matched)}`]),
    ...(code === undefined ? [] : [`${wordsOf(code)}: ${wordsOf(message)}`]),
    ...Object.entries({ ...rest, ...given }).map(([key, datum]) => `${key} = ${wordsOf(datum)}`),
  ].join('; ');
}

function rulesOf(matched: Value | undefined): string {
  if (!Array.isArray(matched) || matched.length === 0) return '';
  const rules = matched.map(
    (match: Value) => `rule ${String(at(match, 'rule'))} of ${String(at(match, 'decision'))}`,
  );
  return ` (${rules.join(', ')})`;
}

function wordsOf(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  return value === undefined ? '' : JSON.stringify(value);
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 160 ? line : `${line.slice(0, 157)}...`;
}
