import type { Happening, State } from '../kernel/index.ts';
import type { Answer, ScriptedActivation } from './script.ts';
import type { Case } from './world.ts';

/** What a scripted answer is to the kernel. */
export function happeningOf(answer: Answer, instance: number, at: number): Happening {
  if ('complete' in answer) return { on: 'done', at, instance, result: answer.complete };
  if ('fail' in answer) {
    const { code, message = code } = answer.fail;
    return { on: 'broken', at, instance, incident: { code, message } };
  }
  const { code, message = code, variables } = answer.error;
  return {
    on: 'error',
    at,
    instance,
    error: { code, message, ...(variables === undefined ? {} : { variables }) },
  };
}

/** What the end of a called case is to the case that called it; one that ended because it was withdrawn gives nothing. */
export function endOfChild(child: Case, instance: number, at: number, withdrawn: boolean): Happening {
  const { status, ending } = child.state;
  if (withdrawn && ending?.code === 'CANCELLED') return { on: 'withdrawn', at, instance };
  if (status !== 'failed') return { on: 'done', at, instance, result: child.variables };
  return { on: 'error', at, instance, error: { code: ending?.code ?? '', message: ending?.message ?? '' } };
}

/** What people choose in an ad-hoc sub-process, to the kernel: in the one that is open, or nowhere. */
export function activationOf(
  { activate: elements, within, by }: ScriptedActivation,
  state: State,
  at: number,
): Happening {
  const open = Object.values(state.instances).find(
    (instance) => instance.element === within && instance.adHoc !== undefined,
  );
  return { on: 'activate', at, instance: open?.id ?? 0, elements, ...(by === undefined ? {} : { by }) };
}
