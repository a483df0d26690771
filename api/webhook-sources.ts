import { z } from 'zod';
import type { Webhook } from '../activities/kit/define-webhook.ts';
import { signsAddress } from '../activities/kit/webhook.ts';
import type { WebhookSource } from './services.ts';

const PREFIX = 'MASCHINENRAUM_WEBHOOK_';
const PUBLIC_URL = 'MASCHINENRAUM_PUBLIC_URL';

const signedSource = z
  .strictObject({
    secrets: z.tuple([z.string().min(32)], z.string().min(32)),
    message: z.string().min(1),
    process: z.string().min(1),
  })
  .readonly();

/** Where a value is in an event: `resource.gid`, `changes.0.field`. */
const place = z.string().regex(/^[\w-]+(\.[\w-]+)*$/);
const variables = z.record(z.string().min(1), place).optional();

const toolSource = z
  .strictObject({
    tool: z.string(),
    // Vendors make them, some of 20 characters.
    secrets: z.array(z.string().min(16)).default([]),
    handshake: z.string().min(32).optional(),
    events: z
      .record(
        z.string().min(1),
        z.union([
          z.strictObject({ message: z.string().min(1), process: z.string().min(1), variables }),
          z.strictObject({ message: z.string().min(1), key: place.optional(), variables }),
        ]),
      )
      .default({}),
    replyOrigin: z.url().optional(),
  })
  .refine(({ secrets, handshake }) => secrets.length > 0 || handshake !== undefined, { path: ['secrets'] })
  .readonly();

/** A webhook source that cannot be used as it is configured; never quotes the configuration, for it holds secrets. */
export class WebhookConfigError extends Error {
  override readonly name = 'WebhookConfigError';
  readonly code = 'WEBHOOK_CONFIG_INVALID';
  readonly next = 'give it as docs/errors/WEBHOOK_CONFIG_INVALID.md shows it';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `MASCHINENRAUM_WEBHOOK_<SOURCE>` (JSON); LANDING_PAGE is the source `landing-page`. WEBHOOK_CONFIG_INVALID when one does not fit.
 * @param webhooks what tools tell us by themselves, by tool id
 */
export function webhooksFromEnvironment(
  env: Environment,
  webhooks: Readonly<Record<string, Webhook>> = {},
): Readonly<Record<string, WebhookSource>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, text]) => {
      if (!name.startsWith(PREFIX) || text === undefined) return [];
      const source = read(name, text, webhooks);
      if (source.kind === 'tool' && signsAddress(source.webhook.scheme) && env[PUBLIC_URL] === undefined)
        throw new WebhookConfigError(`${name}: ${source.webhook.tool} signs the address: set ${PUBLIC_URL}`);
      return [[name.slice(PREFIX.length).toLowerCase().replaceAll('_', '-'), source]];
    }),
  );
}

/** Where others reach API and page, from `MASCHINENRAUM_PUBLIC_URL`, without a slash at its end. */
export function publicUrlFromEnvironment(env: Environment): string | undefined {
  const text = env[PUBLIC_URL];
  if (text === undefined) return undefined;
  const url = z.url({ protocol: /^https?$/ }).safeParse(text);
  if (!url.success || /[?#]/.test(text)) throw new WebhookConfigError(`${PUBLIC_URL} is no address`);
  return url.data.replace(/\/+$/, '');
}

function read(name: string, text: string, webhooks: Readonly<Record<string, Webhook>>): WebhookSource {
  try {
    const given: unknown = JSON.parse(text);
    if (!isToolSource(given)) return { kind: 'signed', ...signedSource.parse(given) };
    const { tool, ...source } = toolSource.parse(given);
    const webhook = Object.hasOwn(webhooks, tool) ? webhooks[tool] : undefined;
    if (webhook !== undefined) return { kind: 'tool', webhook, ...source };
  } catch (error) {
    const places =
      error instanceof z.ZodError ? error.issues.map(({ path }) => path.join('.') || 'value') : ['not JSON'];
    throw new WebhookConfigError(`${name} does not fit: ${places.join(', ')}`);
  }
  throw new WebhookConfigError(`${name}: tool is none of ${Object.keys(webhooks).join(', ')}`);
}

function isToolSource(given: unknown): boolean {
  return typeof given === 'object' && given !== null && 'tool' in given;
}
