import type { IncomingMessage } from 'node:http';
import type { SentFile } from './sent-file.ts';

/** The body of a request as `readBody` reads it, by what the request says that it is. */
export async function readRequest(
  request: IncomingMessage,
  type = request.headers['content-type'] ?? '',
): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return await readBody(Buffer.concat(chunks), type);
}

/** A body as JSON, as an object of form fields, or as text; undefined when it is empty. */
export async function readBody(bytes: Buffer, type: string): Promise<unknown> {
  const text = bytes.toString('utf8');
  if (text === '') return undefined;
  if (type.includes('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  if (type.includes('multipart/form-data')) return (await readParts(bytes, type)) ?? text;
  if (!type.includes('json')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The fields of a multipart form, files among them; nothing where it is none. */
async function readParts(bytes: Buffer, type: string): Promise<object | undefined> {
  const form = await new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  if (form === undefined) return undefined;
  const parts = await Promise.all(
    [...form].map(
      async ([name, part]) => [name, typeof part === 'string' ? part : await shown(part)] as const,
    ),
  );
  return Object.fromEntries(parts);
}

async function shown(file: File): Promise<SentFile> {
  return { name: file.name, type: file.type, text: await file.text() };
}
