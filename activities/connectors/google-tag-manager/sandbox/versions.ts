import { z } from 'zod';
import { reply, type SandboxReply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import {
  ALL_PAGES,
  changedMeanwhile,
  containerOf,
  contentOf,
  fingerprintOf,
  ids,
  invalid,
  notFound,
  workspaceOf,
  type Container,
  type GoogleTagManager,
  type Version,
} from './state.ts';

const options = z.object({ name: z.string(), notes: z.string().optional() });
const CONTAINER = '/tagmanager/v2/accounts/{accountId}/containers/{containerId}';

/** Versions: made of workspaces, published, taken back. */
export const versionRoutes: Readonly<Record<string, SandboxRoute<GoogleTagManager>>> = {
  [`GET ${CONTAINER}/versions:live`]: (request) => {
    const box = containerOf(request);
    return answer(box, box?.live);
  },
  [`GET ${CONTAINER}/versions/{versionId}`]: (request) =>
    answer(containerOf(request), request.params['versionId']),
  [`GET ${CONTAINER}/version_headers`]: (request) => {
    const box = containerOf(request);
    if (box === undefined) return notFound();
    return reply(200, { containerVersionHeader: Object.values(box.versions).map((one) => header(box, one)) });
  },
  [`GET ${CONTAINER}/version_headers:latest`]: (request) => {
    const box = containerOf(request);
    const version = box?.versions[box.latest];
    return box === undefined || version === undefined ? notFound() : reply(200, header(box, version));
  },
  [`POST ${CONTAINER}/workspaces/{workspaceId}:create_version`]: (request) => {
    const found = workspaceOf(request);
    const parsed = options.safeParse(request.body);
    if (found === undefined) return notFound();
    if (!parsed.success) return invalid();
    const { box, workspace } = found;
    const known = new Set([ALL_PAGES, ...Object.keys(workspace.trigger)]);
    if (Object.values(workspace.tag).some((one) => one.firingTriggerId.some((id) => !known.has(id)))) {
      return reply(200, { compilerError: true });
    }
    const containerVersionId = String(Math.max(...Object.keys(box.versions).map(Number)) + 1);
    const { name, notes } = parsed.data;
    box.versions[containerVersionId] = {
      containerVersionId,
      name,
      ...(notes === undefined ? {} : { description: notes }),
      ...contentOf(workspace),
    };
    box.latest = containerVersionId;
    delete box.workspaces[workspace.workspaceId];
    return reply(200, { containerVersion: versionShown(box, containerVersionId), compilerError: false });
  },
  [`POST ${CONTAINER}/versions/{versionId}:publish`]: (request) => {
    const box = containerOf(request);
    const versionId = request.params['versionId'] ?? '';
    const version = box?.versions[versionId];
    const lock = request.query.get('fingerprint');
    if (box === undefined || version === undefined) return notFound();
    if (lock !== null && lock !== fingerprintOf(version)) return changedMeanwhile();
    box.live = versionId;
    return reply(200, { containerVersion: versionShown(box, versionId), compilerError: false });
  },
  [`POST ${CONTAINER}/versions/{versionId}:set_latest`]: (request) => {
    const box = containerOf(request);
    const versionId = request.params['versionId'] ?? '';
    if (box?.versions[versionId] !== undefined) box.latest = versionId;
    return answer(box, versionId);
  },
};

function header(box: Container, { containerVersionId, name, tag }: Version): object {
  return { ...ids(box), containerVersionId, name, numTags: String(Object.keys(tag).length) };
}

function answer(box: Container | undefined, versionId: string | undefined): SandboxReply {
  const version = box && versionShown(box, versionId ?? '');
  return version === undefined ? notFound() : reply(200, version);
}

function versionShown(box: Container, versionId: string): object | undefined {
  const version = box.versions[versionId];
  if (version === undefined) return undefined;
  const { tag, trigger, client, transformation, ...rest } = version;
  // The vendor leaves out what is empty.
  const content = Object.entries({ tag, trigger, client, transformation }).flatMap(([kind, all]) => {
    const items = Object.values(all);
    return items.length > 0 ? [[kind, items]] : [];
  });
  return {
    ...ids(box),
    ...rest,
    fingerprint: fingerprintOf(version),
    container: box.container,
    ...Object.fromEntries(content),
  };
}
