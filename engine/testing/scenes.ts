import { describe, expect, test } from 'vitest';
import type { Status, Variables } from '../kernel/index.ts';
import type { Sketch } from './sketch.ts';
import { Trial } from './trial.ts';

/** One line of a table of element tests: what is drawn, what the world does, what comes of it. */
export interface Scene {
  readonly when: string;
  readonly sketch: Sketch;
  readonly variables?: Variables;
  /** What happens after the start. */
  readonly play?: (trial: Trial) => unknown;
  /** Exactly what has completed, in order, the process last: `begin > ask > end > demo`. */
  readonly story: string;
  /** Where tokens stand; none by default. */
  readonly waiting?: readonly string[];
  /** Code of the incident; none by default. */
  readonly incident?: string;
  /** By default `completed` if nothing waits, else `running`. */
  readonly status?: Status;
  /** Variables of the process that must be so. */
  readonly data?: Variables;
}

/** Plays a table of scenes. */
export function scenes(what: string, table: readonly Scene[]): void {
  describe(`${what}`, () => {
    test.each(table)('$when', ({ sketch, variables = {}, play, data = {}, ...expected }) => {
      const trial = new Trial(sketch, { variables });
      play?.(trial);
      const { story, waiting = [], incident } = expected;
      const status = expected.status ?? (waiting.length === 0 ? 'completed' : 'running');
      expect({
        story: trial.story,
        waiting: trial.waiting,
        incident: trial.incident,
        status: trial.state.status,
      }).toEqual({ story, waiting, incident, status });
      expect(trial.variables).toMatchObject(data);
    });
  });
}
