import { isVaultError } from '../vault/index.ts';
import { Problem } from './problems.ts';

/** What a failure means for the caller. What is not expected is INTERNAL_ERROR, and says nothing of what was sent. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isVaultError(error)) {
    if (error.type === 'VAULT_BUSY') return new Problem('VAULT_BUSY');
    return new Problem('VAULT_FAILED', { detail: error.type });
  }
  const fastifyCode = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (fastifyCode === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('BODY_TOO_LARGE');
  if (fastifyCode === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('MEDIA_TYPE_UNSUPPORTED');
  // Content-Length that lies, a broken URL and the like.
  if (error instanceof Error && 'statusCode' in error && error.statusCode === 400)
    return new Problem('REQUEST_INVALID');
  return new Problem('INTERNAL_ERROR');
}

/** Where an unexpected error came from: its kind and its place in the code, never its message, which may quote what was sent. */
export function traceOf(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: frames.slice(0, 8).map((line) => line.trim()) };
}
