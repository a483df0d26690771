import { receivedNames } from '../engine/model/received-names.ts';
import type { Definition } from './definitions.ts';
import type { Variant } from './route.ts';

/** What a process takes from outside by each name that its schema file has a payload for. */
export function receivedBy(
  { id, model, schema }: Definition,
  kind: 'message' | 'signal',
): readonly Variant[] {
  return receivedNames(model, kind).flatMap((name) => {
    const payload = schema.messages[name];
    if (payload === undefined) return [];
    return [{ name: `${id}.${kind}s.${name}`, fields: { name }, typed: 'variables', schema: payload }];
  });
}
