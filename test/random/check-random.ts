import fc from 'fast-check';
import { modelOf } from '../../engine/testing/index.ts';
import { anyBlock, type Block } from './block.ts';
import { checkedBy, type Checked } from './checked.ts';
import { Drawing } from './drawing.ts';
import { play, type Played } from './play.ts';
import { faultOfBlocks } from './soundness.ts';

/** Draws the block as a process and plays it. */
export function playBlock(block: Block, choices: readonly number[]): Played {
  const drawing = Drawing.of();
  const model = modelOf(drawing.inside(block));
  const played = play(model, choices);
  const fault = played.fault ?? faultOfBlocks(drawing.blocks, played.path);
  return { ...played, ...(fault === undefined ? {} : { fault }) };
}

/** Plays so many random models; a failure names the seed, and the smallest model and choices that fail. */
export function checkRandom(runs: number, seed: number): Checked {
  const choices = fc.array(fc.nat(99), { maxLength: 60 });
  const property = fc.property(anyBlock(), choices, (block, chosen) => {
    const { fault } = playBlock(block, chosen);
    if (fault !== undefined) throw new Error(fault);
  });
  return checkedBy(fc.check(property, { numRuns: runs, seed, includeErrorInReport: true }));
}
