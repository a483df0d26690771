import { expect, it } from 'vitest';
import { createProgress } from './progress.mjs';

const escape = '\u001b';

/** @param {{ isTTY: boolean, env?: NodeJS.ProcessEnv }} terminal */
function record({ isTTY, env = {} }) {
  let written = '';
  let clock = 0;
  const stream = { isTTY, write: (/** @type {string} */ text) => void (written += text) };
  const progress = createProgress({ stream, env, now: () => clock });
  const step = progress.begin('Building');
  clock = 30_000;
  step.advance(25, 100);
  progress.say('a word');
  step.finish();
  return written;
}

it('writes plain lines where there is no terminal: no colour, no bar, no carriage return', () => {
  expect(record({ isTTY: false })).toBe('Building …\na word\nBuilding: 30 s\n');
});

it('draws a bar with the estimated time on a terminal', () => {
  const written = record({ isTTY: true });
  expect(written).toContain('███████');
  expect(written).toContain('25 %');
  expect(written).toContain('about 2 min left');
  expect(written).toContain(`${escape}[2m`);
});

it.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('uses no colour with %o', (env) => {
  expect(record({ isTTY: true, env })).not.toContain(`${escape}[2m`);
});
