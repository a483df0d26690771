import type { EventTable } from '../kernel/move.ts';
import { cancel } from './cancel.ts';
import { compensation } from './compensation.ts';
import { conditional } from './conditional.ts';
import { error } from './error.ts';
import { escalation } from './escalation.ts';
import { link } from './link.ts';
import { message } from './message.ts';
import { multiple } from './multiple.ts';
import { none } from './none.ts';
import { signal } from './signal.ts';
import { terminate } from './terminate.ts';
import { timer } from './timer.ts';

/** Event definitions are an axis of their own: any event element looks its behaviour up here. No default: a missing kind is a type error. */
export const eventDefinitions = {
  none,
  timer,
  message,
  error,
  terminate,
  compensation,
  escalation,
  signal,
  link,
  cancel,
  conditional,
  multiple,
} satisfies EventTable;
