import type { TypeExpression } from '../../engine/feel/tree.ts';
import type { NameTable } from './names.ts';
import type { ParseError, Syntax } from './syntax.ts';

/** Types that a decision model defines, spelled out, by name. */
export type TypeTable = ReadonlyMap<string, TypeExpression>;

const BUILT_IN: ReadonlySet<string> = new Set([
  'any',
  'null',
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'datetime',
  'days and time duration',
  'daytimeduration',
  'years and months duration',
  'yearmonthduration',
  'list',
  'context',
  'range',
  'function',
]);

/** True for the names of FEEL's own types, in any case. */
export function isBuiltInType(name: string): boolean {
  return BUILT_IN.has(name.toLowerCase());
}

/** The type that a piece of syntax writes down; an unknown name is an error. */
export function buildType(
  syntax: Syntax | undefined,
  context: { readonly names: NameTable; readonly types: TypeTable; readonly errors: ParseError[] },
): TypeExpression {
  const inner = syntax?.children ?? [];
  const typesIn = (parts: readonly Syntax[]) =>
    parts.filter(({ name }) => name === 'Type' || name === 'ArgumentType');
  switch (syntax?.name) {
    case 'Type':
    case 'ArgumentType':
      return buildType(inner[0], context);
    case 'ListType':
      return { kind: 'list', of: buildType(typesIn(inner)[0], context) };
    case 'RangeType':
      return { kind: 'range', of: buildType(typesIn(inner)[0], context) };
    case 'ContextType': {
      const entries = inner.find(({ name }) => name === 'ContextEntryTypes')?.children ?? [];
      return {
        kind: 'context',
        entries: entries.map(({ children }) => ({
          name: context.names.spell(children[0]?.text ?? ''),
          type: buildType(children.at(-1), context),
        })),
      };
    }
    case 'FunctionType': {
      const parameters = inner.find(({ name }) => name === 'ArgumentTypes')?.children ?? [];
      return {
        kind: 'function',
        parameters: parameters.map((parameter) => buildType(parameter, context)),
        result: buildType(typesIn(inner).at(-1), context),
      };
    }
    default:
      return buildNamed(syntax, context);
  }
}

function buildNamed(
  syntax: Syntax | undefined,
  { types, errors }: { readonly types: TypeTable; readonly errors: ParseError[] },
): TypeExpression {
  const name = (syntax?.text ?? '').replace(/\s+/g, ' ').trim();
  const own = types.get(name);
  if (own) return own;
  if (!isBuiltInType(name)) {
    errors.push({ message: `There is no type "${name}".`, from: syntax?.from ?? 0, to: syntax?.to ?? 0 });
  }
  return { kind: 'named', name };
}
