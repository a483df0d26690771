// The packages ship no declarations for their entry points.
declare module 'bpmn-moddle' {
  import type { BpmnModdleTypeMap } from 'bpmn-moddle/types';

  export interface ParseWarning {
    readonly message: string;
    readonly element?: { readonly id?: string; readonly $type: string };
    readonly property?: string;
    readonly value?: string;
  }

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{
      readonly rootElement: BpmnModdleTypeMap['bpmn:Definitions'];
      readonly elementsById: Readonly<Record<string, { readonly id: string; readonly $type: string }>>;
      readonly references: readonly {
        readonly element: { readonly id?: string; readonly $type: string };
        readonly property: string;
        readonly id: string;
      }[];
      readonly warnings: readonly ParseWarning[];
    }>;
  }
}

declare module 'saxen' {
  /** Line and column count from 0. */
  export interface ParseContext {
    readonly line: number;
    readonly column: number;
    /** The tag as it is written. */
    readonly data: string;
  }

  type Decode = (text: string) => string;
  type Context = () => ParseContext;

  export class Parser {
    on(event: 'error' | 'warn', handler: (problem: Error, context: Context) => void): this;
    on(
      event: 'openTag',
      handler: (
        name: string,
        attributes: () => Readonly<Record<string, string>>,
        decode: Decode,
        selfClosing: boolean,
        context: Context,
      ) => void,
    ): this;
    on(
      event: 'closeTag',
      handler: (name: string, decode: Decode, selfClosing: boolean, context: Context) => void,
    ): this;
    on(event: 'text', handler: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', handler: (text: string) => void): this;
    on(event: 'attention', handler: (text: string, decode: Decode, context: Context) => void): this;
    ns(prefixes?: Readonly<Record<string, string>>): this;
    parse(xml: string): Error | undefined;
    stop(): void;
  }
}

declare module 'bpmnlint' {
  export interface LintReport {
    readonly id?: string;
    readonly message: string;
    readonly category: string;
  }

  interface Resolver {
    resolveRule(pkg: string, name: string): unknown;
    resolveConfig(pkg: string, name: string): unknown;
  }

  export class Linter {
    constructor(options: { readonly config: unknown; readonly resolver: Resolver });
    lint(definitions: unknown): Promise<Readonly<Record<string, readonly LintReport[]>>>;
  }
}

declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  export default class NodeResolver {
    constructor(options?: { readonly require?: NodeJS.Require });
    resolveRule(pkg: string, name: string): unknown;
    resolveConfig(pkg: string, name: string): unknown;
  }
}
