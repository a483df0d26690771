import { createHmac } from 'node:crypto';
import { z } from 'zod';

/** A button of a message in the sandbox, and who presses it. */
export interface PressedButton {
  /** Where the sandbox runs, with the tool's path: `http://127.0.0.1:8300/slack`. */
  readonly baseUrl: string;
  /** The tool's state. */
  readonly state: unknown;
  readonly channel: string;
  readonly label: string;
  /** Slack's id of a person, `U061F7AUR`. */
  readonly user: string;
  readonly team?: string;
  readonly signingSecret: string;
  readonly now: Date;
}

const shown = z.object({
  channels: z.record(
    z.string(),
    z.object({
      messages: z.array(z.looseObject({ ts: z.string(), blocks: z.array(z.unknown()).default([]) })),
    }),
  ),
});
const actions = z.looseObject({
  type: z.literal('actions'),
  block_id: z.string(),
  elements: z.array(
    z.looseObject({ action_id: z.string(), value: z.string(), text: z.object({ text: z.string() }) }),
  ),
});

/** What Slack sends when somebody presses a button of a channel's newest message; docs.slack.dev, "block_actions payload". */
export function pressButton({
  baseUrl,
  state,
  channel,
  label,
  user,
  team = 'T0SANDBOX',
  signingSecret,
  now,
}: PressedButton): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
  const [message] = shown.parse(state).channels[channel]?.messages ?? [];
  const blocks = message?.blocks ?? [];
  const buttons = blocks.flatMap((block) => {
    const parsed = actions.safeParse(block);
    return parsed.success
      ? parsed.data.elements.map((button) => ({ ...button, block: parsed.data.block_id }))
      : [];
  });
  const button = buttons.find(({ text }) => text.text === label);
  if (message === undefined || button === undefined) throw new Error(`no button ${label} in ${channel}`);
  const seconds = String(Math.floor(now.getTime() / 1000));
  const payload = {
    type: 'block_actions',
    user: { id: user, team_id: team },
    team: { id: team, domain: 'sandbox' },
    container: { type: 'message', message_ts: message.ts, channel_id: channel, is_ephemeral: false },
    channel: { id: channel },
    message,
    response_url: `${baseUrl}/actions/${channel}/${message.ts}`,
    actions: [
      {
        type: 'button',
        action_id: button.action_id,
        block_id: button.block,
        value: button.value,
        action_ts: `${seconds}.000001`,
      },
    ],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const signature = createHmac('sha256', signingSecret).update(`v0:${seconds}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': seconds,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}
