import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path, type Path } from '../../kit/path.ts';

const LABEL = 'Reference: ';

/** A text with our reference in a line of its own: Asana has no key for what an access token creates, and keeps texts as they are. */
export function withReference(text: string | undefined, reference: string): string {
  return [text, `${LABEL}${reference}`].filter(Boolean).join('\n\n');
}

/** The reference that `withReference` wrote into a text. */
export function referenceIn(text: string | null | undefined): string | undefined {
  const line = text?.split('\n').findLast((candidate) => candidate.startsWith(LABEL));
  return line?.slice(LABEL.length).trim();
}

const PAGE_SIZE = 100;
/** More objects than any workspace lists in one action. */
const MOST_PAGES = 500;

/** Reads a list page by page. */
export async function readAll<Item extends z.ZodType>(
  http: Http,
  listPath: string | Path,
  item: Item,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly z.output<Item>[]> {
  const response = z.object({
    data: z.array(item),
    next_page: z.object({ offset: z.string() }).nullish(),
  });
  const items: z.output<Item>[] = [];
  let offset: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page: z.output<typeof response> = await http.get({
      path: listPath,
      query: { ...query, limit: PAGE_SIZE, offset },
      response,
    });
    items.push(...page.data);
    offset = page.next_page?.offset;
    if (offset === undefined) return items;
  }
  throw toolError('BAD_RESPONSE', { tool: 'asana', fields: ['next_page does not end'] });
}

const compact = z.object({ gid: z.string(), name: z.string() });

/** Ids of the objects of a list that have one of these names. */
export async function idsNamed(
  http: Http,
  listPath: string | Path,
  names: ReadonlySet<string>,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const all = await readAll(http, listPath, compact, query);
  return all.filter((item) => names.has(item.name)).map(({ gid }) => gid);
}

/** A task that an earlier attempt made. */
export interface CreatedTask {
  readonly taskId: string;
  readonly url: string;
  readonly dependencies: readonly string[];
}

const notedTask = z.object({
  gid: z.string(),
  notes: z.string().nullish(),
  permalink_url: z.string(),
  dependencies: z.array(z.object({ gid: z.string() })).default([]),
});

/** The tasks of a project that have any reference, by their reference: people may give them other names. */
export async function tasksByReference(
  http: Http,
  projectId: string,
): Promise<ReadonlyMap<string, CreatedTask>> {
  const found = new Map<string, CreatedTask>();
  const tasks = await readAll(http, path`/projects/${projectId}/tasks`, notedTask, {
    opt_fields: 'notes,permalink_url,dependencies',
  });
  for (const task of tasks) {
    const reference = referenceIn(task.notes);
    if (reference === undefined) continue;
    const dependencies = task.dependencies.map(({ gid }) => gid);
    found.set(reference, { taskId: task.gid, url: task.permalink_url, dependencies });
  }
  return found;
}

const notedProject = z.object({
  gid: z.string(),
  name: z.string(),
  notes: z.string().nullish(),
  permalink_url: z.string(),
});

/** All projects of a workspace, with their notes. */
export async function projectsOf(
  http: Http,
  workspaceId: string,
): Promise<readonly z.output<typeof notedProject>[]> {
  return await readAll(http, path`/workspaces/${workspaceId}/projects`, notedProject, {
    opt_fields: 'name,notes,permalink_url',
  });
}

/** The id of the user with an e-mail address; NOT_FOUND without quoting it. */
export async function userIdOf(http: Http, email: string): Promise<string> {
  const { data } = await http.get({
    path: path`/users/${email}`,
    query: { opt_fields: 'name' },
    response: z.object({ data: z.object({ gid: z.string() }) }),
  });
  return data.gid;
}
