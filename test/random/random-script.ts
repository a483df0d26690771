import type { Answer, Decision, Script, ScriptedEvent } from '../../engine/memory/script.ts';
import type { Element, Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { seededRandom } from '../../engine/testing/seeded-random.ts';
import { anchorOf, awaitedIn, type Awaited } from './awaited.ts';

/** Later answers of a job or a task are as its fourth: that one lets loops end. */
const TIMES = 4;
const LONGEST_SECONDS = 36 * 3600;

/** What the world does while random processes run: `choices` say what (0 when they run out), the seed when. */
export function randomScript(
  models: readonly Model[],
  main: Model,
  choices: readonly number[],
  seed: number,
): Script {
  return new Drawer(models, main, choices, seed).script();
}

class Drawer {
  readonly #models: readonly Model[];
  readonly #main: Model;
  readonly #choices: number[];
  readonly #random: (limit: number) => number;
  readonly #awaited: readonly Awaited[];
  readonly #delays = new Set<number>();

  constructor(models: readonly Model[], main: Model, choices: readonly number[], seed: number) {
    this.#models = models;
    this.#main = main;
    this.#choices = [...choices];
    this.#random = seededRandom(seed);
    this.#awaited = awaitedIn(models, main);
  }

  script(): Script {
    const jobs: Record<string, readonly Answer[]> = {};
    const tasks: Record<string, readonly Decision[]> = {};
    for (const model of this.#models) {
      for (const element of Object.values(model.elements)) {
        // Cases that are called at the same time do not count each other's answers.
        const times = model === this.#main ? TIMES : 1;
        const list = <T>(one: (last: boolean) => T): readonly T[] =>
          Array.from({ length: times }, (_, nth) => one(nth === times - 1));
        for (const step of jobsOf(element))
          jobs[step] = list((last) => this.#answer(element, isCaught(model, element), last));
        if (element.kind === 'userTask') tasks[element.id] = list((last) => this.#decision(element, last));
      }
    }
    return { jobs, tasks, events: this.#events() };
  }

  #choose(of: number): number {
    return (this.#choices.shift() ?? 0) % of;
  }

  /** No two are alike. */
  #after(): { readonly after: string } {
    const seconds = 60 + this.#random(LONGEST_SECONDS);
    if (this.#delays.has(seconds)) return this.#after();
    this.#delays.add(seconds);
    return { after: `PT${seconds}S` };
  }

  #result(element: Element, last: boolean): Readonly<Record<string, number>> {
    // Above 4 a loop goes round once more.
    return { [`answer_${element.id}`]: this.#choose(last ? 5 : 10), mood: this.#choose(10) };
  }

  #answer(element: Element, caught: boolean, last: boolean): Answer {
    const after = this.#after();
    const how = this.#choose(100);
    if (how >= 97) return { ...after, fail: { code: 'TIMEOUT', message: 'no answer' } };
    if (how >= 85 && caught) return { ...after, error: { code: 'RISK', variables: { mood: how % 10 } } };
    const complete = this.#result(element, last);
    const sent = this.#awaited[this.#choose(Math.max(1, this.#awaited.length))];
    if (how < 75 || sent === undefined) return { ...after, complete };
    const { kind, name, variables } = { ...sent, variables: { mood: this.#choose(10) } };
    return kind === 'message'
      ? { ...after, complete, publish: { message: name, variables } }
      : { ...after, complete, broadcast: { signal: name, variables } };
  }

  #decision(element: Element, last: boolean): Decision {
    if (this.#choose(100) >= 97) return { leave: true };
    return { by: 'anna', result: this.#result(element, last), ...this.#after() };
  }

  #events(): readonly ScriptedEvent[] {
    const sent = this.#awaited.flatMap(({ kind, name, ...anchor }): readonly ScriptedEvent[] =>
      // The third comes once, whatever is awaited then.
      [anchor, anchor, {}].map((when) => {
        const variables = { mood: this.#choose(10) };
        const what = kind === 'message' ? { message: name, variables } : { signal: name, variables };
        return { ...what, ...when, ...this.#after() };
      }),
    );
    const activated = Object.values(this.#main.elements).flatMap((element): readonly ScriptedEvent[] => {
      const chosen =
        element.kind === 'adHocSubProcess' ? element.starts[this.#choose(element.starts.length)] : undefined;
      return chosen === undefined
        ? []
        : [
            {
              activate: [chosen],
              within: element.id,
              by: 'anna',
              ...anchorOf(this.#main, element),
              ...this.#after(),
            },
          ];
    });
    const cancelled: readonly ScriptedEvent[] =
      this.#choose(100) >= 95 ? [{ cancel: true, by: 'anna', ...this.#after() }] : [];
    return [...sent, ...activated, ...cancelled];
  }
}

/** The jobs of an element, by what a script calls them. */
function jobsOf(element: Element): readonly string[] {
  const { id, listeners } = element;
  const around = (['start', 'end'] as const).flatMap((phase) =>
    (listeners?.[phase] ?? []).map((_, index) => `${id}.${phase}-${index + 1}`),
  );
  const parts = 'event' in element ? partsOf(element.event) : [];
  const works = [element, ...parts].some((one) => 'job' in one && one.job !== undefined);
  return works ? [id, ...around] : around;
}

/** Whether an error of the element is caught in its own process. */
function isCaught(model: Model, { id, scope }: Element): boolean {
  const catches = Object.values(model.elements).some((other) => {
    if (!('event' in other) || !partsOf(other.event).some(({ kind }) => kind === 'error')) return false;
    const handler = other.scope === undefined ? undefined : model.elements[other.scope];
    return other.kind === 'boundaryEvent'
      ? other.attachedTo === id
      : handler?.kind === 'eventSubProcess' && handler.scope === id;
  });
  const around = scope === undefined ? undefined : model.elements[scope];
  return catches || (around !== undefined && isCaught(model, around));
}
