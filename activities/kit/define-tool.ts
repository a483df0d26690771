import { z } from 'zod';
import type { Auth } from './auth.ts';
import type { ToolErrorCode } from './errors.ts';

/** What a tool is for; the catalogue groups by it. */
export type ToolCategory =
  | 'crm'
  | 'marketing-automation'
  | 'project'
  | 'advertising'
  | 'analytics'
  | 'tag-management'
  | 'consent'
  | 'market-research'
  | 'messaging'
  | 'website'
  | 'business-intelligence'
  | 'experimentation';

/** An answer of a tool as the kit read it: `body` is parsed JSON where it is JSON, else text. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/**
 * What the vendor's own error body adds. Without `code` the HTTP status decides.
 * `vendorCode` is a machine code of the vendor, never its prose: that may quote personal values.
 */
export interface Failure {
  readonly code?: ToolErrorCode | undefined;
  readonly vendorCode?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** Where the vendor's published API contract lies, or which page the connector is built from when there is none. */
export type Contract = PublishedContract | NoContract;

/** A tool without a published contract. */
export interface NoContract {
  /** What the connector is built from instead. */
  readonly none: string;
  /** Its statuses are what we ask for, not the outcome of the call: a web site's 404 is a finding. */
  readonly statusIsContent?: true;
  /** What it speaks where that is not HTTP: its failures are none of HTTP's. */
  readonly speaks?: 'smtp';
}

/** Slices of a vendor's own contracts in `../shared/contracts`. */
export interface PublishedContract {
  /** Several where the vendor publishes a contract for each part of its API. */
  readonly file: string | readonly string[];
  /** Path that `baseUrl` already holds but the contract's paths spell out, or nothing. */
  readonly basePath?: string;
  /** The vendor answers 200 to failures too, so that a 200 may also be the contract's error schema. */
  readonly errorsAre200?: true;
  /** Declared parameter that only carries the credential, which we send in the Authorization header instead. */
  readonly credentialParameter?: string;
  /** Operations the vendor has but the slice lacks, `GET /tasks/{taskId}`: checked like a sibling operation, with the reason. */
  readonly beyond?: readonly {
    readonly operation: string;
    readonly like: string;
    readonly why: string;
  }[];
  /** Where the vendor does other than its own contract says: what is found `at` that place of the operation is no finding, with the reason. */
  readonly departures?: readonly {
    readonly operation: string;
    /** `body /batch/#/traits`: how the sentence of the finding begins, `#` for the index of an item. */
    readonly at: string;
    readonly why: string;
  }[];
}

/** An external system with everything that governance asks of it: purpose, owner, documentation, rights, limits, data. */
export interface Tool<Id extends string = string, Settings extends z.ZodObject = z.ZodObject> {
  readonly id: Id;
  readonly title: string;
  readonly category: ToolCategory;
  readonly purpose: string;
  /** Role in the house that answers for the tool. */
  readonly owner: string;
  readonly docs: string;
  /** The vendor's address; empty where each account has one of its own, or the actions are given whole URLs. */
  readonly baseUrl: string;
  /** Further addresses by name, where the vendor splits its API over several hosts; a request says `host`. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Version of the vendor's API that the connector speaks; never "latest". */
  readonly apiVersion: string;
  readonly auth: Auth;
  /** What a connection must say beside its credentials, account ids for example. */
  readonly settings: Settings;
  /** Names of settings that are secrets too. */
  readonly secretSettings: readonly string[];
  readonly scopes: readonly string[];
  /** The vendor's limit that the tool's task queue keeps for the whole fleet. */
  readonly rateLimit: { readonly perSecond: number; readonly source: string };
  readonly dataCategories: readonly string[];
  readonly personalData: { readonly in: readonly string[]; readonly out: readonly string[] };
  readonly processorAgreement: 'required' | 'not-needed';
  /** Where the vendor processes data. */
  readonly region: string;
  readonly cost: string;
  readonly contract: Contract;
  /** Headers that every request carries beside the credential; `host`: which of `hosts` it goes to. */
  headers(settings: z.output<Settings>, host?: string): Readonly<Record<string, string>>;
  /** The vendor's own way to say that something failed, looked at before the HTTP status. */
  failure(answer: Answer): Failure | undefined;
}

type Optional = 'hosts' | 'settings' | 'secretSettings' | 'headers' | 'failure';

/** Declares a tool; what is left out has no settings, no headers of its own and fails by HTTP status alone. */
export function defineTool<const Id extends string, Settings extends z.ZodObject = z.ZodObject<{}>>(
  tool: Omit<Tool<Id, Settings>, Optional> & Partial<Pick<Tool<Id, Settings>, Optional>>,
): Tool<Id, Settings> {
  const noSettings = z.strictObject({}) as unknown as Settings;
  return {
    hosts: {},
    settings: noSettings,
    secretSettings: [],
    headers: () => ({}),
    failure: () => undefined,
    ...tool,
  };
}
