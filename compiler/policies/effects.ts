import type { Element, Job } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { literal } from '../check/scopes.ts';

/** What policies know of the actions, by id: `activities/connectors/actions.gen.ts`. */
export type Actions = Readonly<
  Record<string, { readonly effect: string; readonly withdrawsWhen?: Readonly<Record<string, string>> }>
>;

/** All that an element has done outside, its listeners' jobs too. */
export function jobsOf(element: Element): readonly Job[] {
  const listeners = [...(element.listeners?.start ?? []), ...(element.listeners?.end ?? [])];
  const own =
    element.kind === 'serviceTask' || element.kind === 'sendTask'
      ? element.job
      : element.kind === 'scriptTask' && 'job' in element.script
        ? element.script.job
        : element.kind === 'businessRuleTask' && 'job' in element.rule
          ? element.rule.job
          : undefined;
  const sent =
    'event' in element
      ? partsOf(element.event).flatMap((part) =>
          part.kind === 'message' && part.job !== undefined ? [part.job] : [],
        )
      : [];
  return [...(own === undefined ? [] : [own]), ...sent, ...listeners];
}

/** What an element does to the world; `unknown` where only code or run time says which action it is. */
export function effectOf(element: Element, actions: Actions): readonly string[] {
  return jobsOf(element).map(({ type }) => {
    const action = actions[literal(type) ?? ''];
    if (action === undefined) return 'unknown';
    const withdraws = Object.entries(action.withdrawsWhen ?? {});
    const inputs = 'inputs' in element ? (element.inputs ?? []) : [];
    const isWithdrawn = withdraws.every(([field, value]) =>
      inputs.some(({ source, target }) => target === field && literal(source) === value),
    );
    return withdraws.length > 0 && isWithdrawn ? 'withdraw' : action.effect;
  });
}
