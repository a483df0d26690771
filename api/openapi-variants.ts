import { z } from 'zod';
import { schemaOf, type Json } from './json-schema.ts';
import type { Variant } from './route.ts';

/** Names of components are letters, digits, ".", "-" and "_". OpenAPI 3.1, 4.8.7. */
function componentName({ name }: Variant): string {
  return name.replaceAll(/[^\w.-]/gu, (other) => `_${other.codePointAt(0)?.toString(16)}_`);
}

/** What is typed by variants, by the name of the component, with what the diagram says of it. */
export function componentsOf(variants: readonly Variant[]): Json {
  return Object.fromEntries(
    variants.map((variant) => {
      const { name, documentation } = variant.drawn ?? {};
      const said = {
        ...(name === undefined ? {} : { title: name }),
        ...(documentation === undefined ? {} : { description: documentation }),
      };
      return [componentName(variant), { ...said, ...schemaOf(variant.schema, 'input') }];
    }),
  );
}

/** The body of a request of one variant. */
export function bodyFor(body: z.core.$ZodType, variant: Variant): Json {
  const { fields = {}, typed, schema } = variant;
  const { properties, required = [], ...rest } = objectSchema.parse(schemaOf(body, 'input'));
  const empty = z.core.safeParse(schema, {}).success;
  const constants = Object.entries(fields).map(([name, value]) => [name, { const: value }]);
  return {
    ...rest,
    properties: {
      ...properties,
      ...Object.fromEntries(constants),
      [typed]: { $ref: `#/components/schemas/${componentName(variant)}` },
    },
    required: [...new Set([...required, ...Object.keys(fields), ...(empty ? [] : [typed])])],
  };
}

/** The body of a request that is of one of the variants, or of none of which the API knows more. */
export function bodyOfAny(body: z.core.$ZodType, variants: readonly Variant[]): Json {
  const plain = schemaOf(body, 'input');
  const names = Object.keys(variants[0]?.fields ?? {});
  if (names.length === 0) return plain;
  const known = names.map((name) => {
    const values = variants.flatMap(({ fields }) => fields?.[name] ?? []);
    return [name, { enum: [...new Set(values)] }];
  });
  const other = { ...plain, not: { required: names, properties: Object.fromEntries(known) } };
  return { anyOf: [...variants.map((variant) => bodyFor(body, variant)), other] };
}

const objectSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()),
  required: z.array(z.string()).optional(),
});
