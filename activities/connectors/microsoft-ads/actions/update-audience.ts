import { audienceChange, audienceChanged, examplePeople } from '../../../kit/audience-change.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { addressHashes } from '../../../kit/hashed-people.ts';
import { changed, hashedEmail } from '../client.ts';
import { microsoftAds } from '../connector.ts';

/** The most that one request takes. */
const BATCH = 1000;

export const updateAudience = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.updateAudience',
  summary: 'Put people into a Customer Match list or take them out; addresses go as hashes.',
  /** Microsoft knows people by their address only: those with just a number are rejected. */
  input: audienceChange,
  output: audienceChanged,
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['https://ads.microsoft.com/msads.manage'],
  timeoutMs: 5 * 60_000,
  example: { audienceId: '43000000001', change: 'ADD', people: examplePeople },
  async run({ input: { audienceId, change, people }, settings, http, heartbeat }) {
    const terms = settings.customerMatchTerms === 'ACCEPTED';
    if (change === 'ADD' && !terms) {
      throw toolError('CONNECTION_INVALID', {
        tool: 'microsoft-ads',
        fields: ['settings.customerMatchTerms'],
      });
    }
    const hashes = addressHashes(people, hashedEmail, 'microsoft-ads.updateAudience');
    for (let from = 0; from < hashes.length; from += BATCH) {
      await http.post({
        path: '/CampaignManagement/v13/CustomerListUserData/Apply',
        json: {
          CustomerListUserData: {
            AudienceId: audienceId,
            ActionType: change === 'ADD' ? 'Add' : 'Remove',
            CustomerListItemSubType: 'Email',
            CustomerListItems: hashes.slice(from, from + BATCH),
            AcceptCustomerMatchTerm: terms ? true : undefined,
          },
        },
        response: changed,
      });
      heartbeat();
    }
    return { audienceId, accepted: hashes.length, rejected: people.length - hashes.length };
  },
});
