import { z } from 'zod';
import type { Element, Model } from '../../engine/model.ts';
import type { Value } from '../../engine/value.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import { checkFormExpressions } from './form-expressions.ts';
import { checkAnswer, type Answer, type Bounds } from './form-values.ts';
import { unknownStep } from './scopes.ts';
import type { Shape } from './shape.ts';
import { anything, fieldNames, fieldOf } from './shape.ts';

const bound = z.number().optional().catch(undefined);

// What of a form-js schema the check looks at.
const component: z.ZodType<Component> = z.looseObject({
  type: z.string(),
  key: z.string().optional(),
  path: z.string().optional(),
  disabled: z.union([z.boolean(), z.string()]).optional(),
  readonly: z.union([z.boolean(), z.string()]).optional(),
  dataSource: z.string().optional(),
  columns: z.array(z.looseObject({ key: z.string() })).optional(),
  values: z.array(z.looseObject({ value: z.unknown() })).optional(),
  // The editor leaves an emptied bound as an empty text.
  validate: z.looseObject({ min: bound, max: bound, minLength: bound, maxLength: bound }).optional(),
  get components() {
    return z.array(component).optional();
  },
});
const form = z.looseObject({ components: z.array(component).optional() });

interface Component {
  readonly type: string;
  readonly key?: string | undefined;
  readonly path?: string | undefined;
  readonly disabled?: boolean | string | undefined;
  readonly readonly?: boolean | string | undefined;
  readonly components?: readonly Component[] | undefined;
  /** Tables: where their rows come from, a path behind "=", and what they show of each. */
  readonly dataSource?: string | undefined;
  readonly columns?: readonly { readonly key: string }[] | undefined;
  /** What can be chosen. */
  readonly values?: readonly { readonly value: unknown }[] | undefined;
  readonly validate?: Bounds | undefined;
}

/** Each user task has a form, whose fields are those of the task's result. */
export function checkForms(checked: Checked): void {
  const { model, tasks, error } = checked;
  for (const element of Object.values(model.elements)) {
    if (element.kind !== 'userTask') continue;
    const result = tasks[element.id];
    if (result === undefined) {
      const meant = nearest(element.id, Object.keys(tasks));
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
  for (const id of Object.keys(tasks)) {
    if (model.elements[id]?.kind === 'userTask') continue;
    error(model.id, {
      code: 'TASK_SCHEMA_STALE',
      message: `the schema file has a result for "${id}", which is no user task`,
      hint: meantTask(id, model),
    });
  }
}

/** The components of a form; undefined for what is none. Read once. */
function read(drawn: Value): readonly Component[] | undefined {
  if (typeof drawn !== 'object' || drawn === null) return undefined;
  const before = known.get(drawn);
  if (before !== undefined) return before;
  const parsed = form.safeParse(drawn);
  if (!parsed.success) return undefined;
  const components = parsed.data.components ?? [];
  known.set(drawn, components);
  return components;
}

const known = new WeakMap<object, readonly Component[]>();

/** Variables that the form of a task shows. */
export function namesShown(element: Element, { forms = {} }: Model): readonly string[] {
  if (element.kind !== 'userTask' || element.task.form === undefined) return [];
  const drawn = forms[element.task.form];
  const shown = drawn === undefined ? [] : fieldsOf(read(drawn) ?? []).filter((field) => field.shown);
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
  const components = read(drawn);
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

interface Field extends Omit<Answer, 'key'> {
  /** From the form's data to the value, list items left out. */
  readonly path: readonly string[];
  /** Only shows a value; what it shows is no result. */
  readonly shown: boolean;
}

function fieldsOf(
  components: readonly Component[],
  before: readonly string[] = [],
  around = false,
): readonly Field[] {
  return components.flatMap((component): readonly Field[] => {
    const { type, key, path, disabled, readonly, components: inner = [] } = component;
    if (type === 'table') return columnsOf(component);
    const fixed = disabled === true || readonly === true || type === 'expression';
    const shown = around || fixed;
    const steps = [...before, ...(path ?? '').split('.').filter((step) => step !== '')];
    if (type === 'dynamiclist') return [{ path: steps, type, shown }, ...fieldsOf(inner, steps, shown)];
    if (type === 'group') return [...fieldsOf(inner, steps, shown)];
    if (key === undefined || key === '') return [...fieldsOf(inner, before, shown)];
    const options =
      component.values === undefined ? {} : { options: component.values.map(({ value }) => value) };
    const bounds = component.validate === undefined ? {} : { bounds: component.validate };
    return [{ path: [...before, ...key.split('.')], type, shown, ...options, ...bounds }];
  });
}

/** The columns of a table whose rows are a variable. */
function columnsOf({ dataSource = '', columns = [], type }: Component): readonly Field[] {
  const source = /^=([\w.]+)$/.exec(dataSource)?.[1];
  if (source === undefined) return [];
  return columns.map(({ key }) => ({ path: [...source.split('.'), key], type, shown: true }));
}
