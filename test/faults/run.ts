// `npm run faults`: every writing action under every calamity, and every process with its worker killed at every event. Ends with `N passed, N failed`.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { actionDescriptors } from '../../activities/connectors/actions.gen.ts';
import { connectors } from '../../activities/connectors/index.gen.ts';
import { logFrom } from '../../worker/runtime-log.ts';
import { definitions } from '../../definitions/index.gen.ts';
import { keepRows, matrixRows, matrixTable, processRows, processTable } from './tables.ts';
import { runProcesses, type Killed } from './run-processes.ts';
import { runMatrix, writingActions, type Cell } from './run-matrix.ts';

const USAGE = `usage: npm run faults -- [--tool ID] [--process ID] [--every N] [--at-once N] [--keep]

  --tool ID      only the actions of this tool, or asana.attachFile: this one; may be given several times
  --process ID   only this process; may be given several times
  --every N      the worker is killed at every Nth event instead of at each
  --at-once N    so many tools, or machines for the processes, at the same time: 2 by default
  --keep         put the result into docs/reliability.md

Without --tool and --process: all tools, then all processes.

examples: npm run faults -- --tool klaviyo --tool slack
          npm run faults -- --process launch --every 10
`;

interface Wish {
  readonly tools: readonly string[];
  /** Whether an action was asked for, by itself or with its tool. */
  readonly picks: (action: string) => boolean;
  readonly processes: readonly string[];
  readonly every: number;
  readonly atOnce: number;
  readonly keep: boolean;
}

const document = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));

function readWish(argv: readonly string[]): Wish | string {
  const many = { type: 'string', multiple: true } as const;
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    tool: many,
    process: many,
    every: text,
    'at-once': text,
    keep: flag,
    help: flag,
  } as const;
  let values;
  try {
    ({ values } = parseArgs({ args: [...argv], options }));
  } catch (error) {
    return `FAULTS_USAGE: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (values.help === true) return '';
  const { tool, process: asked, every = '1', 'at-once': atOnce = '2', keep = false } = values;
  const tools = tool ?? (asked === undefined ? Object.keys(connectors) : []);
  const processes = asked ?? (tool === undefined ? Object.keys(definitions) : []);
  const unknown =
    tools.find((id) => !Object.hasOwn(connectors, id) && !Object.hasOwn(actionDescriptors, id)) ??
    processes.find((id) => !Object.hasOwn(definitions, id));
  if (unknown !== undefined) return `FAULTS_USAGE: there is no ${unknown}`;
  for (const [name, value] of [
    ['every', every],
    ['at-once', atOnce],
  ])
    if (!/^[1-9]\d?$/.test(value ?? ''))
      return `FAULTS_USAGE: --${name} takes a whole number from 1, not ${value}`;
  return {
    tools: [...new Set(tools.map(toolOf))].filter((id) => writingActions(id).length > 0),
    picks: (action) => tools.includes(action) || tools.includes(toolOf(action)),
    processes,
    every: Number(every),
    atOnce: Number(atOnce),
    keep,
  };
}

const toolOf = (id: string): string => id.split('.')[0] ?? id;

async function main(argv: readonly string[]): Promise<number> {
  const wish = readWish(argv);
  if (typeof wish === 'string') {
    (wish === '' ? process.stdout : process.stderr).write(wish === '' ? USAGE : `${wish}\n\n${USAGE}`);
    return wish === '' ? 0 : 2;
  }
  logFrom('ERROR');
  const cells = wish.tools.length === 0 ? [] : await playTools(wish);
  const runs = wish.processes.length === 0 ? [] : await playProcesses(wish);
  const failed =
    cells.filter(({ outcome }) => outcome.kind === 'failed').length +
    runs.filter(({ why }) => why !== undefined).length;
  process.stdout.write(`${cells.length + runs.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function playTools({ tools, picks, atOnce, keep }: Wish): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  await runMatrix({
    tools,
    picks,
    atOnce,
    onCell(cell) {
      cells.push(cell);
      const { action, calamity, outcome } = cell;
      const seenTo = outcome.kind === 'passed' ? outcome.seenTo : [];
      const by = seenTo.length === 0 ? '' : `, a person saw to ${seenTo.join(', ')}`;
      tell(`${action}, ${calamity}${by}`, outcome.kind === 'failed' ? outcome.why : undefined);
      // At once: a night's run that is broken off keeps what it has.
      if (keep) keepRows(document, 'matrix', matrixRows(cells));
    },
  });
  process.stdout.write(`${matrixTable(matrixRows(cells))}\n`);
  return cells;
}

async function playProcesses({ processes, every, atOnce, keep }: Wish): Promise<readonly Killed[]> {
  const runs: Killed[] = [];
  await runProcesses({
    processes,
    every,
    atOnce,
    onRun(run) {
      runs.push(run);
      if (keep) keepRows(document, 'processes', processRows(runs));
      tell(`${run.process} (${run.course}), killed at event ${run.event} of ${run.of}`, run.why);
    },
  });
  process.stdout.write(`${processTable(processRows(runs))}\n`);
  return runs;
}

function tell(what: string, why: string | undefined): void {
  process.stderr.write(why === undefined ? `passed: ${what}\n` : `failed: ${what}: ${why}\n`);
}

process.exitCode = await main(process.argv.slice(2));
