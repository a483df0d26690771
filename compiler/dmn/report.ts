import type { Unreadable } from '../parse/well-formed.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { DmnElement } from './elements.ts';

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

/** Collects what is wrong with one DMN file, each finding at the nearest element that has an id. */
export class DmnReport {
  readonly diagnostics: Diagnostic[] = [];
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
    const id = nearestId(element);
    this.diagnostics.push({
      file: this.#file,
      ...placeOf(this.#xml, id),
      severity,
      code,
      ...(id === undefined ? {} : { element: id }),
      message,
      hint,
    });
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
