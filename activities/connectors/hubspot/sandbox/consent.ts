import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { failed, type Answered, type Hubspot } from './state.ts';

const change = z.object({
  emailAddress: z.email(),
  subscriptionId: z.string(),
  legalBasis: z.string().optional(),
  legalBasisExplanation: z.string().optional(),
});

const MARKETING = '401';
const SUBSCRIPTIONS = {
  [MARKETING]: { name: 'Marketing information', description: 'News, offers and events' },
  402: { name: 'Product news', description: 'What is new in the product' },
};

/** What a person said about a subscription, or nothing. */
function answerOf(state: Hubspot, id: string, email: string): Answered | undefined {
  const said = state.answers[`${id} ${email}`];
  if (said !== undefined || id !== MARKETING) return said;
  return state.unsubscribed.includes(email)
    ? { status: 'NOT_SUBSCRIBED' }
    : { status: 'SUBSCRIBED', legalBasis: 'CONSENT_WITH_NOTICE' };
}

/** HubSpot leaves no field out: what a status does not have is null. */
const NOTHING_SAID = {
  brandId: null,
  preferenceGroupName: null,
  legalBasis: null,
  legalBasisExplanation: null,
};

function statusOf(state: Hubspot, id: keyof typeof SUBSCRIPTIONS, email: string): object {
  const answered = answerOf(state, String(id), email) ?? { status: 'NOT_SUBSCRIBED' };
  const about = { id: String(id), ...SUBSCRIPTIONS[id], sourceOfStatus: 'SUBSCRIPTION_STATUS' };
  return { ...about, ...NOTHING_SAID, ...answered };
}

/** All subscriptions of a person. */
export const readStatus: SandboxRoute<Hubspot> = ({ params, state }) => {
  const recipient = params['email'] ?? '';
  const subscriptionStatuses = ([MARKETING, 402] as const).map((id) => statusOf(state, id, recipient));
  return reply(200, { recipient, subscriptionStatuses });
};

/** Subscribes a person who did not opt out, or opts somebody out who did not before. */
export function changeRoute(status: Answered['status']): SandboxRoute<Hubspot> {
  return ({ body, state }) => {
    const parsed = change.safeParse(body);
    if (!parsed.success) return failed(400, 'VALIDATION_ERROR');
    const { emailAddress, subscriptionId, ...basis } = parsed.data;
    if (subscriptionId !== MARKETING && subscriptionId !== '402') return failed(404, 'OBJECT_NOT_FOUND');
    if (answerOf(state, subscriptionId, emailAddress)?.status === 'NOT_SUBSCRIBED') {
      const message = `${emailAddress} is already unsubscribed from subscription ${subscriptionId}`;
      return failed(400, 'VALIDATION_ERROR', status === 'NOT_SUBSCRIBED' ? message : undefined);
    }
    state.answers[`${subscriptionId} ${emailAddress}`] = {
      status,
      ...(basis.legalBasis === undefined ? {} : { legalBasis: basis.legalBasis }),
      ...(basis.legalBasisExplanation === undefined
        ? {}
        : { legalBasisExplanation: basis.legalBasisExplanation }),
    };
    return reply(200, statusOf(state, subscriptionId === MARKETING ? MARKETING : 402, emailAddress));
  };
}
