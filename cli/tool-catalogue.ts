import { actionDescriptors } from '../activities/connectors/actions.gen.ts';
import { connectors } from '../activities/connectors/index.gen.ts';
import { actionSchemas } from '../activities/connectors/schemas.gen.ts';
import type { Connector } from '../activities/kit/activities.ts';
import { connectionsFromEnvironment } from '../activities/kit/connections.ts';
import type { Action } from '../activities/kit/define-action.ts';
import type { Contract } from '../activities/kit/define-tool.ts';
import { personalFields } from '../activities/kit/personal.ts';
import { definitions } from '../definitions/index.gen.ts';
import { stack } from '../definitions/policies/stack.ts';
import type { Model } from '../engine/model.ts';
import { registered } from '../workflows/registered.ts';
import { auditStack } from './stack/audit.ts';
import { checkedOperations } from './stack/coverage.gen.ts';
import type { Finding } from './stack/finding.ts';
import { readPolicy } from './stack/read-policy.ts';
import { usesOf, type Use } from './stack/uses.ts';
import { toolOfConnection } from './tool-of-connection.ts';

/** A step of a process. */
interface Place {
  readonly process: string;
  readonly element: string;
}

/** What governance wants to know of an action; plain data. */
export interface ActionEntry {
  readonly id: string;
  readonly summary: string;
  readonly effect: string;
  readonly retrySafety: string;
  readonly scopes: readonly string[];
  /** Operations of the vendor's contract that it was checked against: docs/tools.md. */
  readonly operations: readonly { readonly operation: string; readonly basis: string }[];
  readonly usedBy: readonly Place[];
  /** Steps that give it personal data, with the fields that they fill. */
  readonly sendsPersonal: readonly (Place & { readonly fields: readonly string[] })[];
}

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
  /** Files of the vendor's contract, or what the connector is built from. */
  readonly contract: string;
  readonly actions: readonly ActionEntry[];
  /** Ids of the actions, by the processes with a step that the tool does. */
  readonly usedBy: { readonly [process: string]: readonly string[] };
  /** There is a connection by its id, or one of a further account by its beginning. */
  readonly connected: boolean;
}

/** Every tool by its id, its use, and what the audit finds. */
export interface Catalogue {
  readonly tools: readonly ToolEntry[];
  readonly findings: readonly Finding[];
}

/** The catalogue, audited by definitions/policies/stack.ts. Of connections only their ids are looked at. */
export function toolCatalogue(env: Readonly<Record<string, string | undefined>>, today: string): Catalogue {
  // What a secret store's command would give is not known without asking it.
  const registry = Object.values<Connector>(connectors);
  const known = registry.map(({ tool }) => tool);
  const connected = new Set(
    connectionsFromEnvironment(env)
      .ids()
      .map((id) => toolOfConnection(id, known)?.id),
  );
  const models: readonly Model[] = Object.values(definitions).map(({ definition }) => definition.model);
  const processes = models.map((model) => ({ model, bound: registered.get(model.id)?.steps ?? {} }));
  const uses = usesOf(processes, actionDescriptors);
  const tools = registry.map((connector) => entryOf(connector, uses, connected.has(connector.tool.id)));
  return {
    tools,
    findings: auditStack({ tools, models, uses, outputs: outputsOf, policy: readPolicy(stack), today }),
  };
}

/** The stack is what processes use, and what has an account. */
export function isInStack({ usedBy, connected }: ToolEntry): boolean {
  return connected || Object.keys(usedBy).length > 0;
}

function entryOf({ tool, actions }: Connector, uses: readonly Use[], connected: boolean): ToolEntry {
  const own = uses.filter(({ action }) => action.startsWith(`${tool.id}.`));
  const users = [...new Set(own.map(({ process }) => process))];
  return {
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
    contract: contractOf(tool.contract),
    actions: Object.values(actions).map((action) => actionEntry(action, own)),
    usedBy: Object.fromEntries(
      users.map((user) => [
        user,
        [...new Set(own.flatMap(({ process, action }) => (process === user ? [action] : [])))],
      ]),
    ),
    connected,
  };
}

function actionEntry(action: Action, uses: readonly Use[]): ActionEntry {
  const { id, summary, effect, retrySafety, scopes } = action;
  const own = uses.filter((use) => use.action === id);
  const personal = [...new Set(personalFields(action.input).map(({ path }) => path[0] ?? ''))];
  return {
    id,
    summary,
    effect,
    retrySafety,
    scopes,
    operations: checkedOperations[id] ?? [],
    usedBy: own.map(({ process, element }) => ({ process, element })),
    sendsPersonal: own.flatMap(({ process, element, fields = personal }) => {
      const sent = personal.filter((field) => fields.includes(field));
      return sent.length === 0 ? [] : [{ process, element, fields: sent }];
    }),
  };
}

function contractOf(contract: Contract): string {
  if ('file' in contract) return [contract.file].flat().join(', ');
  return `no contract published, built from ${contract.none.replace(/^built from /, '')}`;
}

/** Fields of what an action gives. */
function outputsOf(action: string): readonly string[] {
  const schemas: { readonly [id: string]: { readonly output: object } } = actionSchemas;
  const output = schemas[action]?.output;
  return output !== undefined && 'properties' in output ? Object.keys(output.properties ?? {}) : [];
}
