import { builtIns } from '../../../engine/feel/builtins/index.ts';
import type { BuiltIn, Parameter, Signature } from '../../../engine/feel/builtins/signature.ts';
import type { Expression, ExpressionOf } from '../../../engine/feel/tree.ts';
import type { Shape } from '../shape.ts';
import { anything, fieldOf } from '../shape.ts';
import { itemsOf, resultOf } from './built-in-results.ts';
import { compare } from './comparisons.ts';
import { callable, feelTypes, samples } from './feel-type.ts';
import { requireTruth } from './lists.ts';
import { literalMistake } from './literal-arguments.ts';
import { madeOf, partOf } from './personal-shapes.ts';
import { spokenTypes } from './spoken.ts';
import type { Typing } from './typing.ts';

interface Given {
  readonly name?: string;
  readonly shape: Shape;
}

/** `f(a, b)` and `f(x: a)`: a function that there is, with arguments that it takes. */
export function typeCall(node: ExpressionOf<'call' | 'named-call'>, typing: Typing): Shape {
  const given: readonly Given[] =
    node.kind === 'call'
      ? node.arguments.map((argument) => ({ shape: typing.shapeOf(argument) }))
      : node.arguments.map(({ name, value }) => ({ name, shape: typing.shapeOf(value) }));
  const name = node.callee.kind === 'name' ? node.callee.name : undefined;
  if (name === undefined || fieldOf(typing.variables, name) !== undefined) {
    return madeOf([typing.shapeOf(node.callee), ...given.map(({ shape }) => shape)], anything);
  }
  const builtIn = builtIns.get(name);
  if (builtIn !== undefined) {
    const wrong = node.kind === 'call' ? literalMistake(name, node) : undefined;
    if (wrong !== undefined) typing.mistake(wrong.message, wrong.hint);
    return typeBuiltIn(name, builtIn, given, typing);
  }
  // Names that nobody knows are looked at by themselves.
  return madeOf(
    given.map(({ shape }) => shape),
    anything,
  );
}

/** A name that stands for a built-in function. */
export function typeFunctionName(node: Expression): Shape | undefined {
  return node.kind === 'name' && builtIns.has(node.name) ? callable : undefined;
}

/** How many arguments there are, and of which names, is looked at where the expression is parsed. */
function typeBuiltIn(name: string, builtIn: BuiltIn, given: readonly Given[], typing: Typing): Shape {
  if (!builtIn.signatures.some((signature) => takes(signature, given))) {
    const parameters = builtIn.signatures[0]?.parameters.map((one) => one.name).join(', ') ?? '';
    typing.mistake(
      `${name}(${parameters}) does not take ${given.map(({ shape }) => spokenTypes(shape)).join(', ')}`,
      'docs/dialect.md and DMN 1.5, 10.3.4 say what it takes.',
    );
  }
  const [first = anything, second = anything] = given.map(({ shape }) => shape);
  // What no list of these holds is never found.
  if (name === 'list contains' && given.every((one) => one.name === undefined)) {
    compare('=', itemsOf(first) ?? anything, second, typing);
  }
  if (name === 'not') requireTruth(first, 'not', typing);
  return madeOf(
    told(name, given),
    resultOf(
      name,
      given.map(({ shape }) => shape),
    ),
  );
}

/** How many there are, and whether there is one, says nothing of any. */
const tellsNothing: ReadonlySet<string> = new Set(['count', 'is defined', 'is blank', 'is empty']);

/** The arguments that a result tells of. */
function told(name: string, given: readonly Given[]): readonly Shape[] {
  if (tellsNothing.has(name)) return [];
  const [source = anything, key] = given.map(({ shape }) => shape);
  const field = key?.const;
  return name === 'get value' && typeof field === 'string'
    ? [partOf(source, fieldOf(source, field) ?? anything)]
    : given.map(({ shape }) => shape);
}

/** Whether some value of each argument's types is accepted; null and what nobody knows are. */
function takes(signature: Signature, given: readonly Given[]): boolean {
  const pairs = placed(signature, given);
  return (
    pairs?.every(([{ accept, need }, shape]) => {
      const types = feelTypes(shape);
      if (types === undefined || types.length === 0) return true;
      return types.some((type) => {
        const sample = samples[type] ?? null;
        return accept(need === 'rest' ? [sample] : sample) !== undefined;
      });
    }) ?? false
  );
}

type Pair = readonly [parameter: Parameter<unknown>, shape: Shape];

/** The arguments with their parameters; undefined when they are too few, too many or of other names. */
function placed({ parameters }: Signature, given: readonly Given[]): readonly Pair[] | undefined {
  if (given.some(({ name }) => name !== undefined)) {
    const pairs = given.map(({ name, shape }) => {
      const parameter = parameters.find((one) => one.name === name);
      return parameter === undefined ? undefined : ([parameter, shape] as const);
    });
    const missing = parameters.some(
      ({ name, need }) => need === 'required' && !given.some((one) => one.name === name),
    );
    return missing || pairs.includes(undefined) ? undefined : pairs.filter((pair) => pair !== undefined);
  }
  const rest = parameters.at(-1)?.need === 'rest' ? parameters.at(-1) : undefined;
  const least = parameters.filter(({ need }) => need === 'required').length;
  if (given.length < least || (rest === undefined && given.length > parameters.length)) return undefined;
  return given.map(({ shape }, index) => [parameters[index] ?? rest, shape] as const).filter(isPair);
}

function isPair(pair: readonly [Parameter<unknown> | undefined, Shape]): pair is Pair {
  return pair[0] !== undefined;
}
