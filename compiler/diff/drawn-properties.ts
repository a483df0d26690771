import type { Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';

/** Said elsewhere, or only a copy of what another element says. */
const ELSEWHERE = new Set(['id', 'incoming', 'outgoing', 'di', 'flowNodeRef', 'rootElements']);

/** What properties of BPMN and zeebe are called here, where the words of the specification would not be understood. */
const WORDS: Readonly<Record<string, string>> = {
  sourceRef: 'from',
  targetRef: 'to',
  conditionExpression: 'condition',
  attachedToRef: 'attached to',
  cancelActivity: 'interrupting',
  default: 'default flow',
};

/**
 * What is said in an element, its mappings and event definitions included, as text by name.
 * @param units elements that are told of by themselves
 */
export function propertiesIn(element: Drawn, units: ReadonlySet<unknown>): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const add = (name: string, text: string): void => {
    found[name] = found[name] === undefined ? text : `${found[name]}; ${text}`;
  };
  const walk = (owner: Drawn, around: string): void => {
    for (const [key, value] of [...Object.entries(owner), ...referencesOf(owner)]) {
      if (ELSEWHERE.has(key) || key.startsWith('$')) continue;
      for (const one of Array.isArray(value) ? value : [value]) visit(owner, key, one, around);
    }
  };
  const visit = (owner: Drawn, key: string, value: unknown, around: string): void => {
    if (!isDrawn(value)) {
      if (value !== undefined && value !== null)
        add(key === 'body' || key === 'text' ? around : wordsOf(key), String(value));
      return;
    }
    if (value.$parent !== owner) {
      // Ids of messages and errors are made up by modelers: what is meant is their name.
      const { name } = value as { readonly name?: string };
      add(wordsOf(key), (isA(value, 'bpmn:FlowElement') ? undefined : name) ?? value.id ?? '');
      return;
    }
    if (units.has(value)) return;
    const special = pairOf(value);
    if (special === undefined) walk(value, key === 'values' ? around : wordsOf(key));
    else add(special.name, special.text);
  };
  walk(element, '');
  return found;
}

interface Described {
  readonly $descriptor?: {
    readonly properties?: readonly {
      readonly isReference?: boolean;
      readonly ns: { readonly localName: string };
    }[];
  };
}

/** moddle keeps references to other elements from being enumerated. */
function referencesOf(owner: Drawn): readonly (readonly [string, unknown])[] {
  const { properties = [] } = (owner as Described).$descriptor ?? {};
  return properties
    .filter(({ isReference }) => isReference === true)
    .map(({ ns: { localName } }) => [localName, owner[localName as keyof Drawn]] as const);
}

function isDrawn(value: unknown): value is Drawn {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** Extension elements that are a name and a text. */
function pairOf(value: Drawn): { readonly name: string; readonly text: string } | undefined {
  const given = value as {
    readonly source?: string;
    readonly target?: string;
    readonly name?: string;
    readonly value?: string;
    readonly key?: string;
  };
  switch (value.$type) {
    case 'zeebe:Input':
      return { name: `input ${given.target ?? ''}`, text: given.source ?? '' };
    case 'zeebe:Output':
      return { name: `output ${given.target ?? ''}`, text: given.source ?? '' };
    case 'zeebe:Property':
      return { name: `property ${given.name ?? ''}`, text: given.value ?? '' };
    case 'zeebe:Header':
      return { name: `header ${given.key ?? ''}`, text: given.value ?? '' };
    default:
      return undefined;
  }
}

/** `messageRef` -> `message`, `candidateGroups` -> `candidate groups`. */
function wordsOf(key: string): string {
  return (
    WORDS[key] ??
    key
      .replace(/^.*:/, '')
      .replace(/Ref$/, '')
      .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
      .toLowerCase()
  );
}
