import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { camelCase } from '../../activities/kit/connector-folders.ts';
import { nearest } from '../../compiler/feel/nearest.ts';
import type { Model } from '../../engine/model.ts';
import { Failure } from '../failure.ts';
import { importLine } from './import-line.ts';
import { requireKebabName, wordsOf } from './names.ts';
import type { NewFiles } from './new-files.ts';

/** A policy to write: with an action and a task, that the task is done before the action; else a rule to be changed. */
export interface NewPolicy {
  readonly id: string;
  /** Id of an action. */
  readonly before?: string | undefined;
  /** `process.task`. */
  readonly task?: string | undefined;
}

const FOLDER = 'definitions/policies';

/** All that makes a policy: its file, the page of its error, and its line in the README beside it. */
export function policyFiles(project: string, given: NewPolicy, actions: readonly string[]): NewFiles {
  const { id } = given;
  requireKebabName('policy', id);
  const readme = join(project, FOLDER, 'README.md');
  if (!existsSync(readme)) throw new Failure('CLI_NEW_UNFIT', `${project} has no ${FOLDER}/README.md`);
  const law = lawOf(project, given, actions);
  const code = `POLICY_${id.replaceAll('-', '_').toUpperCase()}`;
  return {
    created: {
      [`${FOLDER}/${id}.ts`]: source(id, code, law),
      [`docs/errors/${code}.md`]: page(code, law.rule),
    },
    changed: { [`${FOLDER}/README.md`]: listedIn(readFileSync(readme, 'utf8'), id, law.rule) },
  };
}

interface WrittenLaw {
  readonly rule: string;
  readonly imports: readonly string[];
  readonly demands: string;
}

function lawOf(project: string, { before, task }: NewPolicy, actions: readonly string[]): WrittenLaw {
  if (before === undefined && task === undefined)
    return { rule: 'Every task has a deadline.', imports: ['everyTask'], demands: "everyTask('deadline')" };
  if (before === undefined || task === undefined)
    throw new Failure('CLI_USAGE', '--before and --task say one rule together', 'give both, or none');
  requireKnown('action', before, actions);
  const [process = '', id = ''] = task.split('.');
  requireKnown('task', id, tasksOf(project, process));
  return {
    rule: `${before} comes after ${wordsOf(id)} in ${process}.`,
    imports: ['before', 'control', 'done', 'task'],
    demands: `before({ actions: ['${before}'] }, [control('${wordsOf(id)}', done(task('${process}', '${id}')))])`,
  };
}

function requireKnown(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const meant = nearest(name, known);
  throw new Failure(
    'CLI_USAGE',
    `there is no ${what} ${JSON.stringify(name)}`,
    meant === undefined ? `there are ${known.join(', ') || 'none'}` : `did you mean ${meant}?`,
  );
}

function tasksOf(project: string, process: string): readonly string[] {
  const generated = join(project, 'definitions', process, `${process}.model.gen.json`);
  if (process === '' || !existsSync(generated))
    throw new Failure(
      'CLI_USAGE',
      `there is no process ${JSON.stringify(process)}`,
      'write --task launch.decideGo',
    );
  const { elements } = JSON.parse(readFileSync(generated, 'utf8')) as Model;
  return Object.values(elements).flatMap(({ kind, id }) => (kind === 'userTask' ? [id] : []));
}

function source(id: string, code: string, { rule, imports, demands }: WrittenLaw): string {
  return `${importLine(`{ ${imports.join(', ')} }`, '../policy.ts')}
${importLine('type { Policy }', '../policy.ts')}

/** Who agreed on this, and when; README.md beside this file says what else a policy may demand. */
export const ${camelCase(id)}: Policy = {
  code: '${code}',
  rule: '${rule}',
  ...${demands},
};
`;
}

function page(code: string, rule: string): string {
  return `# ${code}

**Message:** What is not certain at a step, with the shortest way that leads there.

**Why:** ${rule}

**What to do:** lead every way to the step through the control. \`maschinenraum compile --pictures DIR\` draws the way in red. For one case that
is agreed on, add an exception with a reason and an end to the policy: [policies](../../${FOLDER}/README.md#exceptions).
`;
}

/** The README with one line more at the end of its table. */
function listedIn(readme: string, id: string, rule: string): string {
  const [, before, after] = /^([^]*?\n\| file [^]*?\n)(\n[^]*)$/.exec(readme) ?? [];
  if (before === undefined || after === undefined)
    throw new Failure('CLI_NEW_UNFIT', `${FOLDER}/README.md does not list the policies as it used to`);
  return `${before}| [${id}.ts](${id}.ts) | ${rule} |\n${after}`;
}
