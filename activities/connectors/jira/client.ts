import { z } from 'zod';
import { isToolError, toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path } from '../../kit/path.ts';

/** Jira answers most changes with 204, and a new link with an empty 201. */
export const noBody = z.undefined();

/** Atlassian Document Format, as far as we write it. */
interface Node {
  readonly type: string;
  readonly version?: number;
  readonly text?: string;
  readonly content?: readonly Node[];
}

/** A text as a document: empty lines part paragraphs, other line breaks stay. */
export function documentOf(text: string): Node {
  const paragraphs = text.split(/\n{2,}/).map((paragraph): Node => {
    const content = paragraph
      .split('\n')
      .flatMap((line, index): readonly Node[] => [
        ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
        ...(line === '' ? [] : [{ type: 'text', text: line }]),
      ]);
    return { type: 'paragraph', content };
  });
  return { type: 'doc', version: 1, content: paragraphs };
}

const LABEL = 'Reference: ';

/** A text with our reference in a paragraph of its own. */
export function withReference(text: string | undefined, reference: string): string {
  return [text, `${LABEL}${reference}`].filter(Boolean).join('\n\n');
}

/** Whether the last paragraph of a document, or the last line of a text, is our reference. */
export function hasReference(body: unknown, reference: string): boolean {
  const last = typeof body === 'string' ? body.split('\n').at(-1) : textOf(contentOf(body).at(-1));
  return last?.trim() === `${LABEL}${reference}`;
}

function textOf(node: unknown): string {
  const text = typeof node === 'object' && node !== null && 'text' in node ? String(node.text) : '';
  return text + contentOf(node).map(textOf).join('');
}

function contentOf(node: unknown): readonly unknown[] {
  const content = typeof node === 'object' && node !== null && 'content' in node ? node.content : [];
  return Array.isArray(content) ? content : [];
}

/** Where people look at a project or an issue. */
export function browseUrl(http: Http, key: string): string {
  return `${http.baseUrl.replace(/\/$/, '')}/browse/${key}`;
}

const people = z.array(
  z.object({ accountId: z.string(), emailAddress: z.string().nullish(), active: z.boolean().default(true) }),
);

/**
 * The account of somebody who may be given tasks of a project or this task; NOT_FOUND without quoting the address. People may hide their
 * address: who alone matches it is meant then.
 */
export async function accountOf(
  http: Http,
  email: string,
  where: { readonly project: string } | { readonly issueKey: string },
): Promise<string> {
  const found = await http.get({
    path: '/rest/api/3/user/assignable/search',
    query: { query: email, ...where, maxResults: 50 },
    response: people,
  });
  const active = found.filter((person) => person.active);
  const named = active.filter(({ emailAddress }) => emailAddress?.toLowerCase() === email.toLowerCase());
  const [one] = named.length > 0 ? named : active.filter(({ emailAddress }) => !emailAddress);
  if (one === undefined || (named.length === 0 && active.length > 1)) {
    throw toolError('NOT_FOUND', { tool: 'jira', fields: ['assignee'] });
  }
  return one.accountId;
}

/** How far keys are followed that the search does not know yet, and that may be missing between others. */
const NEIGHBOURS = 10;
/** A search that is further behind than this is broken. */
const FARTHEST = 200;

const issue = z.object({ key: z.string(), fields: z.object({ labels: z.array(z.string()).default([]) }) });
const hits = z.object({ issues: z.array(issue).default([]) });

/**
 * The key of the issue of a project that carries a label, up to the last moment: the search lags behind (reference, search/jql), so that the
 * newest issues, whose keys count upwards, are read one by one.
 */
export async function keyOfLabelled(
  http: Http,
  projectKey: string,
  label: string,
): Promise<string | undefined> {
  const [hit] = await search(http, `project = "${projectKey}" AND labels = "${label}"`);
  if (hit !== undefined) return hit.key;
  const [newest] = await search(http, `project = "${projectKey}" ORDER BY created DESC`);
  const last = Number(newest?.key.split('-')[1] ?? 0);
  let missing = 0;
  for (let number = last + 1; missing < NEIGHBOURS; number += 1) {
    if (number > last + FARTHEST) throw toolError('OUTCOME_UNKNOWN', { tool: 'jira' });
    const found = await labelsOf(http, `${projectKey}-${number}`);
    if (found?.includes(label)) return `${projectKey}-${number}`;
    missing = found === undefined ? missing + 1 : 0;
  }
  for (let number = last; number > Math.max(0, last - NEIGHBOURS); number -= 1) {
    const found = await labelsOf(http, `${projectKey}-${number}`);
    if (found?.includes(label)) return `${projectKey}-${number}`;
  }
  return undefined;
}

async function search(http: Http, jql: string): Promise<z.output<typeof hits>['issues']> {
  const { issues } = await http.post({
    path: '/rest/api/3/search/jql',
    json: { jql, fields: ['labels'], maxResults: 1 },
    response: hits,
  });
  return issues;
}

async function labelsOf(http: Http, key: string): Promise<readonly string[] | undefined> {
  const found = await orNothing(
    http.get({ path: path`/rest/api/3/issue/${key}`, query: { fields: 'labels' }, response: issue }),
  );
  return found?.fields.labels;
}

/** What was asked for, or nothing where the tool does not know it. */
export async function orNothing<Found>(asked: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isToolError(error, 'NOT_FOUND')) return undefined;
    throw error;
  }
}

const status = z.object({
  name: z.string(),
  statusCategory: z.object({ key: z.string() }).optional(),
});

/** Where a task stands, and where it may go from there. */
const standing = z.object({
  fields: z.object({ status }),
  transitions: z.array(z.object({ id: z.string(), to: status })).default([]),
});

export type Status = z.output<typeof status>;

/** Moves a task to a status that fits, unless it has one already. CONFLICT when its workflow leads to none of them, or to several. */
export async function moveTo(http: Http, key: string, fits: (status: Status) => boolean): Promise<void> {
  const { fields, transitions } = await http.get({
    path: path`/rest/api/3/issue/${key}`,
    query: { fields: 'status', expand: 'transitions' },
    response: standing,
  });
  if (fits(fields.status)) return;
  const ways = transitions.filter(({ to }) => fits(to));
  const targets = new Set(ways.map(({ to }) => to.name));
  const [way] = ways;
  if (way === undefined || targets.size > 1) {
    const problem = way === undefined ? 'no transition leads there' : 'several statuses fit: set doneStatus';
    throw toolError('CONFLICT', { tool: 'jira', fields: [problem] });
  }
  await http.post({
    path: path`/rest/api/3/issue/${key}/transitions`,
    json: { transition: { id: way.id } },
    response: noBody,
  });
}
