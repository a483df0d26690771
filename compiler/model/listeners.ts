import type { Job, Listeners } from '../../engine/model.ts';
import type { Drawn } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Build } from './build.ts';
import { present } from './present.ts';

/** zeebe:executionListeners: jobs in front of an element and behind it. They get the element's headers, and their own before those. */
export function compileListeners(element: Drawn, { expressions }: Build): Listeners | undefined {
  const all = zeebe(element, 'zeebe:ExecutionListeners')?.listeners ?? [];
  if (all.length === 0) return undefined;
  const shared = zeebe(element, 'zeebe:TaskHeaders')?.values ?? [];
  const of = (phase: string): readonly Job[] | undefined => {
    const chosen = all.filter(({ eventType }) => eventType === phase);
    return chosen.length === 0
      ? undefined
      : chosen.map(({ type, retries, headers }) => {
          const pairs = [...shared, ...(headers?.values ?? [])];
          return present({
            type: type
              ? expressions.value(type, element, 'listener type')
              : expressions.missing(element, 'listener type'),
            retries: retries ? expressions.number(retries, element, 'listener retries') : undefined,
            headers:
              pairs.length > 0
                ? Object.fromEntries(pairs.map(({ key, value }) => [key ?? '', value ?? '']))
                : undefined,
          });
        });
  };
  return present({ start: of('start'), end: of('end') });
}
