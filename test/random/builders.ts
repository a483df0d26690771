import type { EventDefinition } from '../../engine/model.ts';
import {
  adHoc,
  after,
  again,
  all,
  and,
  any,
  becomes,
  boundary,
  cancel,
  caught,
  compensation,
  complex,
  each,
  either,
  end,
  error,
  escalation,
  eventSub,
  every,
  feel,
  job,
  link,
  message,
  or,
  signal,
  start,
  sub,
  terminate,
  text,
  thrown,
  transaction,
  xor,
  type Draft,
} from '../../engine/testing/index.ts';
import type { Block, BlockKind, BlockOf, Trigger } from './block.ts';
import type { Drawing, Ends } from './drawing.ts';
import { drawStep } from './steps.ts';

/** How each kind of block is drawn. */
export const builders: { readonly [K in BlockKind]: (block: BlockOf<K>, drawing: Drawing) => Ends } = {
  step: ({ step }, drawing) => drawStep(step, drawing),

  sequence({ blocks }, drawing) {
    const first = drawing.add('from', { kind: 'task' });
    const ends = blocks.map((block) => drawing.draw(block));
    for (const [index, { first: next }] of ends.entries()) drawing.flow(ends[index - 1]?.last ?? first, next);
    return { first, last: ends.at(-1)?.last ?? first };
  },

  exclusive({ branches }, drawing) {
    const { ask, answer } = question(drawing);
    const [split, join] = [drawing.add('choose', xor), drawing.add('merge', xor)];
    drawing.flow(ask, split);
    for (const [index, branch] of branches.entries())
      drawing.between(split, branch, join, index === 0 ? ' else' : ` if ${answer} = ${index}`);
    return { first: ask, last: join };
  },

  parallel({ branches }, drawing) {
    const [split, join] = [drawing.add('fork', and), drawing.add('join', and)];
    for (const branch of branches) drawing.between(split, branch, join);
    return { first: split, last: join };
  },

  inclusive({ branches }, drawing) {
    const { ask, answer } = question(drawing);
    const [split, join] = [drawing.add('some', or), drawing.add('sync', or)];
    drawing.flow(ask, split);
    for (const [index, branch] of branches.entries()) {
      const bit = `odd(floor(${answer} / ${2 ** index}))`;
      drawing.between(split, branch, join, index === 0 ? ' else' : ` if ${bit}`);
    }
    return { first: ask, last: join };
  },

  race({ branches }, drawing) {
    const [wait, join] = [drawing.add('race', either), drawing.add('merge', xor)];
    for (const [index, branch] of branches.entries()) {
      const event = drawing.add('first', (id) => caught(index === 0 ? after('P1D') : message(id)));
      drawing.flow(wait, event);
      drawing.between(event, branch, join);
    }
    return { first: wait, last: join };
  },

  loop({ body }, drawing) {
    const [before, next] = [drawing.add('before', { kind: 'task' }), drawing.add('next', { kind: 'task' })];
    const [merge, again] = [drawing.add('merge', xor), drawing.add('again', xor)];
    const { ask, answer } = question(drawing);
    drawing.flow(before, merge);
    drawing.between(merge, body, ask);
    drawing.flow(ask, again);
    drawing.flow(again, merge, ` if ${answer} > 4`);
    drawing.flow(again, next, ' else');
    return { first: before, last: next };
  },

  subProcess({ body, cutShort }, drawing) {
    if (!cutShort) return alone(drawing.add('inner', sub(drawing.inside(body))));
    const inside = drawing.empty();
    const fork = inside.add('fork', and);
    inside.between(fork, body, inside.add('end', end({ kind: 'none' })));
    const stopper = inside.add('stopper', job());
    inside.flow(fork, stopper);
    inside.flow(stopper, inside.add('stop', end(terminate)));
    inside.flow(inside.add('begin', start({ kind: 'none' })), fork);
    return alone(drawing.add('inner', sub(inside)));
  },

  boundary({ on, interrupting, body, handler }, drawing) {
    const host = drawing.add('host', sub(drawing.inside(body)));
    const interrupts = interrupting || on === 'error';
    const event = drawing.add('on', (id) =>
      boundary(host, triggerOf(on, interrupts, id, drawing), { interrupting: interrupts }),
    );
    const merge = drawing.add('merge', xor);
    drawing.flow(host, merge);
    drawing.between(event, handler, interrupts ? merge : drawing.add('aside', end({ kind: 'none' })));
    return { first: host, last: merge };
  },

  eventSubProcess({ on, interrupting, body, handler }, drawing) {
    const inside = drawing.inside(body);
    const interrupts = interrupting || on === 'error';
    const name = inside.add('react', eventSub({ flows: [] }));
    const begin = start(triggerOf(on, interrupts, name, drawing), { interrupting: interrupts });
    inside.elements[name] = eventSub(inside.inside(handler, begin));
    return alone(drawing.add('inner', sub(inside)));
  },

  multiInstance({ body, sequential, enough }, drawing) {
    const completionCondition = feel('numberOfCompletedInstances >= 2');
    const loop = each('[1, 2, 3]', { sequential, ...(enough ? { completionCondition } : {}) });
    const itself = body.kind === 'step' && body.step !== 'timer';
    const many = itself ? drawStep(body.step, drawing).first : drawing.add('each', sub(drawing.inside(body)));
    drawing.elements[many] = { ...drawing.elements[many], loop } as Draft;
    return framed(many, drawing);
  },

  compensation({ body, how }, drawing) {
    const inside = drawing.empty();
    const awaited = how === 'beside' ? ({ waitForCompletion: false } as const) : {};
    const back = (how === 'inside' ? drawing : inside).add('back', thrown(compensation(undefined, awaited)));
    const last = inside.add('end', end({ kind: 'none' }));
    bookThen(inside, body, how === 'inside' ? last : back);
    if (how === 'inside') {
      const begin = start(compensation());
      const all = { kind: 'step', step: 'job' } as const;
      inside.elements[inside.add('repair', eventSub({ flows: [] }))] = eventSub(inside.inside(all, begin));
    } else inside.flow(back, last);
    const inner = drawing.add('inner', sub(inside));
    if (how === 'inside') drawing.flow(inner, back);
    return how === 'inside' ? { first: inner, last: back } : alone(inner);
  },

  transaction({ body, many }, drawing) {
    const inside = drawing.empty();
    const { ask, answer } = question(inside);
    const which = inside.add('which', xor);
    bookThen(inside, body, ask);
    inside.flow(ask, which);
    inside.flow(which, inside.add('stop', end(cancel)), ` if ${answer} > 4`);
    inside.flow(which, inside.add('end', end({ kind: 'none' })), ' else');
    const loop = many ? { loop: each('[1, 2, 3]') } : {};
    const whole = drawing.add('whole', transaction(inside, loop));
    const cancelled = drawing.add('cancelled', boundary(whole, cancel));
    // A token goes in before it and comes out behind it, however many instances it has.
    const [before, merge] = [drawing.add('before', { kind: 'task' }), drawing.add('merge', xor)];
    drawing.flow(before, whole);
    drawing.flow(whole, merge);
    drawing.flow(cancelled, merge);
    return { first: before, last: merge };
  },

  complex({ branches, enough }, drawing) {
    const split = drawing.add('fork', and);
    const join = drawing.add('some', complex(`activationCount >= ${enough}`));
    for (const branch of branches) drawing.between(split, branch, join);
    return { first: split, last: join };
  },

  escalation({ interrupting, body, handler }, drawing) {
    const inside = drawing.empty();
    const [fork, last] = [inside.add('fork', and), inside.add('end', end({ kind: 'none' }))];
    const [pause, tell] = [inside.add('pause', job()), inside.add('tell', thrown(escalation('LATE')))];
    inside.flow(inside.add('begin', start({ kind: 'none' })), fork);
    inside.between(fork, body, last);
    inside.flow(fork, pause);
    inside.flow(pause, tell);
    inside.flow(tell, last);
    const host = drawing.add('host', sub(inside));
    const event = drawing.add('late', boundary(host, escalation('LATE'), { interrupting }));
    const merge = drawing.add('merge', xor);
    drawing.flow(host, merge);
    drawing.between(event, handler, interrupting ? merge : drawing.add('aside', end({ kind: 'none' })));
    return { first: host, last: merge };
  },

  signal({ body, handler }, drawing) {
    const [fork, join] = [drawing.add('fork', and), drawing.add('join', and)];
    const tell = drawing.add('tell', (id) => thrown(signal(drawing.signalOf(id, 'throws'))));
    const hear = drawing.add('hear', caught(signal(drawing.signalOf(tell, 'throws'))));
    drawing.between(fork, body, tell);
    drawing.flow(tell, join);
    drawing.flow(fork, hear);
    drawing.between(hear, handler, join);
    return { first: fork, last: join };
  },

  link({ branches }, drawing) {
    const { ask, answer } = question(drawing);
    const [split, on] = [drawing.add('choose', xor), drawing.add('on', (id) => caught(link(id)))];
    drawing.flow(ask, split);
    for (const [index, branch] of branches.entries()) {
      const off = drawing.add('off', thrown(link(on)));
      drawing.between(split, branch, off, index === 0 ? ' else' : ` if ${answer} = ${index}`);
      drawing.flow(off, on);
    }
    return { first: ask, last: on };
  },

  conditional({ body, behindGateway }, drawing) {
    const [fork, join] = [drawing.add('fork', and), drawing.add('join', and)];
    const { ask, answer } = question(drawing);
    const event = drawing.add('when', caught(becomes(`${answer} != null`)));
    drawing.flow(fork, ask);
    drawing.between(ask, body, join);
    if (behindGateway) {
      const [race, late] = [drawing.add('race', either), drawing.add('late', (id) => caught(message(id)))];
      const merge = drawing.add('merge', xor);
      for (const [from, to] of [
        [fork, race],
        [race, event],
        [race, late],
        [event, merge],
        [late, merge],
        [merge, join],
      ] as const)
        drawing.flow(from, to);
    } else {
      drawing.flow(fork, event);
      drawing.flow(event, join);
    }
    return { first: fork, last: join };
  },

  multiple({ parallel }, drawing) {
    const triggers = (id: string) => [message(`${id}a`), after('P1D'), message(`${id}b`)];
    return alone(drawing.add('wait', (id) => caught(parallel ? all(...triggers(id)) : any(...triggers(id)))));
  },

  throwAll(_, drawing) {
    return alone(drawing.add('tell', (id) => thrown(any(message(id), sentBy(id), message(`${id}b`)))));
  },

  standardLoop({ body, testBefore }, drawing) {
    const many = drawing.add(
      'again',
      sub(drawing.inside(body), { repeat: again('loopCounter < 2', { testBefore }) }),
    );
    return framed(many, drawing);
  },

  quantities({ body }, drawing) {
    const [twice, pair] = [
      drawing.add('twice', { kind: 'task', completionQuantity: 2 }),
      drawing.add('pair', { kind: 'task', startQuantity: 2 }),
    ];
    // Two tokens at once in one scope are no sound use of an inclusive join: each has a scope of its own.
    const each = drawing.add('inner', sub(drawing.inside(body)));
    drawing.flow(twice, each);
    drawing.flow(each, pair);
    return { first: twice, last: pair };
  },

  supply({ body }, drawing) {
    const [split, join] = [drawing.add('fork', and), drawing.add('join', and)];
    const write = drawing.add('write', job());
    const read = drawing.add('read', { kind: 'task', inputSets: [[feel(`answer_${write}`)]] });
    drawing.flow(split, write);
    drawing.between(write, body, join);
    drawing.flow(split, read);
    drawing.flow(read, join);
    return { first: split, last: join };
  },

  adHoc({ branches, sequential, enough }, drawing) {
    const inside = drawing.empty();
    const ids = branches.map((branch) => {
      // People may begin the same thing twice at once: each time it has a scope of its own.
      const first = inside.add('inner', sub(inside.inside(branch)));
      inside.flow(first, inside.add('then', { kind: 'task' }));
      return JSON.stringify(first);
    });
    return alone(
      drawing.add(
        'any',
        adHoc(inside, {
          activates: feel(`[${ids.join(', ')}]`),
          sequential,
          // What is under way is waited for, so that as many tokens leave a block as came in.
          ...(enough ? { completionCondition: feel('true'), cancelRemaining: false } : {}),
        }),
      ),
    );
  },
};

/** A message that a job sends. */
function sentBy(id: string) {
  return { ...message(id), job: { type: text('send') } };
}

/** The instances of a loop are in the path, it is not: a token goes in before it and comes out behind it. */
function framed(many: string, drawing: Drawing): Ends {
  const [before, next] = [drawing.add('before', { kind: 'task' }), drawing.add('next', { kind: 'task' })];
  drawing.flow(before, many);
  drawing.flow(many, next);
  return { first: before, last: next };
}

/** A job whose answer, a number, the conditions behind it read. */
function question(drawing: Drawing): { readonly ask: string; readonly answer: string } {
  const ask = drawing.add('ask', job());
  return { ask, answer: `answer_${ask}` };
}

/** From a start event through a job that can be undone and the block to an element. */
function bookThen(inside: Drawing, body: Block, to: string): void {
  const undo = inside.add('undo', job({ isForCompensation: true }));
  const book = inside.add('book', job({ compensation: undo }));
  inside.flow(inside.add('begin', start({ kind: 'none' })), book);
  inside.between(book, body, to);
}

function alone(id: string): Ends {
  return { first: id, last: id };
}

function triggerOf(on: Trigger, interrupting: boolean, name: string, drawing: Drawing): EventDefinition {
  if (on === 'error') return error('RISK');
  if (on === 'message') return message(name);
  if (on === 'signal') return signal(drawing.signalOf(name, 'catches'));
  const timer = interrupting ? after('P2D') : every('R2/PT5H');
  // Every answer tells the mood, so it changes again and again.
  if (on === 'condition') return becomes('mood > 6');
  if (on === 'either') return any(message(name), timer, becomes('mood > 8'));
  if (on === 'both') return all(message(name), timer, becomes('mood < 5'));
  return timer;
}
