import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';

export interface Project {
  readonly gid: string;
  readonly name: string;
  readonly notes: string;
  readonly start_on: string | null;
  readonly due_on: string | null;
}

export interface Task extends Project {
  readonly completed: boolean;
  readonly assignee: string | null;
  readonly project: string;
  readonly section: string | null;
  readonly dependencies: readonly string[];
}

/** A link, or a file with its media type. */
export type Attachment = { readonly gid: string; readonly name: string } & (
  | { readonly view_url: string }
  | { readonly type: string; readonly text: string }
);

/** What exists in the stand-in's workspace. */
export interface Asana {
  readonly users: Record<string, { readonly name: string; readonly email: string }>;
  readonly projects: Record<string, Project>;
  readonly sections: Record<
    string,
    { readonly gid: string; readonly name: string; readonly project: string }
  >;
  readonly tasks: Record<string, Task>;
  /** By task, oldest first. */
  readonly stories: Record<
    string,
    { readonly gid: string; readonly text: string; readonly created_at: string }[]
  >;
  /** By task, oldest first. */
  readonly attachments: Record<string, Attachment[]>;
  readonly templates: Record<
    string,
    {
      readonly name: string;
      readonly notes: string;
      readonly tasks: readonly string[];
      /** Ids of the dates that it asks for. */
      readonly dates: readonly string[];
    }
  >;
  /** Projects by the job that made them. */
  readonly jobs: Record<string, { readonly gid: string; readonly project: string }>;
}

export const WORKSPACE = '1200000000000001';
export const TEAM = '1200000000000002';

export function project(gid: string, name: string, notes: string, start?: string, due?: string): Project {
  return { gid, name, notes, start_on: start ?? null, due_on: due ?? null };
}

/** A task that nobody has begun. */
export function task(described: Project, projectGid: string): Task {
  return {
    ...described,
    completed: false,
    assignee: null,
    project: projectGid,
    section: null,
    dependencies: [],
  };
}

/** An object as lists show it: its compact fields, and those that `opt_fields` asks for. */
export function inList(query: URLSearchParams, compact: readonly string[], shown: object): object {
  const wanted = new Set([
    'gid',
    'resource_type',
    ...compact,
    ...(query.get('opt_fields')?.split(',') ?? []),
  ]);
  return Object.fromEntries(Object.entries(shown).filter(([field]) => wanted.has(field)));
}

export function projectShown(found: Project): object {
  return {
    ...found,
    resource_type: 'project',
    archived: false,
    permalink_url: `https://app.asana.com/0/${found.gid}/list`,
  };
}

export function taskShown({ project: projectGid, section, dependencies, assignee, ...shown }: Task): object {
  const within = { gid: projectGid, resource_type: 'project' };
  return {
    ...shown,
    resource_type: 'task',
    resource_subtype: 'default_task',
    ...(assignee === null ? {} : { assignee: { gid: assignee, resource_type: 'user' } }),
    projects: [within],
    memberships:
      section === null ? [] : [{ project: within, section: { gid: section, resource_type: 'section' } }],
    dependencies: dependencies.map((gid) => ({ gid, resource_type: 'task' })),
    permalink_url: `https://app.asana.com/0/${projectGid}/${shown.gid}`,
  };
}

/** One page of a list; the offset is opaque to callers. */
export function listed(query: URLSearchParams, items: readonly object[], baseUrl: string): SandboxReply {
  const begin = Number(query.get('offset')?.replace('from-', '') ?? 0);
  const end = begin + Number(query.get('limit') ?? 20);
  const offset = `from-${end}`;
  const next =
    end < items.length ? { offset, path: `/?offset=${offset}`, uri: `${baseUrl}/?offset=${offset}` } : null;
  return reply(200, { data: items.slice(begin, end), next_page: next });
}

export function failed(status: number, message: string): SandboxReply {
  return reply(status, { errors: [{ message, help: 'https://developers.asana.com/docs/errors' }] });
}

/** An id that begins with the kind of its object. */
export function gidOf(kind: string, id: number): string {
  return `${kind}0000${String(id).padStart(8, '0')}`;
}
