import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from '../compiler/diagnostics.ts';
import { errorPage } from './error-page.ts';
import { plainText } from './plain-text.ts';
import { version } from './version.ts';

/** What CI reads of a compilation: SARIF 2.1.0 (OASIS, errata 01). Each code is a rule, whose help is its page. */
export function sarifOf(diagnostics: readonly Diagnostic[]): object {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'maschinenraum', semanticVersion: version, rules: codes.map(ruleOf) } },
        // 3.14.17: our columns count what JavaScript counts.
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, codes.indexOf(diagnostic.code))),
      },
    ],
  };
}

/** 3.49, reportingDescriptor. */
function ruleOf(code: string): object {
  const page = errorPage(code);
  if (page === undefined) return { id: code };
  const { message, why, markdown } = page;
  return {
    id: code,
    ...(message === undefined ? {} : { shortDescription: { text: plainText(message) } }),
    ...(why === undefined ? {} : { fullDescription: { text: plainText(why) } }),
    help: { text: plainText(markdown), markdown },
  };
}

/** 3.27, result. What to do belongs to the message: there is no field for a hint in words. */
function resultOf(
  { file, line, col, severity, code, element, message, hint }: Diagnostic,
  ruleIndex: number,
): object {
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: hint === undefined ? message : `${message}\n${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: col },
        },
        ...(element === undefined ? {} : { logicalLocations: [{ name: element, kind: 'element' }] }),
      },
    ],
  };
}

/** 3.4.3: a relative reference is resolved against where the tool ran. */
function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/');
}
