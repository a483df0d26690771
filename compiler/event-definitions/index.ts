import type { EventDefinition, SingleDefinition } from '../../engine/model.ts';
import type { Build } from '../model/build.ts';
import type { CatchEvent, Drawn, ThrowEvent } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { cancel } from './cancel.ts';
import { compensation } from './compensation.ts';
import { conditional } from './conditional.ts';
import { error } from './error.ts';
import { escalation } from './escalation.ts';
import { eventDefinitionsOf } from './kinds.ts';
import { link } from './link.ts';
import { message } from './message.ts';
import { multiple } from './multiple.ts';
import { none } from './none.ts';
import { signal } from './signal.ts';
import type { EventDefinitionTable } from './table.ts';
import { eventDefinitionTypes as types } from './table.ts';
import { terminate } from './terminate.ts';
import { timer } from './timer.ts';

const table = {
  none,
  timer,
  message,
  error,
  terminate,
  compensation,
  cancel,
  escalation,
  signal,
  link,
  conditional,
  multiple,
} satisfies EventDefinitionTable;

/** Makes the event definition of an event. */
export function compileEventDefinition(event: CatchEvent | ThrowEvent, build: Build): EventDefinition {
  const [only, ...others] = eventDefinitionsOf(event);
  return others.length > 0 ? table.multiple(undefined, event, build) : compileSingle(only, event, build);
}

/** Makes one of the definitions of an event. Kinds that are refused elsewhere come out as `none`: the model is then void. */
export function compileSingle(
  drawn: Drawn | undefined,
  event: CatchEvent | ThrowEvent,
  build: Build,
): SingleDefinition {
  if (isA(drawn, types.timer)) return table.timer(drawn, event, build);
  if (isA(drawn, types.message)) return table.message(drawn, event, build);
  if (isA(drawn, types.error)) return table.error(drawn, event, build);
  if (isA(drawn, types.terminate)) return table.terminate(drawn, event, build);
  if (isA(drawn, types.compensation)) return table.compensation(drawn, event, build);
  if (isA(drawn, types.escalation)) return table.escalation(drawn, event, build);
  if (isA(drawn, types.signal)) return table.signal(drawn, event, build);
  if (isA(drawn, types.link)) return table.link(drawn, event, build);
  if (isA(drawn, types.cancel)) return table.cancel(drawn, event, build);
  if (isA(drawn, types.conditional)) return table.conditional(drawn, event, build);
  return table.none(undefined, event, build);
}
