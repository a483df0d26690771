import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';

/** `google.rpc.Status` */
export function failed(code: number, status: string): SandboxReply {
  return reply(code, { error: { code, message: `The sandbox refused: ${status}.`, status } });
}

/** A page of a list of the Admin API; the token is the place where the next one begins. */
export function pageOf(name: string, all: readonly unknown[], query: URLSearchParams): SandboxReply {
  const begin = Number(query.get('pageToken') ?? 0);
  const end = begin + Math.min(Number(query.get('pageSize') ?? 50), 200);
  return reply(200, {
    ...(all.length === 0 ? {} : { [name]: all.slice(begin, end) }),
    ...(end < all.length ? { nextPageToken: String(end) } : {}),
  });
}
