import { expect, test } from 'vitest';
import { allPaths, expectedOrder, undoneIn } from './undo-order.ts';
import { undoings, undoModel, undoShapes } from './undo-shape.ts';

/** All with one or two jobs, and every fourth with three. */
const shapes = [...[1, 2].flatMap(undoShapes), ...undoShapes(3).filter((_, index) => index % 4 === 0)];

test.each(undoings)(
  '%s: whatever completed is undone once, the last first, in every order of events',
  (how) => {
    let paths = 0;
    const faults: string[] = [];
    for (const shape of shapes) {
      const model = undoModel(shape, how);
      for (const { path, state } of allPaths(model)) {
        paths += 1;
        const late = path.filter(({ event, element }) => event === 'terminated' && element.startsWith('do'));
        const lateUndone = late.map(({ element }) => element.replace('do', 'undo'));
        const undone = undoneIn(path);
        // Jobs that were cut short and did their work after all are undone as well, before all others.
        const first = undone.slice(0, lateUndone.length).toSorted();
        const expected = [...lateUndone.toSorted(), ...expectedOrder(model, path)].join(' ');
        const found = [...first, ...undone.slice(lateUndone.length)].join(' ');
        if (state.status !== 'completed' || found !== expected)
          faults.push(`${JSON.stringify(shape)}: ${state.status}, ${found}, not ${expected}`);
      }
    }
    expect(faults).toEqual([]);
    expect(paths).toBeGreaterThan(100);
  },
);
