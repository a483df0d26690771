import type { Answer, ScriptedMessage, Script } from '../../engine/memory/script.ts';
import type { Model } from '../../engine/model.ts';
import { jobOf } from '../../engine/model/jobs.ts';
import type { BetsyWorker } from './betsy-case.ts';

/** What the workers of a case do, as a script: each answer comes from the headers of the element whose job it is. */
export function scriptOf(models: readonly Model[], workers: readonly BetsyWorker[]): Script {
  const jobs: Record<string, Answer> = {};
  for (const element of models.flatMap((model) => Object.values(model.elements))) {
    const job = jobOf(element);
    const worker =
      job === undefined
        ? undefined
        : workers.find(({ jobType }) => job.type.kind === 'string' && job.type.value === jobType);
    if (worker !== undefined) jobs[element.id] = answerOf(worker, job?.headers ?? {});
  }
  return { jobs };
}

function answerOf(worker: BetsyWorker, headers: Readonly<Record<string, string>>): Answer {
  const after = worker.holdMs === 0 ? {} : { after: `PT${worker.holdMs / 1000}S` };
  const header = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : headers[name];
  switch (worker.then) {
    case 'complete':
      return { ...after, complete: {} };
    case 'throwBpmnError':
      return { ...after, error: { code: header(worker.errorCodeFromHeader) ?? worker.errorCode ?? '' } };
    case 'publishMessageThenComplete': {
      const key = header(worker.correlationKeyFromHeader);
      const publish: ScriptedMessage = {
        message: header(worker.messageNameFromHeader) ?? '',
        ...(key === undefined ? {} : { key }),
      };
      return { ...after, complete: {}, publish };
    }
    default:
      return worker.then satisfies never;
  }
}
