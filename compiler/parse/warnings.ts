import { nearest } from '../feel/nearest.ts';
import type { ParseWarning } from 'bpmn-moddle';
import type { Diagnostic, Place } from '../diagnostics.ts';
import type { Drawn } from './bpmn.ts';
import type { Places } from './places.ts';
import { idAt } from './places.ts';

/** References that decide what runs; the others only document. */
export const decidingReferences: readonly string[] = [
  'sourceRef',
  'targetRef',
  'incoming',
  'outgoing',
  'default',
  'attachedToRef',
  'messageRef',
  'errorRef',
  'escalationRef',
  'signalRef',
  'activityRef',
  'eventDefinitionRef',
  'processRef',
];

/** One of bpmn-moddle's warnings as a diagnostic; undefined where another check says it better. */
export function explainWarning(warning: ParseWarning, file: string, places: Places): Diagnostic | undefined {
  const { message, element } = warning;
  if (message.includes('duplicate ID')) return undefined;
  if (message.startsWith('unresolved reference')) return unresolved(warning, file, places);
  if (message.startsWith('unsupported document encoding')) {
    return {
      file,
      line: 1,
      col: 1,
      severity: 'warning',
      code: 'BPMN_ENCODING',
      message: `${message}; letters beyond ASCII may be wrong`,
      hint: 'Save the file as UTF-8.',
    };
  }
  const [, line, col, problem = message] =
    /line: (\d+)\s+column: (\d+)\s+nested error: (.*)/s.exec(message) ?? [];
  const place =
    line === undefined ? locate(places, element) : { line: Number(line) + 1, col: Number(col) + 1 };
  const id = line === undefined ? nearestId(element) : idAt(places, place);
  const extension = /unknown type <zeebe:(\w+)>/.exec(problem)?.[1];
  if (extension !== undefined) {
    return {
      file,
      ...place,
      severity: 'error',
      code: 'BPMN_UNSUPPORTED',
      ...(id === undefined ? {} : { element: id }),
      message: `zeebe:${extension} is not supported: it is not part of the dialect`,
      hint: 'Remove it; docs/dialect.md says what there is instead.',
    };
  }
  return {
    file,
    ...place,
    severity: 'warning',
    code: 'BPMN_UNKNOWN_CONTENT',
    ...(id === undefined ? {} : { element: id }),
    message: `not part of BPMN 2.0, left out: ${problem}`,
    hint: 'Put what belongs to a tool into extensionElements.',
  };
}

function unresolved(
  { element, property = '', value }: ParseWarning,
  file: string,
  places: Places,
): Diagnostic {
  const name = property.replace(/^\w+:/, '');
  const id = nearestId(element);
  const meant = nearest(String(value), [...places.keys()]);
  return {
    file,
    ...locate(places, element),
    severity:
      property.startsWith('bpmn:') && decidingReferences.includes(name) && !documents(element)
        ? 'error'
        : 'warning',
    code: 'BPMN_UNRESOLVED_REFERENCE',
    ...(id === undefined ? {} : { element: id }),
    message: `${name} refers to "${value}", which is not in this file`,
    hint:
      meant === undefined
        ? 'Draw the connection again, or remove the reference.'
        : `Did you mean "${meant}"? Draw the connection again, or correct the reference.`,
  };
}

/** Message flows, data associations and the like show something, but nothing runs because of them. */
function documents(element: Drawn | undefined): boolean {
  return /MessageFlow|Association|Conversation/i.test(element?.$type ?? '');
}

function locate(places: Places, element: Drawn | undefined): Place {
  const id = nearestId(element);
  return (id === undefined ? undefined : places.get(id)?.[0]) ?? { line: 1, col: 1 };
}

function nearestId(element: Drawn | undefined): string | undefined {
  for (let at = element; at !== undefined; at = at.$parent) {
    if (at.id !== undefined) return at.id;
  }
  return undefined;
}
