import type { Value } from '../../engine/value.ts';
import { checkDefinition } from '../check/index.ts';
import type { ActionSchemas, DefinitionSchema } from '../check/schema.ts';
import { compileSketch, extensions, sketch } from './sketch.ts';

/** What a sketched process is checked against. */
export interface SketchSurroundings {
  readonly schema: Pick<DefinitionSchema, 'start' | 'variables'> & Partial<DefinitionSchema>;
  readonly actions?: ActionSchemas;
  readonly called?: Readonly<Record<string, DefinitionSchema>>;
  readonly forms?: Readonly<Record<string, Value>>;
  /** Messages, errors and the like. */
  readonly roots?: string;
}

const message = `<message id="called" name="called">${extensions('subscription correlationKey="=caseId"')}</message>`;

/** The findings in a process, as `CODE element: message`; those of the drawing itself fail. */
export async function findingsIn(
  process: string,
  { schema, actions = {}, called = {}, forms = {}, roots = message }: SketchSurroundings,
): Promise<readonly string[]> {
  const { models, diagnostics } = await compileSketch(sketch(process, roots), { forms });
  const broken = diagnostics.filter(({ severity }) => severity === 'error');
  if (broken.length > 0) throw new Error(broken.map(({ message }) => message).join('\n'));
  const found: string[] = [];
  const add = (id: string, { code, message }: { readonly code: string; readonly message: string }): void =>
    void found.push(`${code} ${id}: ${message}`);
  for (const model of models) {
    checkDefinition(model, {
      schema: { tasks: {}, messages: {}, ...schema },
      actions,
      called,
      error: add,
      warning: add,
    });
  }
  return found;
}
