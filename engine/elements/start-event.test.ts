import { job, mapped, message, scenes, start } from '../testing/index.ts';

scenes('start event', [
  { when: 'a case begins', sketch: { flows: ['begin > end'] }, story: 'begin > end > demo' },
  {
    when: 'several flows leave it: a token on each',
    sketch: { elements: { a: job(), b: job() }, flows: ['begin > a > end', 'begin > b > over'] },
    story: 'begin',
    waiting: ['a', 'b'],
  },
  {
    when: 'it maps what its message brought',
    sketch: {
      elements: { lead: start(message('lead'), { outputs: mapped({ email: 'contact.email' }) }) },
      flows: ['lead > end'],
    },
    variables: { contact: { email: 'a@b.example' } },
    story: 'lead > end > demo',
    data: { email: 'a@b.example' },
  },
]);
