export {
  parseExpression,
  parseFeelOrStatic,
  parseUnaryTests,
  type ExpressionResult,
  type ParseOptions,
  type UnaryTestsResult,
} from './parse.ts';
export { referencedNames, references, type Reference } from './references.ts';
export type { NameShape } from './name-shape.ts';
export type { ParseError } from './syntax-error.ts';
