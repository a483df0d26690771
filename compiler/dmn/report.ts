import type { Unreadable } from '../parse/well-formed.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { DecisionTable } from '../../engine/dmn/table.ts';
import type { DrawnTable } from './drawn-table.ts';
import type { DmnElement, TableElement } from './elements.ts';

export type DmnCode =
  | 'DMN_XML'
  | 'DMN_ID'
  | 'DMN_REFERENCE_UNKNOWN'
  | 'DMN_REQUIREMENT_CYCLE'
  | 'DMN_TYPE_UNKNOWN'
  | 'DMN_HIT_POLICY'
  | 'DMN_TABLE_SHAPE'
  | 'DMN_EXPRESSION_LANGUAGE'
  | 'DMN_FUNCTION_KIND'
  | 'DMN_UNSUPPORTED'
  | 'FEEL_SYNTAX';

/** Collects what is wrong with one DMN file, each finding at the nearest element that has an id; and where its tables stand. */
export class DmnReport {
  readonly diagnostics: Diagnostic[] = [];
  readonly tables: DrawnTable[] = [];
  readonly #file: string;
  readonly #xml: string;

  constructor(file: string, xml: string) {
    this.#file = file;
    this.#xml = xml;
  }

  error(code: DmnCode, element: DmnElement | undefined, message: string, hint: string): void {
    this.#add('error', code, element, message, hint);
  }

  warning(code: DmnCode, element: DmnElement | undefined, message: string, hint: string): void {
    this.#add('warning', code, element, message, hint);
  }

  /** A table was built of an element. */
  drew(table: DecisionTable, element: TableElement): void {
    const { input = [], rule = [] } = element;
    this.tables.push({
      table,
      expressions: input.map(({ inputExpression }, column) => {
        const text = inputExpression?.text?.replace(/\s+/g, ' ').trim();
        return text === undefined || text === '' ? `input ${column + 1}` : text;
      }),
      place: (index) => this.#place(index === undefined ? element : (rule[index] ?? element)),
    });
  }

  /** The file is no XML that can be read; nothing else is said about it. */
  unreadable({ line, col, message, hint }: Unreadable): void {
    this.diagnostics.push({ file: this.#file, line, col, severity: 'error', code: 'DMN_XML', message, hint });
  }

  #add(
    severity: Diagnostic['severity'],
    code: DmnCode,
    element: DmnElement | undefined,
    message: string,
    hint: string,
  ): void {
    this.diagnostics.push({ ...this.#place(element), severity, code, message, hint });
  }

  #place(element: DmnElement | undefined): ReturnType<DrawnTable['place']> {
    const id = nearestId(element);
    return {
      file: this.#file,
      ...placeOf(this.#xml, id),
      ...(id === undefined ? {} : { element: id }),
    };
  }
}

function nearestId(element: DmnElement | undefined): string | undefined {
  for (let at = element; at !== undefined; at = at.$parent) if (at.id !== undefined) return at.id;
  return undefined;
}

function placeOf(xml: string, id: string | undefined): { readonly line: number; readonly col: number } {
  const attribute = id === undefined ? -1 : xml.search(new RegExp(`\\sid\\s*=\\s*["']${escape(id)}["']`));
  const start = attribute < 0 ? -1 : xml.lastIndexOf('<', attribute);
  if (start < 0) return { line: 1, col: 1 };
  const before = xml.slice(0, start).split('\n');
  return { line: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
