import { describe, expect, it } from 'vitest';
import { compileSketch, node, path, sketch } from '../testing/sketch.ts';

const begin = node('startEvent', 'begin');
const end = node('endEvent', 'end');
const spoken = 'BPMN_DEADLOCK BPMN_NO_SYNCHRONIZATION';

const findingsIn = async (xml: string, foreign = false) => {
  const { diagnostics } = await compileSketch(xml, { foreign });
  return diagnostics.filter(({ code }) => spoken.includes(code));
};

/** Blocks one after the other, each with a split, two tasks and a join. */
function chain(count: number, split: string, join: string): string {
  const names = Array.from({ length: count }, (_, index) => index);
  const nodes = names.map((n) => {
    const gateway = split === 'exclusiveGateway' ? `${split} default="split${n}-b${n}"` : split;
    return (
      node(gateway, `split${n}`) + node('task', `a${n}`) + node('task', `b${n}`) + node(join, `join${n}`)
    );
  });
  const condition = split === 'exclusiveGateway' ? '=x' : undefined;
  const flows = names.map(
    (n) =>
      path(`${n === 0 ? 'begin' : `join${n - 1}`} > split${n}`) +
      path(`split${n} > a${n}`, condition) +
      path(`a${n} > join${n}`) +
      path(`split${n} > b${n} > join${n}`),
  );
  return sketch(begin + nodes.join('') + end + flows.join('') + path(`join${count - 1} > end`));
}

/** A parallel block of so many branches, each with so many steps after which it may end. */
function lace(branches: number, steps: number): string {
  const all = Array.from({ length: branches * steps }, (_, index) => index);
  const nodes = all.map(
    (n) =>
      node(`exclusiveGateway default="x${n}-${n % steps < steps - 1 ? `x${n + 1}` : 'join'}"`, `x${n}`) +
      node('endEvent', `e${n}`),
  );
  const flows = all.map(
    (n) =>
      (n % steps === 0 ? path(`split > x${n}`) : '') +
      path(`x${n} > e${n}`, '=x') +
      path(`x${n} > ${n % steps < steps - 1 ? `x${n + 1}` : 'join'}`),
  );
  const gateways = node('parallelGateway', 'split') + node('parallelGateway', 'join');
  return sketch(
    begin + gateways + nodes.join('') + end + flows.join('') + path('begin > split') + path('join > end'),
  );
}

describe('soundness', () => {
  it('says why, and what to do', async () => {
    const named = chain(1, 'exclusiveGateway', 'parallelGateway').replace(
      'id="split0"',
      'id="split0" name="Which?"',
    );
    expect(await findingsIn(named)).toMatchObject([
      {
        element: 'join0',
        severity: 'error',
        message:
          'waits for tokens from both task a0 and task b0, but exclusive gateway "Which?" (split0) sends one of them only: a deadlock',
        hint: 'Join with an exclusive gateway, or split with a parallel one.',
      },
    ]);
    expect(await findingsIn(chain(1, 'parallelGateway', 'task'))).toMatchObject([
      {
        element: 'join0',
        severity: 'warning',
        message:
          'parallel gateway split0 can send tokens here by way of both task a0 and task b0, and nothing joins them: it may run twice',
        hint: 'Join them with a parallel gateway in front of it.',
      },
    ]);
  });

  it('only warns of what others drew', async () => {
    const found = await findingsIn(chain(1, 'exclusiveGateway', 'parallelGateway'), true);
    expect(found.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('names every place in a diagram of five thousand elements', async () => {
    expect(await findingsIn(chain(1_250, 'exclusiveGateway', 'parallelGateway'))).toHaveLength(1_250);
    expect(await findingsIn(chain(1_250, 'parallelGateway', 'parallelGateway'))).toEqual([]);
  });

  it('says nothing of joins in a part with more states than anybody wants to see', async () => {
    expect(await findingsIn(lace(2, 3))).toHaveLength(1);
    expect(await findingsIn(lace(30, 30))).toEqual([]);
  });
});
