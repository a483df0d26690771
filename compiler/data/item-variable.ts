import type { Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { isVariableName } from '../rules/variable-names.ts';

type Named = Drawn & { readonly name?: string };

/**
 * The variable that an item of data is: named as the item, else as its id, whichever can name a variable. A reference to a data
 * object is the data object; where only the reference has a name, as modelers write it, that one counts. BPMN 2.0, 10.4.1.
 */
export function variableOf(item: Named | undefined): string | undefined {
  if (item === undefined || isStore(item)) return undefined;
  const object = objectOf(item);
  return [object?.name, item.name, object?.id, item.id].find((name) => isVariableName(name?.trim()))?.trim();
}

/** What a reference to a data object refers to; the data object itself; nothing for anything else. */
export function objectOf(item: Named): Named | undefined {
  if (isA(item, 'bpmn:DataObjectReference')) return item.dataObjectRef as Named | undefined;
  return isA(item, 'bpmn:DataObject') ? item : undefined;
}

/** Whether it lives on when the case has ended. */
export function isStore(item: Drawn): boolean {
  return isA(item, 'bpmn:DataStoreReference') || isA(item, 'bpmn:DataStore');
}
