import {
  and,
  boundary,
  cancel,
  compensation,
  end,
  eventSub,
  job,
  modelOf,
  start,
  sub,
  thrown,
  transaction,
  type Draft,
  type Sketch,
} from '../../engine/testing/index.ts';
import type { Model } from '../../engine/model.ts';

/** Jobs that can be undone, one after the other, side by side, and in sub-processes. */
export type UndoShape =
  | { readonly kind: 'job' }
  | { readonly kind: 'sequence' | 'parallel'; readonly parts: readonly [UndoShape, UndoShape] }
  | { readonly kind: 'scope' | 'repairing'; readonly body: UndoShape };

/** Every shape with so many jobs; sub-processes at most around one another's parts. */
export function undoShapes(jobs: number): readonly UndoShape[] {
  if (jobs === 1) return [{ kind: 'job' }];
  const splits = Array.from({ length: jobs - 1 }, (_, index) => index + 1);
  const plain = splits.flatMap((first) =>
    withScopes(first).flatMap((one) =>
      withScopes(jobs - first).flatMap((other) =>
        (['sequence', 'parallel'] as const).map((kind) => ({ kind, parts: [one, other] }) as const),
      ),
    ),
  );
  return plain;
}

function withScopes(jobs: number): readonly UndoShape[] {
  const shapes = undoShapes(jobs);
  return [
    ...shapes,
    ...shapes.map((body) => ({ kind: 'scope', body }) as const),
    // A compensation event sub-process that does just what would be done without it.
    ...shapes.map((body) => ({ kind: 'repairing', body }) as const),
  ];
}

/** How what completed is undone. */
export const undoings = ['thrown', 'thrown beside', 'cancelled', 'cancelled midway'] as const;
export type Undoing = (typeof undoings)[number];

/** The shape as a process that undoes it; a job `doN` has the handler `undoN`. */
export function undoModel(shape: UndoShape, undoing: Undoing): Model {
  let next = 1;
  const number = (): number => next++;
  if (undoing === 'thrown' || undoing === 'thrown beside') {
    const more = undoing === 'thrown' ? {} : ({ waitForCompletion: false } as const);
    return modelOf(
      drawAround(shape, number, { back: thrown(compensation(undefined, more)) }, ['back > end']),
    );
  }
  const midway = undoing === 'cancelled midway';
  const inside = drawAround(
    shape,
    number,
    {
      back: end(midway ? { kind: 'none' } : cancel),
      ...(midway ? { stop: end(cancel), decide: job(), fork: and } : {}),
    },
    midway ? ['fork > decide > stop'] : [],
    midway ? 'fork' : 'begin',
  );
  return modelOf({
    elements: { whole: transaction(inside), left: boundary('whole', cancel) },
    flows: ['first > whole > last', 'left > told'],
  });
}

function drawAround(
  shape: UndoShape,
  number: () => number,
  more: Record<string, Draft>,
  flows: readonly string[],
  from = 'begin',
): Sketch {
  const elements: Record<string, Draft> = { begin: start({ kind: 'none' }), ...more };
  const drawn: string[] = [...flows, ...(from === 'begin' ? [] : [`begin > ${from}`])];
  const { first, last } = draw(shape, elements, drawn, number);
  drawn.push(`${from} > ${first}`, `${last} > back`);
  return { elements, flows: drawn };
}

function draw(
  shape: UndoShape,
  elements: Record<string, Draft>,
  flows: string[],
  number: () => number,
): { readonly first: string; readonly last: string } {
  const id = number();
  switch (shape.kind) {
    case 'job':
      elements[`do${id}`] = job({ compensation: `undo${id}` });
      elements[`undo${id}`] = job({ isForCompensation: true });
      return { first: `do${id}`, last: `do${id}` };
    case 'sequence': {
      const [one, other] = shape.parts.map((part) => draw(part, elements, flows, number));
      flows.push(`${one?.last} > ${other?.first}`);
      return { first: one?.first ?? '', last: other?.last ?? '' };
    }
    case 'parallel': {
      const [first, last] = [`fork${id}`, `join${id}`];
      elements[first] = and;
      elements[last] = and;
      for (const part of shape.parts) {
        const ends = draw(part, elements, flows, number);
        flows.push(`${first} > ${ends.first}`, `${ends.last} > ${last}`);
      }
      return { first, last };
    }
    case 'scope':
    case 'repairing': {
      const inner: Record<string, Draft> = { [`in${id}`]: start({ kind: 'none' }) };
      const inside: string[] = [];
      const ends = draw(shape.body, inner, inside, number);
      inside.push(`in${id} > ${ends.first}`, `${ends.last} > out${id}`);
      if (shape.kind === 'repairing') {
        const begun = start(compensation());
        inner[`repair${id}`] = eventSub({
          elements: { [`asked${id}`]: begun, [`all${id}`]: end(compensation()) },
          flows: [`asked${id} > all${id}`],
        });
      }
      elements[`scope${id}`] = sub({ elements: inner, flows: inside });
      return { first: `scope${id}`, last: `scope${id}` };
    }
    default:
      return shape satisfies never;
  }
}
