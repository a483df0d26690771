import { z } from 'zod';
import type { WebhookSource } from './services.ts';

const PREFIX = 'MASCHINENRAUM_WEBHOOK_';

const source = z
  .strictObject({
    secrets: z.tuple([z.string().min(32)], z.string().min(32)),
    message: z.string().min(1),
    process: z.string().min(1),
  })
  .readonly();

/** A webhook source that cannot be used as it is configured; never quotes the configuration, for it holds secrets. */
export class WebhookConfigError extends Error {
  override readonly name = 'WebhookConfigError';
  readonly code = 'WEBHOOK_CONFIG_INVALID';
  readonly next = 'give it as {"secrets":["<32 characters or more>"],"message":"…","process":"…"}';
}

/** Reads `MASCHINENRAUM_WEBHOOK_<SOURCE>` (JSON); LANDING_PAGE is the source `landing-page`. WEBHOOK_CONFIG_INVALID when one does not fit. */
export function webhooksFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, WebhookSource>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, text]) => {
      if (!name.startsWith(PREFIX) || text === undefined) return [];
      return [[name.slice(PREFIX.length).toLowerCase().replaceAll('_', '-'), read(name, text)]];
    }),
  );
}

function read(name: string, text: string): WebhookSource {
  try {
    return source.parse(JSON.parse(text));
  } catch (error) {
    const places =
      error instanceof z.ZodError ? error.issues.map(({ path }) => path.join('.') || 'value') : ['not JSON'];
    throw new WebhookConfigError(`${name} does not fit: ${places.join(', ')}`);
  }
}
