import { toolErrors } from '../../activities/kit/tool-errors.ts';
import type { EventElement, Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { literal } from '../check/scopes.ts';
import { nearest } from '../feel/nearest.ts';
import type { CallFinding } from './call-cycles.ts';
import { errorsAt, type ErrorSources } from './thrown-errors.ts';

/** Events that catch an error which nothing throws there: the way out of them is never taken, and what was meant is an incident. */
export function idleErrorCatches(processes: readonly Model[], sources: ErrorSources): readonly CallFinding[] {
  return processes.flatMap((model) =>
    Object.values(model.elements).flatMap((element) =>
      element.kind === 'boundaryEvent' || element.kind === 'startEvent' ? idle(element, model, sources) : [],
    ),
  );
}

function idle(event: EventElement, model: Model, sources: ErrorSources): readonly CallFinding[] {
  const caught = partsOf(event.event).flatMap((part) =>
    part.kind === 'error' && (part.code === undefined || literal(part.code) !== undefined)
      ? [literal(part.code)]
      : [],
  );
  if (caught.length === 0) return [];
  const thrown = errorsAt(event, model, sources);
  if (thrown === 'any') return [];
  const where = event.kind === 'boundaryEvent' ? `in ${event.attachedTo}` : `beside ${event.scope ?? ''}`;
  return caught
    .filter((code) => (code === undefined ? thrown.size === 0 : !thrown.has(code)))
    .map((code) => ({
      process: model.id,
      element: event.id,
      severity: 'error',
      code: 'ERROR_NEVER_THROWN',
      message: `catches ${code ?? 'errors'}, which nothing ${where} throws`,
      hint: wayOut(code, [...thrown]),
    }));
}

function wayOut(code: string | undefined, thrown: readonly string[]): string {
  const meant = code === undefined ? undefined : nearest(code, thrown);
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  const others = thrown.length === 0 ? '' : `It throws ${thrown.join(', ')}. `;
  return code === undefined || code in toolErrors
    ? `${others}What an action shall throw is named in the property businessErrors of its step: ${code === undefined ? 'name it there' : `add ${code}`}, or delete the event.`
    : `${others}Throw ${code} by an error end event, or delete the event.`;
}
