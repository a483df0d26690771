import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { assignTemplate, findPrepared } from '../client.ts';
import { klaviyo } from '../connector.ts';
import { campaignId, instant, listId } from '../fields.ts';

export const prepareCampaign = defineAction({
  tool: klaviyo,
  id: 'klaviyo.prepareCampaign',
  summary: 'Prepare a mailing to a list, as a draft.',
  /** `sendAt` is when it goes out once it is scheduled; at once when absent. */
  input: z.strictObject({
    name: z.string().min(1),
    listId,
    subject: z.string().min(1),
    previewText: z.string().optional(),
    fromEmail: z.email(),
    fromLabel: z.string().min(1),
    sendAt: instant.optional(),
  }),
  output: z.object({ campaignId, messageId: z.string() }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['campaigns:read', 'campaigns:write'],
  example: {
    name: 'de_leads_marketing-automation_202612',
    listId: 'Wm7kQp',
    subject: 'Less handwork in your campaigns',
    previewText: 'What a workflow takes off you',
    fromEmail: 'campaigns@maschinenraum.example',
    fromLabel: 'maschinenraum',
    sendAt: '2026-12-08T08:00:00Z',
  },
  async run({ input, settings, http, marker }) {
    const { data } = await http.post({
      path: '/api/campaigns',
      json: {
        data: {
          type: 'campaign',
          attributes: {
            name: input.name,
            audiences: { included: [input.listId] },
            send_strategy:
              input.sendAt === undefined
                ? { method: 'immediate' }
                : { method: 'static', datetime: input.sendAt, options: { is_local: false } },
            'campaign-messages': { data: [messageOf(input, marker)] },
          },
        },
      },
      response: created,
    });
    const messageId = data.relationships['campaign-messages'].data[0].id;
    if (settings.templateId !== undefined) await assignTemplate(http, messageId, settings.templateId);
    return { campaignId: data.id, messageId };
  },
  async find(call) {
    const { settings, http } = call;
    const prepared = await findPrepared(call);
    if (prepared === undefined) return undefined;
    // The earlier attempt may have stopped between its two requests.
    if (prepared.templateId === undefined && settings.templateId !== undefined) {
      await assignTemplate(http, prepared.messageId, settings.templateId);
    }
    return { campaignId: prepared.campaignId, messageId: prepared.messageId };
  },
});

/** The label is shown beside the message in Klaviyo, never to recipients; it carries our marker. */
function messageOf(
  input: Readonly<Record<'subject' | 'fromEmail' | 'fromLabel', string>> & {
    readonly previewText?: string | undefined;
  },
  marker: string,
): object {
  const content = {
    subject: input.subject,
    preview_text: input.previewText,
    from_email: input.fromEmail,
    from_label: input.fromLabel,
  };
  return {
    type: 'campaign-message',
    attributes: { definition: { channel: 'email', label: marker, content } },
  };
}

const created = z.object({
  data: z.object({
    id: z.string(),
    relationships: z.object({
      'campaign-messages': z.object({ data: z.tuple([z.object({ id: z.string() })]) }),
    }),
  }),
});
