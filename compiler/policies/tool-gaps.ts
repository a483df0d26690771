import type { ToolFact } from '../../definitions/policy.ts';

/** What governance asks of a tool. */
export interface GovernedTool {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly owner: string;
  readonly docs: string;
  readonly apiVersion: string;
  readonly region: string;
  readonly cost: string;
  readonly auth: { readonly grants: readonly string[] };
  readonly scopes: readonly string[];
  readonly dataCategories: readonly string[];
  readonly rateLimit: { readonly perSecond: number; readonly source: string };
}

const TEXTS = ['title', 'purpose', 'owner', 'docs', 'apiVersion', 'region', 'cost'] as const;

/** Under which names a policy knows the fields. */
const FIELDS: Readonly<Record<ToolFact, string>> = {
  purpose: 'purpose',
  owner: 'owner',
  documentation: 'docs',
  rights: 'scopes',
};

/** The fields of a tool that say nothing; with `wanted` of those only. */
export function missingFields(tool: GovernedTool, wanted?: readonly ToolFact[]): readonly string[] {
  // A key, and a client's id and secret, have the rights that their owner has; only what is granted by scope can be too much.
  const scoped = tool.auth.grants.some((grant) => grant !== 'token' && grant !== 'client-credentials');
  const missing = [
    ...TEXTS.filter((field) => tool[field].trim() === ''),
    ...(scoped && tool.scopes.length === 0 ? ['scopes'] : []),
    ...(tool.dataCategories.length === 0 ? ['dataCategories'] : []),
    ...(tool.rateLimit.perSecond > 0 && tool.rateLimit.source !== '' ? [] : ['rateLimit']),
  ];
  return wanted === undefined
    ? missing
    : missing.filter((field) => wanted.some((fact) => FIELDS[fact] === field));
}
