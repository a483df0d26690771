import { z } from 'zod';
import type { Value } from '../../engine/value.ts';

// What of a form-js schema a reader of the generated code wants to know; the rest is checked in check/forms.ts.
const component: z.ZodType<Component> = z.looseObject({
  type: z.string(),
  key: z.string().optional().catch(undefined),
  path: z.string().optional().catch(undefined),
  label: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  disabled: z.unknown().optional(),
  readonly: z.unknown().optional(),
  get components() {
    return z.array(component).optional().catch(undefined);
  },
});
const form = z.looseObject({ components: z.array(component) });

interface Component {
  readonly type: string;
  readonly key?: string | undefined;
  readonly path?: string | undefined;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  readonly disabled?: unknown;
  readonly readonly?: unknown;
  readonly components?: readonly Component[] | undefined;
}

/** The fields that a form asks for, a line for each: `` `reason`: Reason (needed unless you approve) ``. */
export function formFields(drawn: Value | undefined): readonly string[] {
  const parsed = form.safeParse(drawn);
  return parsed.success ? linesOf(parsed.data.components) : [];
}

function linesOf(components: readonly Component[]): readonly string[] {
  return components.flatMap((one): readonly string[] => {
    if (one.disabled === true || one.readonly === true || one.type === 'expression') return [];
    const name = one.type === 'dynamiclist' ? one.path : one.key;
    if (name === undefined || name === '') return linesOf(one.components ?? []);
    const said = [one.label, one.description].filter(Boolean).join('. ');
    return [said === '' ? `\`${name}\`` : `\`${name}\`: ${said}`];
  });
}
