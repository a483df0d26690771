import { z } from 'zod';
import { sourcesOf } from '../../compiler/check/form-expressions.ts';
import { namesShown } from '../../compiler/check/forms.ts';
import { parseExpression, references } from '../../compiler/feel/index.ts';
import { builtIns } from '../../engine/feel/builtins/index.ts';
import type { ElementOf, Model } from '../../engine/model.ts';

const form = z.looseObject({ components: z.array(z.unknown()).default([]) });

/** Dotted paths of what the form of a task shows, in its texts, its tables and its fixed fields; `asked` are fields of its own. */
export function formReads(
  model: Model,
  task: ElementOf<'userTask'>,
  asked: readonly string[],
): readonly string[] {
  const drawn = form.safeParse(model.forms?.[task.task.form ?? '']);
  const sources = drawn.success ? drawn.data.components.flatMap(sourcesOf) : [];
  const read = [...new Set(sources)].flatMap((source) => {
    const parsed = parseExpression(source);
    if (!parsed.ok) return [];
    return references(parsed.expression)
      .filter(({ name }) => !asked.includes(name) && !builtIns.has(name))
      .map(({ name, path }) => [name, ...path].join('.'));
  });
  const roots = new Set(read.map((path) => path.split('.')[0]));
  return [...new Set([...read, ...namesShown(task, model).filter((name) => !roots.has(name))])];
}
