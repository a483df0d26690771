import type { Variables } from '../engine/kernel/index.ts';
import type { Vault } from '../vault/index.ts';
import { searchAttributes } from '../workflows/contract.ts';
import { updateCase } from './case-calls.ts';
import { findCase, listCases, type CaseRecord } from './case-list.ts';
import { concealChecked, variables } from './conceal-checked.ts';
import { messageSchema, messageStarts, type Definition, type MessageStart } from './definitions.ts';
import { Problem } from './problems.ts';
import type { Services } from './services.ts';
import { startCase } from './start-case.ts';
import { waitingQuery } from './visibility-query.ts';

export interface Message {
  readonly name: string;
  readonly key?: string | undefined;
  readonly caseId?: string | undefined;
  /** The payload as it may go to Temporal, to a case of this process. */
  readonly payloadFor: (definition: Definition | undefined) => Promise<Variables>;
  /** ISO 8601 duration for which a named case keeps it. */
  readonly timeToLive?: string | undefined;
  readonly by?: string | undefined;
  /** The same id is the same message. */
  readonly id: string;
}

type Surroundings = Pick<Services, 'client' | 'definitions' | 'taskQueue'>;

export interface Delivered {
  readonly caseId: string;
  /** The message began the case. */
  readonly started: boolean;
}

const SEVERAL = 20;

/** Brings a message to the named case, else to the one that waits for it, else to the process that begins with it. */
export async function deliverMessage(services: Surroundings, message: Message): Promise<Delivered> {
  if (message.caseId !== undefined)
    return await send(services, message, await findCase(services.client, message.caseId));
  const waiting = await findWaiting(services, message);
  if (waiting !== undefined) return await send(services, message, waiting);
  const starts = messageStarts(services.definitions, message.name);
  const [start, ...more] = starts;
  if (start === undefined)
    throw new Problem('MESSAGE_NOT_EXPECTED', { detail: `nobody waits for ${message.name}` });
  if (more.length > 0) {
    const processes = starts.map(({ definition }) => definition.id).join(', ');
    throw new Problem('MESSAGE_AMBIGUOUS', {
      detail: `several processes begin with ${message.name}: ${processes}`,
    });
  }
  return await begin(services, message, start);
}

/** Finds the one case that waits for a message; MESSAGE_AMBIGUOUS when there are several. */
export async function findWaiting(
  services: Pick<Surroundings, 'client'>,
  message: Pick<Message, 'name' | 'key'>,
): Promise<CaseRecord | undefined> {
  const waiting = await casesWaiting(services, message);
  const [one, ...others] = waiting;
  if (others.length === 0) return one;
  const cases = waiting.map(({ caseId }) => caseId).join(', ');
  throw new Problem('MESSAGE_AMBIGUOUS', {
    detail: `${waiting.length} cases wait for ${message.name}: ${cases}`,
  });
}

/** Begins a case with a message; the same message id is the same case. */
export async function begin(
  services: Surroundings,
  message: Message,
  { definition, element, part }: MessageStart,
): Promise<Delivered> {
  const { caseId, created } = await startCase(services, {
    definition,
    caseId: `${definition.id}-${message.id}`,
    variables: await message.payloadFor(definition),
    ...(message.by === undefined ? {} : { by: message.by }),
    startEvent: element,
    ...(part === undefined ? {} : { startPart: part }),
  });
  return { caseId, started: created };
}

async function casesWaiting(
  { client }: Pick<Surroundings, 'client'>,
  { name, key }: Pick<Message, 'name' | 'key'>,
): Promise<readonly CaseRecord[]> {
  const wanted = key === undefined ? name : `${name}#${key}`;
  const { cases } = await listCases(client, waitingQuery(wanted), { limit: SEVERAL });
  // On SQLite visibility does not mind upper and lower case; a correlation key does.
  return cases.filter(({ attributes }) => {
    const waits = attributes[searchAttributes.waits];
    return Array.isArray(waits) ? waits.includes(wanted) : waits === wanted;
  });
}

async function send(
  services: Surroundings,
  message: Message,
  { caseId, process }: CaseRecord,
): Promise<Delivered> {
  const { name, key, timeToLive, by, id } = message;
  await updateCase(services.client, caseId, {
    update: 'message',
    argument: {
      name,
      ...(key === undefined ? {} : { key }),
      variables: await message.payloadFor(services.definitions.get(process)),
      ...(timeToLive === undefined ? {} : { timeToLive }),
      ...(by === undefined ? {} : { by }),
    },
    updateId: id,
  });
  return { caseId, started: false };
}

/** The payload of a message from outside: checked by the schema of the process it goes to, people's data in it swapped for tokens. */
export function payloadFromOutside(
  vault: Vault,
  name: string,
  values: Readonly<Record<string, unknown>>,
): Message['payloadFor'] {
  return async (definition) => {
    // A file that was run without being a definition has no schema.
    if (definition === undefined) return variables.parse(values);
    const schema = messageSchema(definition, name);
    return await concealChecked(vault, values, { schema, code: 'VARIABLES_INVALID', at: 'variables' });
  };
}
