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
  eventSub,
  every,
  job,
  message,
  or,
  script,
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
