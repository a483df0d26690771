import type { Mapping } from '../../engine/model.ts';
import type { Fact, Facts } from './facts.ts';
import { isAbout, without, type Known } from './known.ts';

/**
 * What is still certain when variables are handed over into a scope, to a called process, or back: facts are known by the names of variables,
 * so what speaks of one ends where something else is handed over under its name.
 */
export function handed(known: Known, mappings: readonly Mapping[] | undefined, facts: Facts): Known {
  const changed = (mappings ?? []).flatMap(({ target, source }) =>
    source.kind === 'name' && source.name === target ? [] : [target.split('.')[0] ?? target],
  );
  if (known === undefined || changed.length === 0) return known;
  const lost = facts.all.filter((fact) => changed.some((variable) => speaksOf(fact, variable)));
  const kept = without(known, new Set(lost.flatMap(({ key }) => facts.lostWith(key))));
  return kept && new Set([...kept].filter((one) => changed.every((variable) => !isAbout(one, variable))));
}

function speaksOf({ evidence, reads, voidedBy }: Fact, variable: string): boolean {
  if (voidedBy.has(variable) || reads.some((asked) => asked.variable === variable)) return true;
  if (evidence.kind !== 'done') return false;
  const { step, gives = {} } = evidence;
  return variable in gives || (step.by === 'script' && step.writes === variable);
}
