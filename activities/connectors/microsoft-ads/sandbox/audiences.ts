import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { ACCOUNT, failed, type MicrosoftAds } from './state.ts';

const WRONG = failed(400, 100, 'NullRequest');

// Strict, for the slice that the contract test reads leaves the fields of an audience open: they are those of the vendor's page.
const creation = z.strictObject({
  Audiences: z.tuple([
    z.strictObject({
      Type: z.literal('CustomerList'),
      Name: z.string().min(1).max(128),
      Description: z.string().max(1024),
      ParentId: z.literal(ACCOUNT),
      Scope: z.literal('Account'),
    }),
  ]),
});
const allLists = z.strictObject({ Type: z.literal('CustomerList') });
const userData = z.object({
  CustomerListUserData: z.object({
    AudienceId: z.string().regex(/^\d+$/),
    ActionType: z.enum(['Add', 'Remove']),
    CustomerListItemSubType: z.literal('Email'),
    CustomerListItems: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .min(1)
      .max(1000),
    AcceptCustomerMatchTerm: z.boolean().optional(),
  }),
});

/** Customer lists, and who is in them. */
export const audienceRoutes: Readonly<Record<string, SandboxRoute<MicrosoftAds>>> = {
  'POST /CampaignManagement/v13/Audiences': ({ body, state, nextId }) => {
    const parsed = creation.safeParse(body);
    if (!parsed.success) return WRONG;
    const id = String(43_000_000_000 + nextId() * 1000);
    state.audiences[id] = { ...parsed.data.Audiences[0], members: [] };
    return reply(200, { AudienceIds: [id], PartialErrors: [] });
  },
  'POST /CampaignManagement/v13/Audiences/QueryByIds': ({ body, state }) => {
    if (!allLists.safeParse(body).success) return WRONG;
    const lists = Object.entries(state.audiences);
    return reply(200, {
      Audiences: lists.map(([Id, { members: _members, ...audience }]) => ({ Id, ...audience })),
      PartialErrors: [],
    });
  },
  'POST /CampaignManagement/v13/CustomerListUserData/Apply': ({ body, state }) => {
    const parsed = userData.safeParse(body);
    if (!parsed.success) return WRONG;
    const { AudienceId, ActionType, CustomerListItems, AcceptCustomerMatchTerm } =
      parsed.data.CustomerListUserData;
    const audience = state.audiences[AudienceId];
    if (audience === undefined) return failed(400, 4805, 'InvalidAudienceId');
    if (ActionType === 'Add' && AcceptCustomerMatchTerm !== true) {
      return failed(400, 8003, 'CustomerListTermsAndConditionsNotAccepted');
    }
    const others = audience.members.filter((member) => !CustomerListItems.includes(member));
    const members = ActionType === 'Add' ? [...others, ...new Set(CustomerListItems)] : others;
    state.audiences[AudienceId] = { ...audience, members: members.sort() };
    return reply(200, { PartialErrors: [] });
  },
};
