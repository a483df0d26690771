import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { buttonBlocks, findMarked } from '../client.ts';
import { slack } from '../connector.ts';
import { channel, text, timestamp } from '../fields.ts';

/** Longest value of a button; docs.slack.dev, Block Kit, button. */
const LONGEST_VALUE = 2000;

export const askDecision = defineAction({
  tool: slack,
  id: 'slack.askDecision',
  summary: 'Post a message whose buttons decide a task, each person in their own name.',
  /** `element` is the user task of `caseId`; each decision gives its form another result. A button's label is at most 75 characters. */
  input: z.strictObject({
    channel,
    text,
    fields: z
      .array(z.strictObject({ name: z.string().min(1).max(200), value: z.string().max(1700) }))
      .max(10)
      .default([]),
    caseId: z.string().min(1),
    element: z.string().min(1),
    decisions: z
      .array(
        z.strictObject({
          label: z.string().min(1).max(75),
          result: z.record(z.string(), z.json()),
          style: z.enum(['primary', 'danger']).optional(),
        }),
      )
      .min(1)
      .max(5),
  }),
  output: z.object({ channel, ts: timestamp }),
  retrySafety: 'unsafe',
  effect: 'notify',
  scopes: ['chat:write', 'channels:history', 'channels:read', 'groups:history', 'groups:read'],
  example: {
    channel: '#legal',
    text: 'The landing page of *Spring* waits for your review.',
    fields: [{ name: 'Budget', value: '5,000 EUR' }],
    caseId: 'legal-review-1',
    element: 'review',
    decisions: [
      { label: 'Approve', result: { approved: true }, style: 'primary' },
      { label: 'Reject', result: { approved: false }, style: 'danger' },
    ],
  },
  async run({ input: { channel: to, decisions, caseId, element, ...message }, http, marker, seal }) {
    const buttons = decisions.map(({ label, result, style }, index) => {
      // Slack gives the value back with the press; sealed, so that nobody else makes buttons that decide.
      const value = seal(JSON.stringify({ caseId, element, label, result }));
      if (value.length > LONGEST_VALUE)
        throw toolError('INVALID_INPUT', { tool: 'slack', fields: [`decisions.${index}.result too_big`] });
      return { label, style, value };
    });
    return await http.post({
      path: '/chat.postMessage',
      // `text` is what notifications show; the blocks are what the channel shows.
      form: { channel: to, text: message.text, blocks: buttonBlocks({ ...message, buttons }, marker) },
      response: z.object({ channel: z.string(), ts: z.string() }),
    });
  },
  find: async (call) => await findMarked(call, call.input.channel),
});
