import type { DecisionModel, Requirement } from '../../engine/dmn/model.ts';
import { builtIns } from '../../engine/feel/builtins/index.ts';
import { references } from '../feel/index.ts';
import type { TableInput } from './table-input.ts';

type Path = readonly string[];

/** All data there are: what is read cannot be said. */
const everything: readonly Path[] = [[]];

/**
 * Traces the inputs of a table to the input data behind them. Other decisions are followed to what they are made of, for two inputs of
 * the same data are not free of each other; and what another decision gives is computed.
 */
export function traceInputs(
  { nodes }: DecisionModel,
  requires: readonly Requirement[],
  parameters: readonly string[] = [],
): (input: TableInput) => TableInput {
  const open = new Set<string>();
  const follow = (
    given: readonly Requirement[],
    local: readonly string[],
    [name = '', ...path]: Path,
  ): readonly Path[] => {
    const required = given.find((one) => one.within === undefined && one.name === name);
    if (required !== undefined) return behind(required.node, path);
    if (local.includes(name)) return [[name, ...path]];
    return builtIns.has(name) ? [] : everything;
  };
  const behind = (key: string, path: Path): readonly Path[] => {
    const node = nodes[key];
    if (node?.kind === 'input') return [[node.name, ...path]];
    if (node?.kind === 'knowledge') return [];
    if (node?.kind !== 'decision' || open.has(key)) return everything;
    if (node.logic === undefined) return [];
    open.add(key);
    const reads = references(node.logic).flatMap((read) =>
      follow(node.requires, [], [read.name, ...read.path]),
    );
    open.delete(key);
    return reads;
  };
  const isData = (name: string | undefined): boolean =>
    requires.some((one) => one.name === name && nodes[one.node]?.kind === 'input') ||
    parameters.some((parameter) => parameter === name);
  return (input) => ({
    ...input,
    reads: input.reads.flatMap((read) => follow(requires, parameters, read)),
    given: input.given && input.reads.every(([name]) => isData(name) || builtIns.has(name ?? '')),
  });
}
