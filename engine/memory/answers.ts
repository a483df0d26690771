import type { Happening } from '../kernel/index.ts';
import type { Answer } from './script.ts';
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

/** What the end of a called case is to the case that called it. */
export function endOfChild(child: Case, instance: number, at: number): Happening {
  const { status, ending } = child.state;
  if (status !== 'failed') return { on: 'done', at, instance, result: child.variables };
  return { on: 'error', at, instance, error: { code: ending?.code ?? '', message: ending?.message ?? '' } };
}
