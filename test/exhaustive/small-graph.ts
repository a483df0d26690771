import { and, end, job, modelOf, or, start, xor, type Draft } from '../../engine/testing/index.ts';
import { seededRandom } from '../../engine/testing/seeded-random.ts';
import type { Model } from '../../engine/model.ts';
import { branchCondition } from './choice.ts';

const kinds = ['job', 'job', 'and', 'xor', 'or', 'or'] as const;
const drafts: { readonly [K in (typeof kinds)[number]]: Draft } = { job: job(), and, xor, or };

/**
 * A process of six gateways and jobs, connected in any way: flows cross, splits and joins do not match, joins lie on loops and wait
 * for one another. The same seed gives the same graph.
 */
export function smallGraph(seed: number): Model {
  const random = seededRandom(seed);
  const elements: Record<string, Draft> = {
    begin: start({ kind: 'none' }),
    end: end({ kind: 'none' }),
  };
  const nodes = Array.from({ length: 6 }, (_, index) => {
    const kind = kinds[random(kinds.length)] ?? 'job';
    elements[`${kind}${index}`] = drafts[kind];
    return `${kind}${index}`;
  });
  const flows = [`begin > ${nodes[0]}`];
  for (const [index, node] of nodes.entries()) {
    const next = nodes[index + 1] ?? 'end';
    const kind = elements[node]?.kind ?? 'serviceTask';
    // A job leads on in one way; a gateway may lead anywhere else as well, back too.
    const second = kind === 'serviceTask' ? undefined : [...nodes, 'end'][random(nodes.length + 4)];
    const splits = second !== undefined && second !== next && second !== node;
    flows.push(`${node} > ${next}${splits ? branchCondition(kind, 0) : ''}`);
    if (splits) flows.push(`${node} > ${second}${branchCondition(kind, 1)}`);
  }
  return modelOf({ elements, flows });
}
