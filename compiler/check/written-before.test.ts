import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileSketch, node, path, sketch } from '../testing/sketch.ts';
import { checkDefinition } from './index.ts';

const start = z.object({ budget: z.int() });

/** Checks a process whose cases begin with a budget, and that has these texts besides. */
async function checkWith(process: string, names: readonly string[]): Promise<readonly string[]> {
  const { models } = await compileSketch(sketch(process));
  const texts = Object.fromEntries(names.map((name) => [name, z.string().optional()]));
  const schema = { start, variables: start.extend(texts), tasks: {}, messages: {} };
  const found: string[] = [];
  const add = (id: string, { code, hint }: { code: string; hint: string }) =>
    void found.push(`${code} ${id} ${hint}`);
  for (const model of models)
    checkDefinition(model, { schema, actions: {}, called: {}, error: add, warning: add });
  return found;
}

describe('what nothing writes before', () => {
  const write = (id: string, target: string): string =>
    node(
      'scriptTask',
      id,
      `<extensionElements><zeebe:script expression="=&quot;x&quot;" resultVariable="${target}" /></extensionElements>`,
    );
  const read = (id: string, name: string): string =>
    node(
      'scriptTask',
      id,
      `<extensionElements><zeebe:script expression="=${name} + &quot;!&quot;" resultVariable="contactId" /></extensionElements>`,
    );
  const ends = node('startEvent', 'begin') + node('endEvent', 'end');

  it('is told, with who writes it behind', async () => {
    const late = ends + read('use', 'reason') + write('say', 'reason') + path('begin > use > say > end');
    expect(await checkWith(late, ['reason', 'contactId'])).toEqual([
      'VARIABLE_NEVER_SET use It is written by say, behind this.',
    ]);
  });

  it('is told of a variable that nothing writes at all', async () => {
    const found = await checkWith(ends + write('say', 'reason') + path('begin > say > end'), [
      'reason',
      'contactId',
    ]);
    expect(found).toEqual([
      'VARIABLE_NEVER_SET demo Add the output that should write it, or remove it from the variables.',
    ]);
  });

  it.each([
    ['before', path('begin > say > use > end')],
    [
      'in a loop',
      node('exclusiveGateway default="again-end"', 'again') +
        path('begin > use > say > again > end') +
        path('again > use', '=budget &gt; 1'),
    ],
    [
      'beside',
      node('parallelGateway', 'fork') +
        node('parallelGateway', 'join') +
        path('begin > fork > say > join > end') +
        path('fork > use > join'),
    ],
  ])('is not told of what is written %s', async (_what, flows) => {
    const process = ends + read('use', 'reason') + write('say', 'reason') + flows;
    expect(await checkWith(process, ['reason', 'contactId'])).toEqual([]);
  });

  const split = (kind: string): string =>
    node(
      `${kind} default="fork-other"`.replace('parallelGateway default="fork-other"', 'parallelGateway'),
      'fork',
    ) +
    node(kind, 'join') +
    node('task', 'other');
  const when = (kind: string): string | undefined =>
    kind === 'inclusiveGateway' ? '=budget &gt; 1' : undefined;

  it.each(['parallelGateway', 'inclusiveGateway'])('is told behind a %s', async (kind) => {
    const flows = [
      // Written behind the join, read on a branch.
      path('fork > use', when(kind)) + path('use > join') + path('begin > fork > other > join > say > end'),
      // Written later on the same branch.
      path('fork > use', when(kind)) + path('use > say > join') + path('begin > fork > other > join > end'),
      // Written and read behind the join.
      path('fork > join', when(kind)) + path('begin > fork > other > join > use > say > end'),
    ];
    for (const drawn of flows) {
      const process = ends + split(kind) + read('use', 'reason') + write('say', 'reason') + drawn;
      expect(await checkWith(process, ['reason', 'contactId'])).toEqual([
        'VARIABLE_NEVER_SET use It is written by say, behind this.',
      ]);
    }
  });

  it('is not told behind a split that is not joined', async () => {
    const process =
      ends +
      node('parallelGateway', 'fork') +
      node('exclusiveGateway', 'meet') +
      node('task', 'other') +
      read('use', 'reason') +
      write('say', 'reason') +
      path('begin > fork > other > meet > use > say > end') +
      path('fork > meet');
    expect(await checkWith(process, ['reason', 'contactId'])).toEqual([]);
  });

  const boundary = (cancels: boolean): string =>
    node('task', 'host') +
    node(
      `boundaryEvent attachedToRef="host" cancelActivity="${cancels}"`,
      'late',
      '<timerEventDefinition id="lateTimer"><timeDuration>PT1H</timeDuration></timerEventDefinition>',
    ) +
    node('endEvent', 'lateEnd');
  const never = ['VARIABLE_NEVER_SET use It is written by say, behind this.'];

  it.each([
    [
      'behind an event on the border, read behind its host',
      path('begin > host > use > end') + path('late > say > lateEnd'),
      [],
    ],
    [
      'behind the host, read behind an event on its border, while the host is open',
      path('begin > host > say > end') + path('late > use > lateEnd'),
      never,
    ],
    [
      'behind the host, read behind an event on its border, but later',
      node('task', 'pause') + path('begin > host > say > end') + path('late > pause > use > lateEnd'),
      [],
    ],
    [
      'behind what the event leads to as well',
      node('exclusiveGateway', 'meet') + path('begin > host > meet > use > say > end') + path('late > meet'),
      [],
    ],
    [
      'behind a step with an event on its border, read before',
      path('begin > host > use > say > end') + path('late > lateEnd'),
      never,
    ],
    [
      'behind the host, read in front of it',
      path('begin > use > host > say > end') + path('late > lateEnd'),
      never,
    ],
  ])('is told as it is of what is written %s', async (_what, flows, said) => {
    const process = ends + boundary(false) + read('use', 'reason') + write('say', 'reason') + flows;
    expect(await checkWith(process, ['reason', 'contactId'])).toEqual(said);
  });

  it('is told behind the host of an event that ends it', async () => {
    const flows = path('begin > host > use > end') + path('late > say > lateEnd');
    const process = ends + boundary(true) + read('use', 'reason') + write('say', 'reason') + flows;
    expect(await checkWith(process, ['reason', 'contactId'])).toEqual(never);
  });

  const scoped = (interrupting: boolean, inside: string, first: string, second: string): string =>
    ends +
    inside +
    path(`begin > ${first} > end`) +
    node(
      'subProcess triggeredByEvent="true"',
      'extra',
      node(
        `startEvent isInterrupting="${interrupting}"`,
        'extraBegin',
        '<timerEventDefinition id="extraTimer"><timeDuration>PT1H</timeDuration></timerEventDefinition>',
      ) +
        second +
        node('endEvent', 'extraEnd'),
    );

  it.each([
    ['by an event sub-process beside it', false, 'use', 'say', []],
    ['by an event sub-process that ends it', true, 'use', 'say', never],
    ['before an event sub-process that ends it', true, 'say', 'use', []],
  ])('is told as it is of what is written %s', async (_what, interrupting, first, second, said) => {
    const steps = { use: read('use', 'reason'), say: write('say', 'reason') };
    const isFirst = first === 'use';
    const inner = (isFirst ? steps.say : steps.use) + path(`extraBegin > ${second} > extraEnd`);
    const process = scoped(interrupting, isFirst ? steps.use : steps.say, first, inner);
    expect(await checkWith(process, ['reason', 'contactId'])).toEqual(said);
  });
});
