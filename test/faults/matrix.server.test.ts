import { expect, test } from 'vitest';
import { connectors } from '../../activities/connectors/index.gen.ts';
import { calamities, type CalamityName } from './faults.ts';
import { runMatrix, writingActions, type Cell } from './run-matrix.ts';

// A diagonal of the matrix, so that each tool and each calamity has its turn; `npm run faults` plays all of it.
const names = Object.keys(calamities) as CalamityName[];
const tools = Object.keys(connectors).filter((tool) => writingActions(tool).length > 0);
const sample = new Map(
  tools.map((tool, index) => [writingActions(tool)[0]?.id, names[index % names.length]]),
);

test('after every calamity there is exactly one effect, and the case goes on', async () => {
  const cells: Cell[] = [];
  await runMatrix({
    tools,
    atOnce: 2,
    picks: (action, calamity) => sample.get(action) === calamity,
    onCell: (cell) => cells.push(cell),
  });
  expect(cells.filter(({ outcome }) => outcome.kind === 'failed')).toEqual([]);
  expect(cells).toHaveLength(tools.length);
}, 600_000);
