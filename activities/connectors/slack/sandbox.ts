import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

interface Message {
  readonly type: 'message';
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly subtype?: string;
  readonly blocks?: readonly Readonly<Record<string, unknown>>[];
}

interface Channel {
  readonly name: string;
  readonly isPrivate: boolean;
  readonly messages: Message[];
}

interface Slack {
  /** Newest message first, as the API lists them. */
  readonly channels: Record<string, Channel>;
  /** What only the person who pressed a button sees. */
  readonly ephemeral: { readonly channel: string; readonly text: string }[];
}

/** What the sandbox signs presses with, as Slack does with the app's signing secret. */
const SIGNING_SECRET = 'slack-sandbox-signing-secret-of-32';
const BOT = 'U0SANDBOXBOT';
const CREATED = 1_767_600_000;
const NAMES = [
  'general',
  'campaigns',
  'campaign-owner',
  'creative',
  'dpo',
  'legal',
  'marketing',
  'ops',
  'sales',
  'hot-leads',
  'leadership',
];
const PRIVATE = 'leadership';
const form = z.object({
  channel: z.string(),
  text: z.string().optional(),
  blocks: z.string().optional(),
  ts: z.string().optional(),
});
const answer = z.strictObject({
  text: z.string(),
  replace_original: z.boolean().optional(),
  response_type: z.literal('ephemeral').optional(),
  blocks: z.array(z.looseObject({ type: z.string() })).optional(),
});
const blockList = z.array(z.looseObject({ type: z.string() }));

export const slackSandbox = defineSandbox<Slack>({
  tool: 'slack',
  connection: { token: 'xoxb-sandbox-slack', webhookSecret: SIGNING_SECRET },
  secrets: [SIGNING_SECRET],
  // An answer to a press needs no token: only who got the press knows the address.
  admits: ({ headers, path }) =>
    path.startsWith('/actions/') || headers['authorization'] === 'Bearer xoxb-sandbox-slack',
  refuse: () => failed('invalid_auth'),
  unknown: () => failed('unknown_method'),
  initial: () => ({
    channels: Object.fromEntries(
      NAMES.map((name) => [
        `C0${name.toUpperCase().replaceAll(/\W/g, '').padEnd(8, '0')}`,
        {
          name,
          isPrivate: name === PRIVATE,
          messages: [
            {
              type: 'message',
              subtype: 'channel_join',
              ts: `${CREATED}.000001`,
              user: BOT,
              text: 'joined the channel',
            },
          ],
        },
      ]),
    ),
    ephemeral: [],
  }),
  routes: {
    'POST /chat.postMessage': ({ body, state, nextId, now }) => {
      const asked = form.safeParse(body);
      if (!asked.success) return failed('invalid_arg_name');
      const [id, channel] = find(state, asked.data.channel);
      if (channel === undefined || id === undefined) return failed('channel_not_found');
      const { text, blocks } = asked.data;
      if (text === undefined && blocks === undefined) return failed('no_text');
      const message: Message = {
        type: 'message',
        ts: `${Math.floor(now().getTime() / 1000)}.${String(nextId()).padStart(6, '0')}`,
        user: BOT,
        text: text ?? '',
        ...withBlocks(blocks),
      };
      channel.messages.unshift(message);
      return reply(200, { ok: true, channel: id, ts: message.ts, message });
    },
    'POST /chat.update': ({ body, state }) => {
      const asked = form.safeParse(body);
      if (!asked.success) return failed('invalid_arg_name');
      const channel = state.channels[asked.data.channel];
      if (channel === undefined) return failed('channel_not_found');
      const { ts, text, blocks } = asked.data;
      const index = channel.messages.findIndex((message) => message.ts === ts);
      const current = channel.messages[index];
      if (current === undefined) return failed('message_not_found');
      const changed = { ...current, text: text ?? current.text, ...withBlocks(blocks) };
      channel.messages[index] = changed;
      return reply(200, {
        ok: true,
        channel: asked.data.channel,
        ts: changed.ts,
        text: changed.text,
        message: { text: changed.text },
      });
    },
    /** The `response_url` of a press; https://docs.slack.dev/interactivity/handling-user-interaction */
    'POST /actions/{channel}/{ts}': ({ params, body, state }) => {
      const asked = answer.safeParse(body);
      const channel = state.channels[params['channel'] ?? ''];
      const index = channel?.messages.findIndex(({ ts }) => ts === params['ts']) ?? -1;
      const current = channel?.messages[index];
      if (!asked.success || channel === undefined || current === undefined) return reply(404, 'no_service');
      const { text, blocks = [] } = asked.data;
      if (asked.data.replace_original === true) channel.messages[index] = { ...current, text, blocks };
      else state.ephemeral.push({ channel: params['channel'] ?? '', text });
      return reply(200, 'ok');
    },
    'GET /conversations.list': ({ query, state }) => {
      const types = (query.get('types') ?? 'public_channel').split(',');
      const all = Object.entries(state.channels).filter(([, { isPrivate }]) =>
        types.includes(isPrivate ? 'private_channel' : 'public_channel'),
      );
      const begin = Number(query.get('cursor') ?? 0);
      const end = begin + Number(query.get('limit') ?? 100);
      const channels = all.slice(begin, end).map(([id, channel]) => conversation(id, channel));
      return reply(200, {
        ok: true,
        channels,
        response_metadata: { next_cursor: end < all.length ? String(end) : '' },
      });
    },
    'GET /conversations.history': ({ query, state }) => {
      const channel = state.channels[query.get('channel') ?? ''];
      if (channel === undefined) return failed('channel_not_found');
      const latest = query.get('latest');
      const older = channel.messages.filter(({ ts }) => latest === null || ts < latest);
      const messages = older.slice(0, Number(query.get('limit') ?? 100));
      return reply(200, {
        ok: true,
        messages,
        has_more: messages.length < older.length,
        pin_count: 0,
        channel_actions_ts: null,
        channel_actions_count: 0,
      });
    },
  },
});

function find(state: Slack, channel: string): [string, Channel] | [undefined, undefined] {
  const name = channel.replace(/^#/, '');
  const hit = Object.entries(state.channels).find(
    ([id, candidate]) => id === channel || candidate.name === name,
  );
  return hit ?? [undefined, undefined];
}

function withBlocks(blocks: string | undefined): { readonly blocks?: z.output<typeof blockList> } {
  return blocks === undefined ? {} : { blocks: blockList.parse(JSON.parse(blocks)) };
}

function conversation(id: string, { name, isPrivate }: Channel): object {
  const note = { value: '', creator: BOT, last_set: CREATED };
  return {
    id,
    name,
    name_normalized: name,
    created: CREATED,
    creator: BOT,
    is_archived: false,
    is_channel: true,
    is_general: name === 'general',
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_org_shared: false,
    is_private: isPrivate,
    is_shared: false,
    topic: note,
    purpose: note,
  };
}

function failed(error: string): SandboxReply {
  return reply(200, { ok: false, error });
}
