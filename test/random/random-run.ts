import { START, type MemoryRun } from '../../engine/memory/run-in-memory.ts';
import { caught, end, feel, modelOf, start } from '../../engine/testing/index.ts';
import type { Block } from './block.ts';
import { Drawing, type Place } from './drawing.ts';
import { randomScript } from './random-script.ts';

/** What a random run is made of. */
export interface Recipe {
  readonly main: Block;
  /** What the processes do that are called, from the outside in. */
  readonly called: Block;
  readonly choices: readonly number[];
  readonly times: number;
}

/** A process, one that it calls, and one that is called by that, with a script that answers all of them. */
export function randomRun({ main, called, choices, times }: Recipe): MemoryRun {
  const demo = modelOf(Drawing.of({ from: 1, calls: 'another', called: false }).inside(main));
  const another = modelOf(calledBy(called, { from: 1001, calls: 'innermost', called: true }), 'another');
  const job: Block = { kind: 'step', step: 'job' };
  const innermost = modelOf(calledBy(job, { from: 2001, called: true }), 'innermost');
  const models = { demo, another, innermost };
  const script = randomScript(Object.values(models), demo, choices, times);
  return { models, process: 'demo', script, start: START };
}

/** Waits first, for how long its caller says: two that are called at the same time do nothing at the same time. */
function calledBy(block: Block, place: Place): Drawing {
  const drawing = Drawing.of(place);
  const begin = drawing.add('begin', start({ kind: 'none' }));
  const wait = drawing.add('wait', caught({ kind: 'timer', duration: feel('duration("PT7M") * nth') }));
  drawing.flow(begin, wait);
  drawing.between(wait, block, drawing.add('end', end({ kind: 'none' })));
  return drawing;
}
