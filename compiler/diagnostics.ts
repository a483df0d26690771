/** A place in a source file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly col: number;
}

/** One finding of the compiler. `element` is the id in the diagram, `hint` says what to do. */
export interface Diagnostic extends Place {
  readonly file: string;
  readonly severity: 'error' | 'warning';
  /** SCREAMING_SNAKE; docs/errors/CODE.md explains it. */
  readonly code: string;
  readonly element?: string;
  readonly message: string;
  readonly hint?: string;
}

/** `file:line:col severity CODE element: message`, and the hint on a line of its own. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, col, severity, code, element, message, hint } = diagnostic;
  const subject = element === undefined ? '' : ` ${element}`;
  const head = `${file}:${line}:${col} ${severity} ${code}${subject}: ${message}`;
  return hint === undefined ? head : `${head}\n    ${hint}`;
}

/** Whether any finding forbids to run what was compiled. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** The same finding twice is said once. */
export function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((found) => [formatDiagnostic(found), found])).values()];
}

/** Sorted by place; the same finding twice is said once. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return distinct(diagnostics).toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.col - b.col || compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
