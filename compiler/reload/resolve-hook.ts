import { fileURLToPath } from 'node:url';
import { versionByImports, versionOf } from './module-version.ts';

/** Node's `resolve` hook, as far as it is used here. https://nodejs.org/docs/latest-v20.x/api/module.html#resolvespecifier-context-nextresolve */
type Next = (
  specifier: string,
  context: { readonly parentURL?: string },
) => Promise<{ readonly url: string }>;

versionByImports();

/** What a definition imports by a relative path is imported anew when that, or what it imports itself, has changed. */
export async function resolve(
  specifier: string,
  context: { readonly parentURL?: string },
  next: Next,
): Promise<{ readonly url: string }> {
  const resolved = await next(specifier, context);
  const { url } = resolved;
  if (!context.parentURL?.includes('?changed=') || !isDefined(url)) return resolved;
  return { ...resolved, url: `${url}?changed=${versionOf(fileURLToPath(url))}&.ts` };
}

function isDefined(url: string): boolean {
  return url.startsWith('file:') && url.includes('/definitions/') && url.endsWith('.ts');
}
