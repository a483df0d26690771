import { randomUUID } from 'node:crypto';
import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';

/** An object of the CRM; all properties are text. */
export interface StoredObject {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archived: false;
  readonly properties: Readonly<Record<string, string>>;
}

/** A task or a note. */
export type AttachedObject = StoredObject & { readonly contactId: string };

/** What a person said about one subscription. */
export interface Answered {
  readonly status: 'SUBSCRIBED' | 'NOT_SUBSCRIBED';
  readonly legalBasis?: string;
  readonly legalBasisExplanation?: string;
}

export interface Hubspot {
  readonly contacts: Record<string, StoredObject>;
  readonly companies: Record<string, StoredObject>;
  readonly deals: Record<string, StoredObject>;
  /** Ties between objects, `deals/1001 contacts/101`. */
  readonly ties: Record<string, true>;
  readonly tasks: Record<string, AttachedObject>;
  readonly notes: Record<string, AttachedObject>;
  readonly owners: Record<
    string,
    { readonly email: string; readonly firstName: string; readonly lastName: string }
  >;
  readonly lists: Record<string, { readonly name: string; readonly size: number }>;
  /** E-mail addresses whose owner took back the consent to marketing. Everybody else gave it. */
  readonly unsubscribed: readonly string[];
  /** What was said since, by `subscription e-mail`. */
  readonly answers: Record<string, Answered>;
}

/** When everything began that is there from the beginning. */
export const BEGAN = '2026-01-05T08:00:00Z';

/** What exists at the beginning. */
export const initial = (): Hubspot => ({
  contacts: {
    101: stored('101', { email: 'ada@example.com', firstname: 'Ada', hs_lead_status: 'NEW' }, BEGAN),
  },
  companies: {
    111: stored('111', { maschinenraum_key: 'analytical-engines', name: 'Analytical Engines' }, BEGAN),
  },
  deals: {},
  ties: {},
  tasks: {},
  notes: {},
  owners: {
    201: { email: 'sam.sales@example.com', firstName: 'Sam', lastName: 'Sales' },
    202: { email: 'nora.north@example.com', firstName: 'Nora', lastName: 'North' },
  },
  lists: {
    301: { name: 'Newsletter readers', size: 5200 },
    302: { name: 'Manufacturing DACH', size: 1840 },
    303: { name: 'Trial users', size: 620 },
  },
  unsubscribed: ['no-consent@example.com'],
  answers: {},
});

/** Makes an object. */
export function stored(id: string, values: Readonly<Record<string, string>>, at: string): StoredObject {
  return { id, createdAt: at, updatedAt: at, archived: false, properties: { ...values } };
}

/** Answers with HubSpot's error body. */
export function failed(status: number, category: string, message?: string): SandboxReply {
  return reply(status, {
    message: message ?? `The sandbox refused: ${category}.`,
    category,
    correlationId: randomUUID(),
  });
}
