import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';

export interface User {
  readonly displayName: string;
  /** Null where the person hides it. */
  readonly emailAddress: string | null;
  readonly active: boolean;
}

export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly project: string;
  readonly summary: string;
  readonly description: unknown;
  readonly status: string;
  readonly labels: readonly string[];
  readonly assignee: string | null;
  readonly duedate: string | null;
  readonly start: string | null;
  readonly created: string;
  /** What it waits for. */
  readonly links: readonly { readonly type: string; readonly inwardIssue: string }[];
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly text: string;
  readonly created: string;
}

/** What exists on the stand-in's site. */
export interface Jira {
  readonly users: Record<string, User>;
  readonly projects: Record<
    string,
    {
      readonly id: number;
      readonly key: string;
      readonly name: string;
      readonly description: string;
      readonly template: string;
      readonly lead: string;
    }
  >;
  readonly issues: Record<string, Issue>;
  /** By issue, oldest first. */
  readonly comments: Record<
    string,
    { readonly id: string; readonly body: unknown; readonly created: string }[]
  >;
  /** By issue, oldest first. */
  readonly attachments: Record<string, Attachment[]>;
  /** By issue and global id. */
  readonly remoteLinks: Record<
    string,
    Record<string, { readonly id: number; readonly url: string; readonly title: string }>
  >;
}

export const START_FIELD = 'customfield_10015';
export const OPERATOR = '5b10ac8d82e05b22cc7d4ef0';

/** Names of statuses and the categories they belong to. */
export const CATEGORIES: Readonly<Record<string, string>> = {
  'To Do': 'new',
  'In Progress': 'indeterminate',
  'In Review': 'indeterminate',
  Done: 'done',
};

/** Where a status leads, by the id of the transition; what is done is begun anew first. */
export function transitionsFrom(status: string): Readonly<Record<string, string>> {
  return status === 'Done'
    ? { 11: 'To Do' }
    : { 11: 'To Do', 21: 'In Progress', 31: 'In Review', 41: 'Done' };
}

export function statusShown(name: string): object {
  return { name, statusCategory: { key: CATEGORIES[name] ?? 'new' } };
}

export function failed(status: number, messages: readonly string[], errors: object = {}): SandboxReply {
  return reply(status, { errorMessages: messages, errors });
}

export const missing = (): SandboxReply =>
  failed(404, ['Issue does not exist or you do not have permission to see it.']);
