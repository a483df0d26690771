import { z } from 'zod';
import type { ElementOf, Model } from '../../engine/model.ts';

interface Component {
  readonly type: string;
  readonly key?: string | undefined;
  readonly disabled?: boolean | string | undefined;
  readonly readonly?: boolean | string | undefined;
  readonly components?: readonly Component[] | undefined;
}

const component: z.ZodType<Component> = z.looseObject({
  type: z.string(),
  key: z.string().optional(),
  disabled: z.union([z.boolean(), z.string()]).optional(),
  readonly: z.union([z.boolean(), z.string()]).optional(),
  get components() {
    return z.array(component).optional();
  },
});
const form = z.looseObject({ components: z.array(component).optional() });

/** Fields of form-js that a person types into; what one chooses is a decision. */
const TYPED = new Set(['textfield', 'textarea', 'number', 'datetime']);

/** Keys of the fields of a task's form that a person may type into. */
export function typedFields(model: Model, { task }: ElementOf<'userTask'>): readonly string[] {
  const parsed = form.safeParse(model.forms?.[task.form ?? '']);
  return parsed.success ? keysOf(parsed.data.components ?? []) : [];
}

function keysOf(components: readonly Component[]): readonly string[] {
  return components.flatMap(({ type, key, disabled, readonly, components: inner = [] }) => {
    const open = disabled !== true && readonly !== true;
    return [...(open && key !== undefined && TYPED.has(type) ? [key] : []), ...keysOf(inner)];
  });
}
