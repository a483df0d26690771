import { end, scenes, thrown } from '../testing/index.ts';

const none = { kind: 'none' } as const;

scenes('no event definition', [
  {
    when: 'nothing is thrown: the token goes on',
    sketch: { elements: { half: thrown(none), over: end(none) }, flows: ['begin > half > over'] },
    story: 'begin > half > over > demo',
  },
]);
