import type { DefinitionSchema } from '../check/schema.ts';
import { shapeOf, typesOf, type Shape } from '../check/shape.ts';
import { spokenValues } from '../check/types/spoken.ts';
import { PERSONAL } from '../../engine/personal-data.ts';
import { compare, type Change, type Compared } from './compare.ts';

/** What a schema file says, as plain data: a release keeps it. */
export interface SchemaShapes {
  readonly variables: Shape;
  readonly start: Shape;
  readonly tasks: Readonly<Record<string, Shape>>;
  readonly messages: Readonly<Record<string, Shape>>;
}

/** The shapes of a schema; of a start those that come in. */
export function shapesOf({ variables, start, tasks, messages }: DefinitionSchema): SchemaShapes {
  const all = (schemas: DefinitionSchema['tasks']): Readonly<Record<string, Shape>> =>
    Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, shapeOf(schema, 'input')]));
  return {
    variables: shapeOf(variables),
    start: shapeOf(start, 'input'),
    tasks: all(tasks),
    messages: all(messages),
  };
}

/** What changed between two schemas, field by field; nothing where one of them is not known. */
export function compareSchemas(
  before: SchemaShapes | undefined,
  after: SchemaShapes | undefined,
): readonly Change[] {
  if (before === undefined || after === undefined) return [];
  const [then, now] = [partsOf(before), partsOf(after)];
  // A task and a message may have one name.
  return compare(then, now).map((change) => ({
    ...change,
    id: (now.get(change.id) ?? then.get(change.id))?.id ?? '',
  }));
}

function partsOf({ variables, start, tasks, messages }: SchemaShapes): ReadonlyMap<string, Compared> {
  const parts: readonly (readonly [kind: string, id: string, shape: Shape])[] = [
    ['variables', '', variables],
    ['start', '', start],
    ...Object.entries(tasks).map(([id, shape]) => ['result of the task', id, shape] as const),
    ...Object.entries(messages).map(([id, shape]) => ['message', id, shape] as const),
  ];
  return new Map(
    parts.map(([kind, id, shape]) => [
      `${kind} ${id}`,
      { id, kind, name: '', properties: Object.fromEntries(fieldsOf(shape, '')) },
    ]),
  );
}

/** `lead.email`: `string, personal`; items of a list as `lead.visits[]`. */
function fieldsOf(shape: Shape, path: string): readonly (readonly [string, string])[] {
  const inner = shape.items ?? soleObject(shape);
  if (shape.properties === undefined && inner !== undefined)
    return fieldsOf(inner, shape.items === undefined ? path : `${path}[]`);
  return Object.entries(shape.properties ?? {}).flatMap(([name, field]) => {
    const whole = path === '' ? name : `${path}.${name}`;
    const needed = shape.required?.includes(name) === true ? '' : ', optional';
    return [[whole, `${typeText(field)}${needed}`] as const, ...fieldsOf(field, whole)];
  });
}

/** An object that may be null. */
function soleObject(shape: Shape): Shape | undefined {
  const [only, ...others] = (shape.anyOf ?? shape.oneOf ?? []).filter((one) => !(one.type === 'null'));
  return others.length === 0 ? only : undefined;
}

function typeText(shape: Shape): string {
  const values = shape.const === undefined ? shape.enum : [shape.const];
  const branches = shape.anyOf ?? shape.oneOf;
  const type =
    values !== undefined
      ? spokenValues(values)
      : branches !== undefined
        ? [...new Set(branches.map(typeText))].join(' or ')
        : shape.items !== undefined
          ? `list of ${typeText(shape.items)}`
          : typesOf(shape).join(' or ') || 'anything';
  return `${type}${limits(shape)}${shape[PERSONAL] === undefined ? '' : ', personal'}`;
}

/** What else JSON Schema says of texts and numbers. */
function limits(shape: Shape): string {
  const said = shape as Readonly<Record<string, unknown>>;
  return [
    'format',
    'pattern',
    'minLength',
    'maxLength',
    'minimum',
    'exclusiveMinimum',
    'maximum',
    'minItems',
    'maxItems',
  ]
    .flatMap((limit) =>
      said[limit] === undefined || isWidest(said[limit]) ? [] : [`, ${limit} ${String(said[limit])}`],
    )
    .join('');
}

/** zod writes the bounds of whole numbers that a double holds. */
function isWidest(limit: unknown): boolean {
  return typeof limit === 'number' && Math.abs(limit) >= Number.MAX_SAFE_INTEGER;
}

/** What changes of a schema mean for cases that run: their model stays, but what people answer is checked by the schema that is there. */
export function meaningOf(changes: readonly Change[]): readonly string[] {
  return changes.flatMap(({ change, kind, id, properties }) => {
    if (kind === 'variables')
      return properties.some(({ after }) => after === undefined)
        ? ['Running cases keep the variables that are gone: their model writes and reads them on.']
        : [];
    if (kind === 'start') return ['Cases that run have begun: the start concerns new ones only.'];
    if (change === 'removed')
      return [`The ${kind} ${id} is gone: a running case that waits for it cannot be answered any more.`];
    const refused = properties.flatMap(({ property, before, after }) => {
      if (after === undefined) return [`${property}, which the older form still gives, is refused`];
      if (before === undefined)
        return after.endsWith(', optional') ? [] : [`${property} is missing in what the older one gives`];
      return [`${property} has to be ${after}`];
    });
    return refused.length === 0
      ? []
      : [
          `Running cases ask for the ${kind} ${id} as they did before, and the answer may be refused: ${refused.join('; ')}.`,
        ];
  });
}
