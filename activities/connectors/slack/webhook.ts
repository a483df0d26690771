import { z } from 'zod';
import { defineWebhook, jsonBody, type Press } from '../../kit/define-webhook.ts';
import { BUTTONS_BLOCK, decidedBlocks } from './client.ts';

/** docs.slack.dev, "Events API": the first request, by which Slack looks whether the address is ours. Signed like all others. */
const verification = z.object({ type: z.literal('url_verification'), challenge: z.string().max(500) });

/** docs.slack.dev, "Events API", callback. */
const callback = z.object({
  type: z.literal('event_callback'),
  team_id: z.string(),
  event_id: z.string().min(1),
  event: z.looseObject({ type: z.string().min(1) }),
});

/** docs.slack.dev, "block_actions payload". */
const pressed = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string().min(1), team_id: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  response_url: z.url(),
  container: z.object({ message_ts: z.string().regex(/^\d+\.\d+$/) }),
  message: z.object({ blocks: z.array(z.looseObject({ type: z.string() })).default([]) }),
  actions: z.tuple([
    z.object({ action_id: z.string(), action_ts: z.string(), block_id: z.string(), value: z.string() }),
  ]),
});

export const slackWebhook = defineWebhook({
  tool: 'slack',
  scheme: 'slack',
  handshake({ body, headers }) {
    const asked = isForm(headers) ? undefined : verification.safeParse(parsed(body));
    if (asked?.success !== true) return undefined;
    return { answer: { kind: 'json', body: { challenge: asked.data.challenge } }, shown: 'signature' };
  },
  events(body, headers) {
    // Presses of other buttons, such as links, and whatever else people do with our messages.
    if (isForm(headers)) return [];
    const { team_id: team, event_id: id, event } = callback.parse(jsonBody(body));
    return [{ id: `${team}/${id}`, name: event.type, payload: event }];
  },
  buttons: {
    replyOrigin: 'https://hooks.slack.com',
    read(body, headers): Press | undefined {
      if (!isForm(headers)) return undefined;
      const given = new URLSearchParams(body.toString('utf8')).get('payload');
      const asked = pressed.safeParse(parsed(Buffer.from(given ?? '')));
      if (!asked.success) return undefined;
      const { user, team, message, container, response_url: replyTo } = asked.data;
      const [action] = asked.data.actions;
      if (action.block_id !== BUTTONS_BLOCK) return undefined;
      const home = user.team_id ?? team?.id;
      return {
        identities: [...(home === undefined ? [] : [`slack:${home}/${user.id}`]), `slack:${user.id}`],
        value: action.value,
        id: `${container.message_ts}/${action.action_id}/${action.action_ts}`,
        // A message's id is the time of its posting, in seconds.
        postedAt: Number(container.message_ts) * 1000,
        replyTo,
        // Without `replace_original` an ephemeral answer would take the message's place.
        tell: (text) => ({ response_type: 'ephemeral', replace_original: false, text: escaped(text) }),
        close: (text) => ({
          replace_original: true,
          text: escaped(text),
          blocks: decidedBlocks(message.blocks, escaped(text)),
        }),
      };
    },
  },
});

/** docs.slack.dev, "Formatting message text": three characters stand for markup. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function isForm(headers: Readonly<Record<string, string | undefined>>): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
}

function parsed(body: Buffer): unknown {
  try {
    return jsonBody(body);
  } catch {
    return undefined;
  }
}
