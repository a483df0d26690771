import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import {
  changedMeanwhile,
  clientFields,
  containerOf,
  contentOf,
  fingerprintOf,
  ids,
  invalid,
  notFound,
  shown,
  tagFields,
  triggerFields,
  workspaceFields,
  workspaceOf,
  type Container,
  type GoogleTagManager,
  type Workspace,
} from './state.ts';

const ACCOUNT = '/tagmanager/v2/accounts/{accountId}/containers';
const WORKSPACE = `${ACCOUNT}/{containerId}/workspaces/{workspaceId}`;

type Route = SandboxRoute<GoogleTagManager>;

/** Containers, their workspaces, and what is changed in these. */
export const workspaceRoutes: Readonly<Record<string, Route>> = {
  [`GET ${ACCOUNT}`]: ({ params, state }) =>
    params['accountId'] === state.container.accountId
      ? reply(200, { container: [state.container, state.server.container] })
      : notFound(),
  [`GET ${ACCOUNT}/{containerId}/workspaces`]: (request) => {
    const box = containerOf(request);
    if (box === undefined) return notFound();
    return reply(200, { workspace: Object.values(box.workspaces).map((one) => workspaceShown(box, one)) });
  },
  [`POST ${ACCOUNT}/{containerId}/workspaces`]: (request) => {
    const box = containerOf(request);
    const parsed = workspaceFields.safeParse(request.body);
    if (box === undefined) return notFound();
    if (!parsed.success) return invalid();
    const workspaceId = String(100 + request.nextId());
    const content = contentOf(box.versions[box.latest]);
    const workspace = { ...parsed.data, workspaceId, base: box.latest, ...content };
    box.workspaces[workspaceId] = workspace;
    return reply(200, workspaceShown(box, workspace));
  },
  [`GET ${WORKSPACE}/status`]: (request) => {
    const found = workspaceOf(request);
    if (found === undefined) return notFound();
    const workspaceChange = changesOf(found.box, found.workspace);
    return reply(200, workspaceChange.length > 0 ? { workspaceChange } : {});
  },
  [`GET ${WORKSPACE}/tags`]: listing('tag'),
  [`GET ${WORKSPACE}/triggers`]: listing('trigger'),
  [`GET ${WORKSPACE}/clients`]: listing('client'),
  [`GET ${WORKSPACE}/transformations`]: listing('transformation'),
  [`POST ${WORKSPACE}/tags`]: (request) => {
    const found = workspaceOf(request);
    const parsed = tagFields.safeParse(request.body);
    if (found === undefined) return notFound();
    const { box, workspace } = found;
    if (!parsed.success || isTaken(workspace.tag, parsed.data.name)) return invalid();
    const tagId = String(100 + request.nextId());
    const tag = { ...parsed.data, tagId };
    workspace.tag[tagId] = tag;
    return reply(200, shown(box, tag));
  },
  [`PUT ${WORKSPACE}/tags/{tagId}`]: (request) => {
    const found = workspaceOf(request);
    const tagId = request.params['tagId'] ?? '';
    const before = found?.workspace.tag[tagId];
    const parsed = tagFields.safeParse(request.body);
    const lock = request.query.get('fingerprint');
    if (found === undefined || before === undefined) return notFound();
    if (!parsed.success) return invalid();
    if (lock !== null && lock !== fingerprintOf(before)) return changedMeanwhile();
    const { accountId: _account, containerId: _container, fingerprint: _sum, ...fields } = parsed.data;
    const tag = { ...fields, tagId };
    found.workspace.tag[tagId] = tag;
    return reply(200, shown(found.box, tag));
  },
  [`POST ${WORKSPACE}/triggers`]: (request) => {
    const found = workspaceOf(request);
    const parsed = triggerFields.safeParse(request.body);
    if (found === undefined) return notFound();
    if (!parsed.success || isTaken(found.workspace.trigger, parsed.data.name)) return invalid();
    const triggerId = String(100 + request.nextId());
    const trigger = { ...parsed.data, triggerId };
    found.workspace.trigger[triggerId] = trigger;
    return reply(200, shown(found.box, trigger));
  },
  [`POST ${WORKSPACE}/clients`]: (request) => {
    const found = workspaceOf(request);
    const parsed = clientFields.safeParse(request.body);
    if (found === undefined) return notFound();
    const { box, workspace } = found;
    const isServer = box.container.usageContext.includes('server');
    if (!isServer || !parsed.success || isTaken(workspace.client, parsed.data.name)) return invalid();
    const clientId = String(100 + request.nextId());
    const client = { ...parsed.data, clientId };
    workspace.client[clientId] = client;
    return reply(200, shown(box, client));
  },
};

type Kind = 'tag' | 'trigger' | 'client' | 'transformation';

const KINDS: readonly Kind[] = ['tag', 'trigger', 'client', 'transformation'];

function listing(kind: Kind): Route {
  return (request) => {
    const found = workspaceOf(request);
    if (found === undefined) return notFound();
    return reply(200, { [kind]: Object.values(found.workspace[kind]).map((one) => shown(found.box, one)) });
  };
}

function isTaken(all: Readonly<Record<string, { readonly name: string }>>, wanted: string): boolean {
  return Object.values(all).some(({ name }) => name === wanted);
}

function workspaceShown(
  box: Container,
  {
    base: _base,
    tag: _tag,
    trigger: _trigger,
    client: _client,
    transformation: _transformation,
    ...rest
  }: Workspace,
): object {
  return { ...ids(box), ...rest };
}

function changesOf(box: Container, workspace: Workspace): readonly object[] {
  const base = contentOf(box.versions[workspace.base]);
  return KINDS.flatMap((kind) => [
    ...Object.entries(workspace[kind]).flatMap(([id, one]) => {
      const before = base[kind][id];
      if (before === undefined) return [{ [kind]: shown(box, one), changeStatus: 'added' }];
      const same = JSON.stringify(before) === JSON.stringify(one);
      return same ? [] : [{ [kind]: shown(box, one), changeStatus: 'updated' }];
    }),
    ...Object.entries(base[kind])
      .filter(([id]) => workspace[kind][id] === undefined)
      .map(([, one]) => ({ [kind]: shown(box, one), changeStatus: 'deleted' })),
  ]);
}
