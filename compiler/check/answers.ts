import { references } from '../feel/index.ts';
import type { Checked } from './checked.ts';

/** What a person answers is kept: a task that has outputs reads each field of its result in one of them. */
export function checkAnswers({ model, tasks, error }: Checked): void {
  for (const element of Object.values(model.elements)) {
    if (element.kind !== 'userTask' || element.outputs === undefined) continue;
    const sources = [
      ...element.outputs.map(({ source }) => source),
      ...(element.loop?.output === undefined ? [] : [element.loop.output.element]),
    ];
    const read = new Set(sources.flatMap((source) => references(source).map(({ name }) => name)));
    for (const name of Object.keys(tasks[element.id]?.properties ?? {})) {
      if (read.has(name)) continue;
      error(element.id, {
        code: 'TASK_RESULT_UNUSED',
        message: `the form asks for "${name}", and no output keeps it`,
        hint: `Add an output with the source "=${name}", or do not ask for it.`,
      });
    }
  }
}
