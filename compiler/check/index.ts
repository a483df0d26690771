import type { Model } from '../../engine/model.ts';
import type { Finding } from '../report.ts';
import { checkActions } from './actions.ts';
import { checkAnswers } from './answers.ts';
import { checkCalls } from './calls.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { DrawnTable } from '../dmn/drawn-table.ts';
import { checkDecisionTables } from './decision-tables.ts';
import { checkCertain } from './certain.ts';
import type { Checked } from './checked.ts';
import { checkConstantConditions } from './constant-conditions.ts';
import { checkDecisions } from './decisions.ts';
import { checkDeclared } from './declared.ts';
import { checkForms } from './forms.ts';
import { checkInstances } from './instances.ts';
import { holdersIn } from './locals.ts';
import { checkMessages } from './messages.ts';
import { checkPeople } from './people.ts';
import { checkNullInputs } from './null-inputs.ts';
import { readsOf } from './reads.ts';
import type { ActionSchemas, DefinitionSchema } from './schema.ts';
import { createScopes } from './scopes.ts';
import type { Shape } from './shape.ts';
import { shapeOf } from './shape.ts';
import { checkStaticTexts } from './static-texts.ts';
import { usesOf } from './uses.ts';
import { checkVariables } from './variables.ts';
import { checkVaries } from './varies.ts';
import { checkWrittenBefore } from './written-before.ts';

/** What a model is checked against, and where findings go. */
export interface Surroundings {
  readonly schema: DefinitionSchema;
  readonly actions: ActionSchemas;
  /** Schemas of the processes that are called, by id. */
  readonly called: Readonly<Record<string, DefinitionSchema>>;
  /** Ids of the forms beside the diagram, used or not. */
  readonly forms?: readonly string[];
  error(id: string, finding: Finding): void;
  warning(id: string, finding: Finding): void;
  /** The decision tables of the DMN files: what is wrong with one is told where it stands, else at the task that asks it. */
  readonly drawn?: { readonly tables: readonly DrawnTable[]; found(diagnostic: Diagnostic): void };
}

/** Checks a definition's model against its schema, its forms, its decisions and the actions. */
export function checkDefinition(model: Model, surroundings: Surroundings): void {
  const { schema, actions, error, warning } = surroundings;
  const shapes = {
    model,
    variables: shapeOf(schema.variables),
    actions: Object.fromEntries(
      Object.entries(actions).map(([id, { input, output }]) => [
        id,
        { input: input as Shape, output: output as Shape },
      ]),
    ),
    tasks: shapesOf(schema.tasks),
    answers: shapesOf(schema.tasks, 'input'),
    messages: shapesOf(schema.messages),
    called: Object.fromEntries(
      Object.entries(surroundings.called).map(([id, { start, variables }]) => [
        id,
        { start: shapeOf(start, 'input'), variables: shapeOf(variables) },
      ]),
    ),
  };
  const start = shapeOf(schema.start);
  const scopes = createScopes(shapes);
  const reads = readsOf(model, scopes);
  const { forms = [], drawn: { tables = [], found = () => {} } = {} } = surroundings;
  const holder = holdersIn(model);
  const checked: Checked = { ...shapes, start, scopes, reads, holder, forms, error, warning, tables, found };
  checkDeclared(checked);
  checkVariables(checked);
  checkActions(checked);
  checkCalls(checked);
  checkForms(checked);
  checkPeople(checked);
  checkStaticTexts(checked);
  checkAnswers(checked);
  checkDecisions(checked);
  checkDecisionTables(checked);
  const isSilent = checkMessages(checked);
  const uses = usesOf(checked);
  if (!isSilent) {
    checkWrittenBefore(checked);
    checkCertain(uses, checked);
    checkNullInputs(checked);
  }
  checkInstances(uses, checked);
  checkVaries(checked);
  checkConstantConditions(checked);
}

function shapesOf(
  schemas: DefinitionSchema['tasks'],
  io?: 'input' | 'output',
): Readonly<Record<string, Shape>> {
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, shapeOf(schema, io)]));
}
