import fc from 'fast-check';

/** A part of a random process with one way in and one way out: whatever is put together of these is sound. */
export type Block =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'exclusive'; readonly branches: readonly Block[] }
  | { readonly kind: 'parallel'; readonly branches: readonly Block[] }
  | { readonly kind: 'inclusive'; readonly branches: readonly Block[] }
  | { readonly kind: 'race'; readonly branches: readonly Block[] }
  | { readonly kind: 'loop'; readonly body: Block }
  | { readonly kind: 'subProcess'; readonly body: Block; readonly cutShort: boolean }
  | {
      readonly kind: 'boundary';
      readonly on: Trigger;
      readonly interrupting: boolean;
      readonly body: Block;
      readonly handler: Block;
    }
  | {
      readonly kind: 'eventSubProcess';
      readonly on: Trigger;
      readonly interrupting: boolean;
      readonly body: Block;
      readonly handler: Block;
    }
  | {
      readonly kind: 'multiInstance';
      readonly body: Block;
      readonly sequential: boolean;
      readonly enough: boolean;
    }
  | {
      readonly kind: 'escalation';
      readonly interrupting: boolean;
      readonly body: Block;
      readonly handler: Block;
    }
  | { readonly kind: 'signal'; readonly body: Block; readonly handler: Block }
  | { readonly kind: 'link'; readonly branches: readonly Block[] }
  | { readonly kind: 'compensation'; readonly body: Block; readonly how: Undoing }
  | { readonly kind: 'transaction'; readonly body: Block; readonly many: boolean }
  | { readonly kind: 'complex'; readonly branches: readonly Block[]; readonly enough: number }
  /** Waits for data that another branch writes. */
  | { readonly kind: 'conditional'; readonly body: Block; readonly behindGateway: boolean }
  /** Waits for the first or for all of several triggers. */
  | { readonly kind: 'multiple'; readonly parallel: boolean }
  /** Throws several things at once. */
  | { readonly kind: 'throwAll' }
  | { readonly kind: 'standardLoop'; readonly body: Block; readonly testBefore: boolean }
  | { readonly kind: 'quantities'; readonly body: Block }
  | { readonly kind: 'supply'; readonly body: Block }
  | {
      readonly kind: 'adHoc';
      readonly branches: readonly Block[];
      readonly sequential: boolean;
      readonly enough: boolean;
    };

export type BlockKind = Block['kind'];
export type BlockOf<K extends BlockKind> = Extract<Block, { kind: K }>;
export type Step = (typeof steps)[number];
export type Trigger = (typeof triggers)[number];
export type Undoing = (typeof undoings)[number];

const steps = ['job', 'person', 'script', 'nothing', 'receive', 'send', 'timer', 'call', 'listened'] as const;
const triggers = ['timer', 'message', 'error', 'signal', 'condition', 'either', 'both'] as const;
const undoings = ['awaited', 'beside', 'inside'] as const;

/** Any block, blocks in blocks as deep as that; those found failing shrink towards a single step. */
export function anyBlock(maxDepth = 4): fc.Arbitrary<Block> {
  return fc.letrec<{ block: Block }>((tie) => {
    const block = tie('block');
    const branches = fc.array(block, { minLength: 2, maxLength: 3 });
    const reaction = {
      on: fc.constantFrom(...triggers),
      interrupting: fc.boolean(),
      body: block,
      handler: block,
    };
    return {
      block: fc.oneof(
        { maxDepth, depthSize: 'small', withCrossShrink: true },
        fc.record({ kind: fc.constant('step' as const), step: fc.constantFrom(...steps) }),
        fc.record({
          kind: fc.constant('sequence' as const),
          blocks: fc.array(block, { minLength: 1, maxLength: 3 }),
        }),
        fc.record({
          kind: fc.constantFrom(
            'exclusive' as const,
            'parallel' as const,
            'inclusive' as const,
            'race' as const,
          ),
          branches,
        }),
        fc.record({ kind: fc.constant('loop' as const), body: block }),
        fc.record({ kind: fc.constant('subProcess' as const), body: block, cutShort: fc.boolean() }),
        fc.record({ kind: fc.constant('boundary' as const), ...reaction }),
        fc.record({ kind: fc.constant('eventSubProcess' as const), ...reaction }),
        fc.record({
          kind: fc.constant('multiInstance' as const),
          body: block,
          sequential: fc.boolean(),
          enough: fc.boolean(),
        }),
        fc.record({
          kind: fc.constant('escalation' as const),
          interrupting: fc.boolean(),
          body: block,
          handler: block,
        }),
        fc.record({ kind: fc.constant('signal' as const), body: block, handler: block }),
        fc.record({ kind: fc.constant('link' as const), branches }),
        fc.record({
          kind: fc.constant('compensation' as const),
          body: block,
          how: fc.constantFrom(...undoings),
        }),
        fc.record({ kind: fc.constant('transaction' as const), body: block, many: fc.boolean() }),
        fc.record({
          kind: fc.constant('complex' as const),
          branches,
          enough: fc.integer({ min: 1, max: 2 }),
        }),
        fc.record({ kind: fc.constant('conditional' as const), body: block, behindGateway: fc.boolean() }),
        fc.record({ kind: fc.constant('multiple' as const), parallel: fc.boolean() }),
        fc.record({ kind: fc.constant('throwAll' as const) }),
        fc.record({
          kind: fc.constantFrom('quantities' as const, 'supply' as const),
          body: block,
        }),
        fc.record({ kind: fc.constant('standardLoop' as const), body: block, testBefore: fc.boolean() }),
        fc.record({
          kind: fc.constant('adHoc' as const),
          branches,
          sequential: fc.boolean(),
          enough: fc.boolean(),
        }),
      ),
    };
  }).block;
}
