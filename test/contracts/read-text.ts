import { isObject } from './json-schema.ts';

/** Reads text parameters as the type that their schema asks for; what does not fit stays text, for the judge to refuse. */
export function readText(
  texts: readonly string[],
  schema: unknown,
  resolve: (schema: unknown) => unknown,
): unknown {
  const resolved = resolve(schema);
  if (!isObject(resolved)) return texts[0];
  if (resolved['type'] === 'array') {
    const items = texts.length === 1 ? (texts[0] ?? '').split(',') : texts;
    return items.map((item) => readText([item], resolved['items'], resolve));
  }
  const text = texts[0] ?? '';
  switch (resolved['type']) {
    case 'integer':
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'object':
      return readObject(text);
    default:
      return text;
  }
}

/** Marketo's forms hold JSON in a field. */
function readObject(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
