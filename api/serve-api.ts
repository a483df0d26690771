import type { FastifyPluginAsync } from 'fastify';
import { createApi, type ApiOptions } from './create-api.ts';

export interface ServeOptions extends ApiOptions {
  /** 127.0.0.1 when absent: whoever wants to be heard from outside says so. */
  readonly host?: string;
  /** A free one when absent. */
  readonly port?: number;
  /** Served beside the API, at `/`; nothing when absent. */
  readonly page?: FastifyPluginAsync;
}

export interface RunningApi {
  readonly url: string;
  /** Ends open streams and stops listening. */
  close(): Promise<void>;
}

/** Starts the API and returns once it listens. */
export async function serveApi({
  host = '127.0.0.1',
  port = 0,
  page,
  ...options
}: ServeOptions): Promise<RunningApi> {
  const api = createApi(options);
  if (page !== undefined) await api.register(page);
  const url = await api.listen({ host, port });
  return { url, close: () => api.close() };
}
