import { expect, test } from 'vitest';
import { boundary, end, error, feel, scenes, sub, Trial } from '../testing/index.ts';
import type { EventDefinition } from '../model.ts';
import type { Sketch } from '../testing/index.ts';

function throwing(thrown: EventDefinition, caught: EventDefinition): Sketch {
  return {
    elements: {
      inner: sub({ elements: { fail: end(thrown) }, flows: ['go > fail'] }),
      on: boundary('inner', caught),
    },
    flows: ['begin > inner > end', 'on > told'],
  };
}

scenes('error', [
  {
    when: 'the same code',
    sketch: throwing(error('SAD'), error('SAD')),
    story: 'begin > go > on > told > demo',
  },
  {
    when: 'another code',
    sketch: throwing(error('SAD'), error('MAD')),
    story: 'begin > go',
    status: 'failed',
  },
  { when: 'any code', sketch: throwing(error('SAD'), error()), story: 'begin > go > on > told > demo' },
  {
    when: 'no code is thrown: those that name one do not catch it',
    sketch: throwing(error(), error('SAD')),
    story: 'begin > go',
    status: 'failed',
  },
  {
    when: 'a computed code',
    sketch: throwing({ kind: 'error', code: feel('"S" + "AD"') }, error('SAD')),
    story: 'begin > go > on > told > demo',
  },
  {
    when: 'a code that is no text',
    sketch: throwing({ kind: 'error', code: feel('nothing') }, error()),
    story: 'begin > go',
    waiting: ['fail'],
    incident: 'EXPRESSION_NOT_TEXT',
  },
]);

test('the throwing event counts as interrupted with its scope', () => {
  const trial = new Trial(throwing(error('SAD'), error('SAD')));
  expect(trial.log.filter((line) => line.endsWith('terminated'))).toEqual([
    'fail terminated',
    'inner terminated',
  ]);
});
