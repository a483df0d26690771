import { z } from 'zod';
import type { RunningSandbox } from '../../activities/sandbox/start-sandbox.ts';

const connection = z.object({ hubspot: z.object({ baseUrl: z.string(), token: z.string() }) });
const made = z.object({ results: z.tuple([z.object({ id: z.string() })]) });

/** Makes a contact in the CRM as a colleague would. Gives its id. */
export async function makeContact(sandbox: RunningSandbox, email: string): Promise<string> {
  const { hubspot } = connection.parse(sandbox.connections);
  const response = await fetch(`${hubspot.baseUrl}/crm/v3/objects/contacts/batch/upsert`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hubspot.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ inputs: [{ idProperty: 'email', id: email, properties: {} }] }),
  });
  return made.parse(await response.json()).results[0].id;
}
