import { incidentCodes } from '../../engine/kernel/incident-error.ts';
import { allSources, textOf } from './sources.ts';

/**
 * Where code says what a user may read: made as an error, as a diagnostic's `code`, or as an entry of a table of errors.
 * A connector's tables hold its vendor's codes instead, and what a webhook's signature lacks is told as WEBHOOK_SIGNATURE_INVALID.
 */
const SAID = [
  /new \w+(?:Error|Problem)\(\s*'([A-Z]+(?:_[A-Z]+)+)'/g,
  /\b(?:toolError|vaultError|rejection|refuse)\(\s*'([A-Z]+(?:_[A-Z]+)+)'/g,
  /\bcode: '([A-Z]+(?:_[A-Z]+)*)'/g,
  /^ {2}([A-Z]+(?:_[A-Z]+)+): (?:\{|'(?=[a-z ]))/gm,
];
const VENDORS = ['activities/connectors/', 'activities/kit/webhook.ts'];
/** Errors of development tools, told by no part of the product. */
const TOOLS = new Set(['scripts', 'bench', 'test']);

/** Every error code of the product, with a file that says it. */
export function saidCodes(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>(
    incidentCodes.map((code) => [code, 'engine/kernel/incident-error.ts']),
  );
  for (const source of allSources()) {
    if (source.kind !== 'code' || TOOLS.has(source.top)) continue;
    if (VENDORS.some((vendor) => source.path.startsWith(vendor)) || source.path.includes('/rules/cases/'))
      continue;
    const text = textOf(source);
    for (const pattern of SAID)
      for (const [, code] of text.matchAll(pattern)) if (code !== undefined) codes.set(code, source.path);
  }
  return codes;
}
