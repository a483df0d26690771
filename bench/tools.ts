import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openLocalStage } from '../worker/local-stage.ts';
import { bundleCases } from '../worker/workflow-bundle.ts';
import type { Element, Model } from '../engine/model.ts';
import { longDrawing } from './long-drawing.ts';
import { sequence } from './models.ts';
import { figuresOf, timed } from './statistics.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/** `compile` of all definitions, a process of its own each time: cold. Milliseconds. */
export async function benchCompile(): Promise<unknown> {
  const bin = fileURLToPath(new URL('../cli/bin.mjs', import.meta.url));
  return await repeated(7, () => run(process.execPath, [bin, 'compile', '--check'], { cwd: root }));
}

/** `compile` of one file of 5,000 elements, tasks and the gateways between them, cold. Milliseconds. */
export async function benchCompileOf5000(): Promise<unknown> {
  const bin = fileURLToPath(new URL('../cli/bin.mjs', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'maschinenraum-bench-'));
  const file = join(folder, 'long.bpmn');
  await writeFile(file, longDrawing(5_000));
  const figures = await repeated(7, () => run(process.execPath, [bin, 'compile', file], { cwd: root }));
  await rm(folder, { recursive: true });
  return figures;
}

/** The bundle of all processes, built anew. Milliseconds. */
export async function benchBundle(): Promise<unknown> {
  const entry = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
  return await repeated(3, () => bundleCases(entry, { models: ['workflows/registered.ts'] }));
}

/** A rehearsal of 18 days with six timers of three days and an activity after each, on the embedded server. Milliseconds. */
export async function benchRehearsal(): Promise<unknown> {
  const stage = await openLocalStage();
  const models = { days: eighteenDays() };
  const script = { jobs: { 'bench.echo': { complete: {} } } };
  const figures = await repeated(10, () => stage.run({ models, process: 'days', script }));
  await stage.close();
  return figures;
}

/** Timers between service tasks: twelve steps, of which every other one is made a timer of three days. */
function eighteenDays(): Model {
  const model = sequence('days', 12, 'serviceTask');
  const elements = Object.values(model.elements).map((element): [string, Element] => {
    const index = Number(/^step(\d+)$/.exec(element.id)?.[1] ?? 0);
    if (index % 2 === 0) return [element.id, element];
    const { id, incoming, outgoing } = element;
    const duration = { kind: 'string', value: 'P3D', at: [0, 0] } as const;
    return [
      id,
      {
        kind: 'intermediateCatchEvent',
        id,
        scope: 'days',
        incoming,
        outgoing,
        event: { kind: 'timer', duration },
      },
    ];
  });
  return { ...model, elements: Object.fromEntries(elements) };
}

async function repeated(times: number, work: () => Promise<unknown>): Promise<unknown> {
  const samples: number[] = [];
  for (let turn = 0; turn <= times; turn += 1) {
    const took = await timed(work);
    // The first warms up.
    if (turn > 0) samples.push(took);
  }
  return figuresOf(samples);
}
