import { builtIns } from '../../engine/feel/builtins/index.ts';
import { triggersOf } from '../../engine/model/received-names.ts';
import type { Element } from '../../engine/model.ts';
import { references } from '../feel/index.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import { literal } from './scopes.ts';
import { provided, unwritten } from './written-before.ts';

/**
 * The schema and the diagram speak of the same messages, for one that declares no payload carries none. Whether what a message should
 * bring is said nowhere: then nobody can say what is there behind it.
 */
export function checkMessages(checked: Checked): boolean {
  checkStale(checked);
  const silent = Object.values(checked.model.elements).flatMap((element) => {
    const name = messageAwaited(element);
    if (name === undefined || Object.hasOwn(checked.messages, name)) return [];
    const payload = payloadRead(element, checked);
    return payload.length === 0 ? [] : [{ element, name, payload }];
  });
  for (const { element, name, payload } of silent) {
    const meant = nearest(name, Object.keys(checked.messages));
    checked.error(element.id, {
      code: 'MESSAGE_SCHEMA_MISSING',
      message: `the process takes ${payload.map((one) => `"${one}"`).join(', ')} from the message ${name}, for which the schema file has no payload`,
      hint: meant === undefined ? `Add it to messages in the schema file.` : `Did you mean "${meant}"?`,
    });
  }
  return silent.length > 0;
}

function checkStale({ model, messages, error }: Checked): void {
  const names = Object.values(model.elements)
    .flatMap(triggersOf)
    .map(({ name }) => literal(name));
  const awaited = names.filter((name) => name !== undefined);
  // A name that is computed may be any.
  if (awaited.length < names.length) return;
  for (const name of Object.keys(messages)) {
    if (awaited.includes(name)) continue;
    const meant = nearest(name, awaited);
    error(model.id, {
      code: 'MESSAGE_SCHEMA_STALE',
      message: `the schema file has a payload for "${name}", which is no message or signal that the process waits for`,
      hint: meant === undefined ? 'Remove it, or correct the name.' : `Did you mean "${meant}"?`,
    });
  }
}

/** The one message that an element waits for. */
function messageAwaited(element: Element): string | undefined {
  const [trigger, ...others] = triggersOf(element);
  return trigger?.kind === 'message' && others.length === 0 ? literal(trigger.name) : undefined;
}

/** What can come by the message only: it is in none of the variables there, or nothing else writes it. */
function payloadRead(element: Element, checked: Checked): readonly string[] {
  const { scopes, start, model } = checked;
  const begins = element.kind === 'startEvent' && element.scope === model.id;
  const outputs = 'outputs' in element ? element.outputs : undefined;
  if (outputs === undefined) return [...(begins ? (start.required ?? []) : []), ...unwritten(checked)];
  const visible = Object.keys((begins ? {} : scopes.within(element).properties) ?? {});
  const others = new Set(unwritten(checked, element));
  const names = outputs.flatMap(({ source }) => references(source).filter(({ certain }) => certain));
  return [...new Set(names.map(({ name }) => name))].filter(
    (name) => !builtIns.has(name) && !provided.has(name) && (!visible.includes(name) || others.has(name)),
  );
}
