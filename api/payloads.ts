import type { Client } from '@temporalio/client';
import type { Payload } from '@temporalio/common';

/** Decodes one payload with the client's own codecs and converter. */
export async function decodePayload(client: Client, payload: Payload): Promise<unknown> {
  const { payloadConverter, payloadCodecs } = client.options.loadedDataConverter;
  let payloads = [payload];
  for (const codec of payloadCodecs) payloads = await codec.decode(payloads);
  const [decoded] = payloads;
  return decoded === undefined ? undefined : payloadConverter.fromPayload<unknown>(decoded);
}

/** Decodes a memo or search attributes: values by name. */
export async function decodeFields(
  client: Client,
  fields: Readonly<Record<string, Payload>> | null | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const entries = Object.entries(fields ?? {}).map(
    async ([name, payload]) => [name, await decodePayload(client, payload)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
