import type { EventDefinition } from '../../engine/model.ts';
import type { Build } from '../model/build.ts';
import type { CatchEvent, Drawn, ThrowEvent } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { cancel } from './cancel.ts';
import { compensation } from './compensation.ts';
import { error } from './error.ts';
import { escalation } from './escalation.ts';
import { eventDefinitionsOf } from './kinds.ts';
import { link } from './link.ts';
import { message } from './message.ts';
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
} satisfies EventDefinitionTable;

/** Makes the event definition of an event. Kinds that are refused elsewhere come out as `none`: the model is then void. */
export function compileEventDefinition(event: CatchEvent | ThrowEvent, build: Build): EventDefinition {
  const drawn: Drawn | undefined = eventDefinitionsOf(event)[0];
  if (isA(drawn, types.timer)) return table.timer(drawn, event, build);
  if (isA(drawn, types.message)) return table.message(drawn, event, build);
  if (isA(drawn, types.error)) return table.error(drawn, event, build);
  if (isA(drawn, types.terminate)) return table.terminate(drawn, event, build);
  if (isA(drawn, types.compensation)) return table.compensation(drawn, event, build);
  if (isA(drawn, types.escalation)) return table.escalation(drawn, event, build);
  if (isA(drawn, types.signal)) return table.signal(drawn, event, build);
  if (isA(drawn, types.link)) return table.link(drawn, event, build);
  if (isA(drawn, types.cancel)) return table.cancel(drawn, event, build);
  return table.none(undefined, event, build);
}
