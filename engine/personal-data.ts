import type { z } from 'zod';

/** Why and as what a field's personal data is held: Art. 5(1)(b) and 30(1)(c) DSGVO. */
export interface PersonalNote {
  readonly category:
    | 'identity'
    | 'contact'
    | 'online-identifier'
    | 'behaviour'
    | 'employment'
    | 'preference'
    | 'free-text';
  readonly purpose: string;
}

/** Key under which a schema, and the JSON Schema made of it, carries the note. */
export const PERSONAL = 'x-personal';

/**
 * Marks a field as personal. Its values never enter a history: API, webhook, form and action result swap them for a token.
 * @example personal(z.email(), { category: 'contact', purpose: 'lead handover' })
 */
export function personal<S extends z.ZodType>(schema: S, note: PersonalNote): S {
  return schema.meta({ ...schema.meta(), [PERSONAL]: note });
}
