import { z } from 'zod';
import type { Value } from '../../engine/value.ts';
import { nearest } from '../feel/nearest.ts';
import type { Checked } from './checked.ts';
import type { Shape } from './shape.ts';
import { anything, fieldNames, fieldOf, typesOf } from './shape.ts';

// What of a form-js schema the check looks at.
const component: z.ZodType<Component> = z.looseObject({
  type: z.string(),
  key: z.string().optional(),
  path: z.string().optional(),
  disabled: z.union([z.boolean(), z.string()]).optional(),
  readonly: z.union([z.boolean(), z.string()]).optional(),
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
}

/** Type of the value that each kind of form-js field gives. */
const valueTypes: Readonly<Record<string, string>> = {
  textfield: 'string',
  textarea: 'string',
  select: 'string',
  radio: 'string',
  datetime: 'string',
  number: 'number',
  checkbox: 'boolean',
  checklist: 'array',
  taglist: 'array',
  dynamiclist: 'array',
  filepicker: 'array',
};

/** Each user task has a form, whose fields are those of the task's result. */
export function checkForms({ model, tasks, error }: Checked): void {
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
        hint: `Put ${element.task.form}.form.json beside the diagram, or correct the form id.`,
      });
    } else if (result !== undefined) {
      compare(element.id, element.task.form, drawn, result, error);
    }
  }
  for (const id of Object.keys(tasks)) {
    if (model.elements[id]?.kind === 'userTask') continue;
    error(model.id, {
      code: 'TASK_SCHEMA_STALE',
      message: `the schema file has a result for "${id}", which is no user task`,
      hint: 'Remove it, or correct the id.',
    });
  }
}

function compare(id: string, formId: string, drawn: Value, result: Shape, error: Checked['error']): void {
  const parsed = form.safeParse(drawn);
  if (!parsed.success) {
    error(id, {
      code: 'FORM_UNKNOWN',
      message: `the form "${formId}" is no form-js form`,
      hint: 'Save it from the form editor again.',
    });
    return;
  }
  const fields = fieldsOf(parsed.data.components ?? []);
  for (const { key, type, shown } of fields) {
    const wanted = fieldOf(result, key);
    if (wanted === undefined) {
      if (shown) continue;
      const meant = nearest(key, fieldNames(result));
      error(id, {
        code: 'FORM_FIELD_UNKNOWN',
        message: `the form "${formId}" asks for "${key}", which the task's result does not have`,
        hint:
          meant === undefined
            ? `Add it to tasks.${id} in the schema file, or make the field read-only.`
            : `Did you mean "${meant}"?`,
      });
    } else if (!fits(valueTypes[type], wanted)) {
      error(id, {
        code: 'FORM_FIELD_TYPE',
        message: `the form "${formId}" asks for "${key}" by a ${type}, but the result has ${typesOf(wanted).join(' or ')}`,
        hint: 'Use another kind of field, or correct the type in the schema file.',
      });
    }
  }
  for (const name of result.required ?? []) {
    if (fields.some(({ key, shown }) => key === name && !shown)) continue;
    error(id, {
      code: 'FORM_FIELD_MISSING',
      message: `the form "${formId}" does not ask for "${name}", which the task's result needs`,
      hint: `Add a field with the key "${name}", or make it optional in tasks.${id}.`,
    });
  }
}

interface Field {
  readonly key: string;
  readonly type: string;
  /** Only shows a value; what it shows is no result. */
  readonly shown: boolean;
}

function fieldsOf(components: readonly Component[]): readonly Field[] {
  return components.flatMap(({ type, key, path, disabled, readonly, components: inner = [] }): Field[] => {
    const shown = disabled === true || readonly === true || type === 'table' || type === 'expression';
    if (type === 'group')
      return path ? [{ key: firstOf(path), type: 'group', shown: false }] : [...fieldsOf(inner)];
    if (type === 'dynamiclist') return path ? [{ key: firstOf(path), type, shown }] : [];
    return key === undefined || key === ''
      ? [...fieldsOf(inner)]
      : [{ key: firstOf(key), type: key.includes('.') ? 'group' : type, shown }];
  });
}

function firstOf(path: string): string {
  return path.split('.')[0] ?? path;
}

function fits(type: string | undefined, wanted: Shape): boolean {
  const types = typesOf(wanted ?? anything);
  if (type === undefined || types.length === 0) return true;
  return (
    types.includes(type) ||
    (type === 'number' && types.includes('integer')) ||
    (type === 'string' && types.every((one) => one !== 'array' && one !== 'object' && one !== 'boolean'))
  );
}
