/** A part of a small model with one way in and one way out, or none. Sizes count the nodes that it is drawn with. */
export type SmallBlock =
  | { readonly kind: 'direct' }
  | { readonly kind: 'job' }
  /** A job behind which the token comes to its end: alone, or with all that is in its scope. */
  | { readonly kind: 'dies'; readonly kills: boolean }
  | { readonly kind: 'sequence'; readonly blocks: Pair }
  | { readonly kind: 'split'; readonly split: Gate; readonly join: Gate; readonly branches: Pair }
  /** An event gateway with two events. */
  | { readonly kind: 'race'; readonly join: Gate; readonly branches: Pair }
  | { readonly kind: 'loop'; readonly join: 'xor' | 'or'; readonly body: SmallBlock }
  /** A job with an event on its border that leads past it. */
  | { readonly kind: 'boundary'; readonly interrupting: boolean; readonly join: 'xor' | 'or' }
  /** A sub-process, left early by an event on its border or taken over by an event sub-process. */
  | { readonly kind: 'scope'; readonly cut: 'never' | 'border' | 'inside'; readonly body: SmallBlock };

export type Gate = (typeof gates)[number];
type Pair = readonly [SmallBlock, SmallBlock];

const gates = ['and', 'xor', 'or'] as const;

/** Every block that is drawn with exactly so many nodes. Branches that only change places count once. */
export function blocksOf(size: number): readonly SmallBlock[] {
  const known = blocksBySize.get(size) ?? draw(size);
  blocksBySize.set(size, known);
  return known;
}

const blocksBySize = new Map<number, readonly SmallBlock[]>();

function draw(size: number): readonly SmallBlock[] {
  if (size <= 0) return [];
  const flags = [true, false];
  const merges = ['xor', 'or'] as const;
  return [
    ...(size === 1 ? [{ kind: 'job' } as const] : []),
    ...(size === 3
      ? flags.flatMap((interrupting) =>
          merges.map((join) => ({ kind: 'boundary', interrupting, join }) as const),
        )
      : []),
    ...sequencesOf(size).map((blocks) => ({ kind: 'sequence', blocks }) as const),
    ...branchingsOf(size - 2).flatMap((branches) =>
      gates.flatMap((split) => gates.map((join) => ({ kind: 'split', split, join, branches }) as const)),
    ),
    ...branchingsOf(size - 4).flatMap((branches) =>
      gates.map((join) => ({ kind: 'race', join, branches }) as const),
    ),
    ...blocksOf(size - 2).flatMap((body) => merges.map((join) => ({ kind: 'loop', join, body }) as const)),
    ...blocksOf(size - 1).map((body) => ({ kind: 'scope', cut: 'never', body }) as const),
    ...blocksOf(size - 2).flatMap((body) =>
      (['border', 'inside'] as const).map((cut) => ({ kind: 'scope', cut, body }) as const),
    ),
  ];
}

/** Two blocks one after the other, with so many nodes together. */
function sequencesOf(size: number): readonly Pair[] {
  return countTo(size - 1).flatMap((first) => pairs(blocksOf(first), blocksOf(size - first)));
}

/** Two branches side by side, the smaller first; one may be a mere flow, or lead nowhere. */
function branchingsOf(size: number): readonly Pair[] {
  return [0, ...countTo(Math.floor(size / 2))].flatMap((first) =>
    pairs(branchesOf(first), branchesOf(size - first)),
  );
}

function pairs(some: readonly SmallBlock[], others: readonly SmallBlock[]): readonly Pair[] {
  return some.flatMap((one) => others.map((other): Pair => [one, other]));
}

function countTo(last: number): readonly number[] {
  return Array.from({ length: Math.max(last, 0) }, (_, index) => index + 1);
}

function branchesOf(size: number): readonly SmallBlock[] {
  if (size < 0) return [];
  if (size === 0) return [{ kind: 'direct' }];
  const dying = size === 2 ? [true, false].map((kills) => ({ kind: 'dies', kills }) as const) : [];
  return [...blocksOf(size), ...dying];
}

/** Whether every gateway is merged as it was split and no token is lost: such a model always comes to its end. */
export function isSound(block: SmallBlock): boolean {
  switch (block.kind) {
    case 'direct':
    case 'job':
      return true;
    case 'dies':
      return false;
    case 'sequence':
      return block.blocks.every(isSound);
    case 'split':
      return (block.join === block.split || block.join === 'or') && block.branches.every(isSound);
    case 'race':
      return block.join !== 'and' && block.branches.every(isSound);
    case 'loop':
    case 'scope':
      return isSound(block.body);
    case 'boundary':
      return block.interrupting;
    default:
      return block satisfies never;
  }
}
