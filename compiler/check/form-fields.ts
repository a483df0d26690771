import { z } from 'zod';
import type { Value } from '../../engine/value.ts';
import type { Answer, Bounds } from './form-values.ts';

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
  validate: z
    .looseObject({
      required: z.unknown().optional(),
      min: bound,
      max: bound,
      minLength: bound,
      maxLength: bound,
    })
    .optional(),
  conditional: z.looseObject({ hide: z.unknown().optional() }).optional(),
  decimalDigits: bound,
  increment: z.coerce.number().optional().catch(undefined),
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
  readonly validate?: (Bounds & { readonly required?: unknown }) | undefined;
  readonly conditional?: { readonly hide?: unknown } | undefined;
  /** Numbers: how many digits behind the point, and the steps in which they go. */
  readonly decimalDigits?: number | undefined;
  readonly increment?: number | undefined;
}

/** The components of a form; undefined for what is none. Read once. */
export function componentsOf(drawn: Value): readonly Component[] | undefined {
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

/** A field of a form, where its value goes. */
export interface Field extends Omit<Answer, 'key'> {
  /** From the form's data to the value, list items left out. */
  readonly path: readonly string[];
  /** Only shows a value; what it shows is no result. */
  readonly shown: boolean;
  /** Always asked for an answer; not where FEEL decides it. */
  readonly required: boolean;
  /** FEEL decides whether it is there at all: what is hidden gives no answer. */
  readonly hidden: boolean;
}

/** What a field has of the groups and lists around it. */
type Around = Pick<Field, 'path' | 'shown' | 'hidden'>;

/** The fields of a form-js form, and of all groups and lists in it. */
export function fieldsOf(
  components: readonly Component[],
  around: Around = { path: [], shown: false, hidden: false },
): readonly Field[] {
  return components.flatMap((component): readonly Field[] => {
    const { type, key, path = '', components: inner = [] } = component;
    if (type === 'table') return columnsOf(component);
    const isFixed = component.disabled === true || component.readonly === true || type === 'expression';
    const shown = around.shown || isFixed;
    const hidden = around.hidden || Boolean(component.conditional?.hide);
    const within = {
      path: [...around.path, ...path.split('.').filter((step) => step !== '')],
      shown,
      hidden,
    };
    const required = component.validate?.required === true;
    if (type === 'dynamiclist') return [{ ...within, type, required }, ...fieldsOf(inner, within)];
    if (type === 'group') return fieldsOf(inner, within);
    if (key === undefined || key === '') return fieldsOf(inner, { ...within, path: around.path });
    const { values, validate } = component;
    return [
      {
        path: [...around.path, ...key.split('.')],
        type,
        shown,
        required,
        hidden,
        fractions: type === 'number' && !isWhole(component),
        ...(values !== undefined && { options: values.map(({ value }) => value) }),
        ...(validate !== undefined && { bounds: validate }),
      },
    ];
  });
}

function isWhole({ decimalDigits, increment }: Component): boolean {
  return decimalDigits === 0 || (increment !== undefined && increment > 0 && Number.isInteger(increment));
}

/** The columns of a table whose rows are a variable. */
function columnsOf({ dataSource = '', columns = [], type }: Component): readonly Field[] {
  const source = /^=([\w.]+)$/.exec(dataSource)?.[1];
  if (source === undefined) return [];
  const path = source.split('.');
  return columns.map(({ key }) => ({
    path: [...path, key],
    type,
    shown: true,
    required: false,
    hidden: false,
  }));
}
