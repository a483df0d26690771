import type { StandardLoop } from '../model.ts';
import { attempt } from './lifecycle.ts';
import { leaveLoop, type Progress } from './loop.ts';
import type { Instance, Loop } from './state.ts';
import { queueInstance, type Turn } from './turn.ts';
import { booleanOf, valueOf } from './variables.ts';

/** Makes `body` the body of a standard loop: its instances follow one another. BPMN 2.0, 13.3.6. */
export function beginStandardLoop(turn: Turn, body: Instance, definition: StandardLoop): void {
  body.loop = { total: 0, next: 0, completed: 0 };
  if (definition.testBefore) continueStandardLoop(turn, body, definition);
  else beginIteration(turn, body, body.loop);
}

/** What a body does when an engineer tries it again: it tests again where it tests before; else only its token could not leave. */
export function continueStandardLoop(turn: Turn, body: Instance, definition: StandardLoop): void {
  const loop = loopOf(body);
  if (definition.testBefore && goesOn(turn, body, definition, loop.completed))
    return beginIteration(turn, body, loop);
  leaveLoop(turn, body);
}

/** Tested after an iteration, the condition sees what that one had of its own. */
export function iterationProgress(
  turn: Turn,
  body: Instance,
  instance: Instance,
  definition: StandardLoop,
): Progress {
  const { completed } = loopOf(body);
  const enough = !definition.testBefore && !goesOn(turn, instance, definition, completed + 1);
  return { index: completed, enough, throws: [] };
}

export function iterationEnded(
  turn: Turn,
  body: Instance,
  definition: StandardLoop,
  { enough }: Progress,
): void {
  const loop = loopOf(body);
  loop.completed += 1;
  if (!enough && !definition.testBefore) return beginIteration(turn, body, loop);
  attempt(turn, body, () => continueStandardLoop(turn, body, definition));
}

function goesOn(
  turn: Turn,
  seenFrom: Instance,
  { condition, maximum }: StandardLoop,
  completed: number,
): boolean {
  if (maximum !== undefined && completed >= maximum) return false;
  // The number of the iteration just made, however early it is asked: `loopCounter < 3` makes three of them.
  const counter = { loopCounter: completed };
  return (
    condition === undefined ||
    booleanOf(valueOf(turn.state, seenFrom, turn.at, condition, counter), 'a loop condition')
  );
}

function beginIteration(turn: Turn, body: Instance, loop: Loop): void {
  loop.next += 1;
  loop.total = loop.next;
  queueInstance(turn, body.element, body.id, { loopCounter: loop.next });
}

function loopOf(body: Instance): Loop {
  if (body.loop === undefined) throw new Error(`${body.element} is in no loop`);
  return body.loop;
}
