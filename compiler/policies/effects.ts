import type { Element } from '../../engine/model.ts';
import { jobsOf } from '../../engine/model/jobs.ts';
import { literal } from '../check/scopes.ts';

/** What policies know of the actions, by id: `activities/connectors/actions.gen.ts`. */
export type Actions = Readonly<
  Record<string, { readonly effect: string; readonly withdrawsWhen?: Readonly<Record<string, string>> }>
>;

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
