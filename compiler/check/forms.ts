import type { Element, Model } from '../../engine/model.ts';
import type { Value } from '../../engine/value.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import { checkFormExpressions } from './form-expressions.ts';
import { componentsOf, fieldsOf, type Field } from './form-fields.ts';
import { checkRequired } from './form-required.ts';
import { checkAnswer } from './form-values.ts';
import { unknownStep } from './scopes.ts';
import type { Shape } from './shape.ts';
import { anything, fieldNames, fieldOf } from './shape.ts';

/** Each user task has a form, whose fields are those of the task's result. */
export function checkForms(checked: Checked): void {
  const { model, answers, error } = checked;
  for (const element of Object.values(model.elements)) {
    if (element.kind !== 'userTask') continue;
    const result = answers[element.id];
    if (result === undefined) {
      const meant = nearest(element.id, Object.keys(answers));
      error(element.id, {
        code: 'TASK_SCHEMA_MISSING',
        message: `the schema file has no result for the task ${element.id}`,
        hint:
          meant === undefined
            ? `Add tasks.${element.id} to it.`
            : `Is tasks.${meant} meant for it? Ids and keys are the same.`,
      });
    }
    if (element.task.form === undefined) {
      error(element.id, {
        code: 'FORM_UNKNOWN',
        message: 'the task has no form',
        hint: 'Set its form id; the file <form id>.form.json lies beside the diagram.',
      });
      continue;
    }
    const drawn = model.forms?.[element.task.form];
    if (drawn === undefined) {
      error(element.id, {
        code: 'FORM_UNKNOWN',
        message: `there is no form "${element.task.form}"`,
        hint: meantForm(element.task.form, checked.forms),
      });
    } else if (result !== undefined) {
      compare(element, element.task.form, drawn, result, checked);
    }
  }
  for (const id of Object.keys(answers)) {
    if (model.elements[id]?.kind === 'userTask') continue;
    error(model.id, {
      code: 'TASK_SCHEMA_STALE',
      message: `the schema file has a result for "${id}", which is no user task`,
      hint: meantTask(id, model),
    });
  }
}

/** Variables that the form of a task shows. */
export function namesShown(element: Element, { forms = {} }: Model): readonly string[] {
  if (element.kind !== 'userTask' || element.task.form === undefined) return [];
  const drawn = forms[element.task.form];
  const shown = drawn === undefined ? [] : fieldsOf(componentsOf(drawn) ?? []).filter((field) => field.shown);
  return [...new Set(shown.map(({ path: [name = ''] }) => name))];
}

function meantForm(id: string, forms: readonly string[]): string {
  const meant = nearest(id, forms);
  return meant === undefined
    ? `Put ${id}.form.json beside the diagram, or correct the form id.`
    : `Did you mean "${meant}"?`;
}

function meantTask(id: string, { elements }: Checked['model']): string {
  const tasks = Object.values(elements).flatMap((element) =>
    element.kind === 'userTask' ? [element.id] : [],
  );
  const meant = nearest(id, tasks);
  return meant === undefined ? 'Remove it, or correct the id.' : `Did you mean "${meant}"?`;
}

function compare(element: Element, formId: string, drawn: Value, result: Shape, checked: Checked): void {
  const { id } = element;
  const components = componentsOf(drawn);
  if (components === undefined) {
    checked.error(id, {
      code: 'FORM_UNKNOWN',
      message: `the form "${formId}" is no form-js form`,
      hint: 'Save it from the form editor again.',
    });
    return;
  }
  const fields = fieldsOf(components);
  const asked = fields.filter(({ shown }) => !shown);
  for (const field of asked) checkAsked(id, formId, field, result, checked);
  for (const field of fields.filter(({ shown }) => shown)) {
    if (unknownStep(result, field.path) !== undefined)
      checkShown(id, formId, field, checked.scopes.within(element), checked);
  }
  checkFormExpressions(element, formId, components, result, checked);
  for (const name of Object.keys(result.properties ?? {})) {
    if (asked.some(({ path }) => path[0] === name)) continue;
    checked.error(id, {
      code: 'FORM_FIELD_MISSING',
      message: `the form "${formId}" does not ask for "${name}", which the task's result ${result.required?.includes(name) ? 'needs' : 'has'}`,
      hint: `Add a field with the key "${name}", or take it out of tasks.${id}.`,
    });
  }
}

function checkAsked(id: string, formId: string, field: Field, result: Shape, checked: Checked): void {
  const { path } = field;
  const unknown = unknownStep(result, path);
  const key = path.join('.');
  if (unknown !== undefined) {
    const meant = nearest(unknown.step, fieldNames(unknown.at));
    checked.error(id, {
      code: 'FORM_FIELD_UNKNOWN',
      message: `the form "${formId}" asks for "${key}", which the task's result does not have`,
      hint:
        meant === undefined
          ? `Add it to tasks.${id} in the schema file, or make the field read-only.`
          : `Did you mean "${meant}"?`,
    });
    return;
  }
  const wanted = path.reduce((at, step) => fieldOf(at, step) ?? anything, result);
  checkAnswer(id, formId, { key, ...field }, wanted, checked);
  checkRequired(id, formId, field, result, checked);
}

function checkShown(id: string, formId: string, { path }: Field, variables: Shape, { error }: Checked): void {
  const unknown = unknownStep(variables, path);
  if (unknown === undefined) return;
  const meant = nearest(unknown.step, fieldNames(unknown.at));
  error(id, {
    code: 'FORM_FIELD_UNKNOWN',
    message: `the form "${formId}" shows "${path.join('.')}", but there is no "${unknown.step}"`,
    hint:
      meant === undefined
        ? 'Give the task an input of that name, or correct the key.'
        : `Did you mean "${meant}"?`,
  });
}
