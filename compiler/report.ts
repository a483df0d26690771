import type { Diagnostic, Place } from './diagnostics.ts';
import type { Drawn } from './parse/bpmn.ts';

/** What is found, without its place: that follows from the element. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** Takes the findings about one file. */
export interface Report {
  error(element: Drawn, finding: Finding): void;
  warning(element: Drawn, finding: Finding): void;
  readonly diagnostics: readonly Diagnostic[];
}

/** A report on one file, which knows where its elements stand. */
export function createReport(file: string, placeOf: (element: Drawn) => Place): Report {
  const diagnostics: Diagnostic[] = [];
  const add = (severity: Diagnostic['severity'], element: Drawn, { code, message, hint }: Finding): void => {
    const id = nearestId(element);
    diagnostics.push({
      file,
      ...placeOf(element),
      severity,
      code,
      ...(id === undefined ? {} : { element: id }),
      message,
      hint,
    });
  };
  return {
    error: (element, finding) => add('error', element, finding),
    warning: (element, finding) => add('warning', element, finding),
    diagnostics,
  };
}

function nearestId(element: Drawn): string | undefined {
  for (let at: Drawn | undefined = element; at !== undefined; at = at.$parent) {
    if (at.id !== undefined) return at.id;
  }
  return undefined;
}
