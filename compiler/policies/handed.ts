import type { ElementOf, Mapping } from '../../engine/model.ts';
import type { Fact, Facts } from './facts.ts';
import { isAbout, without, type Known } from './known.ts';

/**
 * What is still certain when variables are handed over into a scope, to a called process, or back: facts are known by the names of variables,
 * so what speaks of one ends where something else is handed over under its name.
 */
export function handed(known: Known, mappings: readonly Mapping[] | undefined, facts: Facts): Known {
  return forgetting(known, changedBy(mappings), facts);
}

/** Variables under whose name something else is handed over. */
export function changedBy(mappings: readonly Mapping[] = []): readonly string[] {
  return mappings.filter((mapping) => !isAsItIs(mapping)).map(({ target }) => target.split('.')[0] ?? target);
}

/**
 * What a called process found, for its caller: about what it was given, as far as nothing else was given under its name, and what it
 * `wrote` of that came back under its name.
 */
export function handedBack(
  found: Known,
  { inputs, outputs }: Pick<ElementOf<'callActivity'>, 'inputs' | 'outputs'>,
  wrote: ReadonlySet<string>,
  facts: Facts,
): Known {
  const comesBack = (name: string): boolean =>
    outputs === undefined || outputs.some((output) => output.target === name && isAsItIs(output));
  const kept = [...wrote].filter(
    (name) => !comesBack(name) && (inputs === undefined || inputs.some(({ target }) => target === name)),
  );
  return forgetting(handed(handed(found, outputs, facts), inputs, facts), kept, facts);
}

function isAsItIs({ source, target }: Mapping): boolean {
  return source.kind === 'name' && source.name === target;
}

/** Without what speaks of these variables. */
function forgetting(known: Known, variables: readonly string[], facts: Facts): Known {
  if (known === undefined || variables.length === 0) return known;
  const lost = facts.all.filter((fact) => variables.some((variable) => speaksOf(fact, variable)));
  const kept = without(known, new Set(lost.flatMap(({ key }) => facts.lostWith(key))));
  return kept && new Set([...kept].filter((one) => variables.every((variable) => !isAbout(one, variable))));
}

function speaksOf({ evidence, reads, voidedBy }: Fact, variable: string): boolean {
  if (voidedBy.has(variable) || reads.some((asked) => asked.variable === variable)) return true;
  if (evidence.kind !== 'done') return false;
  const { step, gives = {} } = evidence;
  return variable in gives || (step.by === 'script' && step.writes === variable);
}
