import { caught, job, link, or, scenes, thrown } from '../testing/index.ts';

scenes('link', [
  {
    when: 'a token gets to its throwing end: it goes on at the catching end',
    sketch: {
      elements: { off: thrown(link('page 2')), on: caught(link('page 2')) },
      flows: ['begin > off > on > end'],
    },
    story: 'begin > off > on > end > demo',
  },
  {
    when: 'several lead to one',
    sketch: {
      elements: {
        split: or,
        a: thrown(link('x')),
        b: thrown(link('x')),
        on: caught(link('x')),
      },
      flows: ['begin > split > a > on', 'split > b > on > end'],
    },
    story: 'begin > split > a > b > on > on > end > end > demo',
  },
  {
    when: 'a join looks through it: the token behind it may still come',
    sketch: {
      elements: {
        split: or,
        slow: job(),
        off: thrown(link('x')),
        on: caught(link('x')),
        join: or,
      },
      flows: ['begin > split > quick > join > end', 'split > slow > off > on > join'],
    },
    play: (trial) => trial.done('slow'),
    story: 'begin > split > quick > slow > off > on > join > end > demo',
  },
]);
