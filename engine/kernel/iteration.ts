import type { Element, MultiInstance, StandardLoop } from '../model.ts';
import { beginLoop, endLoop, loopInstanceEnded, progressOf, type Progress } from './loop.ts';
import {
  beginStandardLoop,
  continueStandardLoop,
  iterationEnded,
  iterationProgress,
} from './standard-loop.ts';
import type { Instance } from './state.ts';
import { elementOf, type Turn } from './turn.ts';

/** The two ways in which an activity has several instances; each has a body, which is no element of the path. */
type Wrapper =
  | { readonly kind: 'many'; readonly definition: MultiInstance }
  | { readonly kind: 'repeated'; readonly definition: StandardLoop };

/** Whether an element has instances that follow one another. */
export function isLooped(element: Element): boolean {
  return (
    ('loop' in element && element.loop !== undefined) || ('repeat' in element && element.repeat !== undefined)
  );
}

/** A body begins, or is tried again. */
export function proceedBody(turn: Turn, body: Instance): void {
  const { kind, definition } = wrapperOf(turn, body);
  if (kind === 'many') {
    return body.loop === undefined ? beginLoop(turn, body, definition) : endLoop(turn, body, definition);
  }
  return body.loop === undefined
    ? beginStandardLoop(turn, body, definition)
    : continueStandardLoop(turn, body, definition);
}

/** What an instance that is about to complete means for its body. */
export function progressIn(turn: Turn, body: Instance, instance: Instance): Progress {
  const { kind, definition } = wrapperOf(turn, body);
  return kind === 'many'
    ? progressOf(turn, body, instance, definition)
    : iterationProgress(turn, body, instance, definition);
}

/** One of the instances has completed: the others go on, the next begins, or the body is done. */
export function instanceEnded(turn: Turn, body: Instance, progress: Progress): void {
  const { kind, definition } = wrapperOf(turn, body);
  if (kind === 'many') loopInstanceEnded(turn, body, definition, progress);
  else iterationEnded(turn, body, definition, progress);
}

function wrapperOf(turn: Turn, body: Instance): Wrapper {
  const element = elementOf(turn, body);
  if ('loop' in element && element.loop !== undefined) return { kind: 'many', definition: element.loop };
  if ('repeat' in element && element.repeat !== undefined)
    return { kind: 'repeated', definition: element.repeat };
  throw new Error(`${element.id} has no loop`);
}
