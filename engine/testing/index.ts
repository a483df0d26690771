export {
  after,
  and,
  boundary,
  call,
  caught,
  compensation,
  each,
  either,
  end,
  error,
  escalation,
  eventSub,
  every,
  job,
  link,
  message,
  or,
  script,
  signal,
  start,
  sub,
  terminate,
  thrown,
  times,
  xor,
  type Draft,
} from './drafts.ts';
export { feel, mapped, text } from './feel.ts';
export { scenes, type Scene } from './scenes.ts';
export { modelOf, type Sketch } from './sketch.ts';
export { MONDAY, Trial } from './trial.ts';
