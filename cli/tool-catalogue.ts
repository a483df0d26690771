import { connectors } from '../activities/connectors/index.gen.ts';
import type { Connector } from '../activities/kit/activities.ts';
import { missingFields } from '../compiler/policies/tool-gaps.ts';
import { definitions } from '../definitions/index.gen.ts';
import type { StepEntry } from '../definitions/definition.ts';
import { registered } from '../workflows/registered.ts';

/** What governance wants to know of a tool; plain data. */
export interface ToolEntry {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly purpose: string;
  readonly owner: string;
  readonly docs: string;
  readonly apiVersion: string;
  readonly auth: { readonly place: string; readonly grants: readonly string[] };
  readonly scopes: readonly string[];
  readonly rateLimit: { readonly perSecond: number; readonly source: string };
  readonly dataCategories: readonly string[];
  readonly personalData: { readonly in: readonly string[]; readonly out: readonly string[] };
  readonly processorAgreement: string;
  readonly region: string;
  readonly cost: string;
  readonly actions: readonly {
    readonly id: string;
    readonly summary: string;
    readonly retrySafety: string;
  }[];
  /** Processes with a step that the tool does. */
  readonly usedBy: readonly string[];
}

/** Every tool, by its id. */
export function toolCatalogue(): readonly ToolEntry[] {
  const used = actionsByProcess();
  return Object.values<Connector>(connectors).map(({ tool, actions }) => ({
    id: tool.id,
    title: tool.title,
    category: tool.category,
    purpose: tool.purpose,
    owner: tool.owner,
    docs: tool.docs,
    apiVersion: tool.apiVersion,
    auth: { place: tool.auth.place.in, grants: tool.auth.grants },
    scopes: tool.scopes,
    rateLimit: tool.rateLimit,
    dataCategories: tool.dataCategories,
    personalData: tool.personalData,
    processorAgreement: tool.processorAgreement,
    region: tool.region,
    cost: tool.cost,
    actions: Object.values(actions).map(({ id, summary, retrySafety }) => ({ id, summary, retrySafety })),
    usedBy: [...used].flatMap(([process, ids]) =>
      Object.values(actions).some(({ id }) => ids.has(id)) ? [process] : [],
    ),
  }));
}

const PLURAL = new Set(['scopes', 'dataCategories']);

/** What governance misses: `tool: what`. */
export function findGaps(tools: readonly ToolEntry[]): readonly string[] {
  return tools.flatMap((tool) =>
    missingFields(tool).map((field) => `${tool.id}: ${field} ${PLURAL.has(field) ? 'are' : 'is'} missing`),
  );
}

/** Action ids by process: what the diagrams name, and what code binds. */
function actionsByProcess(): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(definitions).map(([id, { definition }]) => {
      const steps: readonly StepEntry[] = Object.values(definition.steps);
      const bound = Object.values(registered.get(id)?.steps ?? {});
      return [id, new Set([...steps, ...bound].flatMap(({ action }) => action ?? []))];
    }),
  );
}
