import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { findProgram, smartCampaignsOf, withReference } from '../client.ts';
import { marketo } from '../connector.ts';
import { campaignId, programId } from '../fields.ts';

const outcome = z.object({
  programId,
  campaigns: z.array(
    z.object({
      campaignId,
      name: z.string(),
      /** A batch runs at a time for many, a trigger for one lead when something happens. */
      type: z.string(),
    }),
  ),
});

export const prepareCampaign = defineAction({
  tool: marketo,
  id: 'marketo.prepareCampaign',
  summary:
    'Prepare a campaign: a copy of a program with its mails and smart campaigns, of which nothing runs yet.',
  /** `templateProgramId` is the program that is copied, `folderId` where the copy goes; no two programs have the same name. */
  input: z.strictObject({
    templateProgramId: programId,
    name: z.string().min(1).max(255),
    folderId: z.int().positive(),
    description: z.string().max(1900).optional(),
  }),
  output: outcome,
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['Read-Write Assets'],
  timeoutMs: 600_000,
  example: {
    templateProgramId: 1107,
    name: 'de_leads_marketing-automation_202612',
    folderId: 640,
    description: 'Less handwork in your campaigns',
  },
  async run({ input, http, marker }) {
    const { result } = await http.post({
      path: path`/rest/asset/v1/program/${input.templateProgramId}/clone.json`,
      form: {
        name: input.name,
        folder: JSON.stringify({ id: input.folderId, type: 'Folder' }),
        description: withReference(input.description, marker),
      },
      // A large program takes minutes: the vendor gives itself 300 seconds.
      timeoutMs: http.answerTimeoutMs * 15,
      response: z.object({ result: z.tuple([z.object({ id: programId })]) }),
    });
    return { programId: result[0].id, campaigns: campaignsOf(await smartCampaignsOf(http, result[0].id)) };
  },
  async find({ input, http, marker }) {
    const program = await findProgram(http, input.name, marker);
    if (program === undefined) return undefined;
    return { programId: program.id, campaigns: campaignsOf(await smartCampaignsOf(http, program.id)) };
  },
});

function campaignsOf(
  campaigns: readonly { readonly id: number; readonly name: string; readonly type: string }[],
): z.output<typeof outcome>['campaigns'] {
  return campaigns.map(({ id, name, type }) => ({ campaignId: id, name, type }));
}
