import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Model } from '../../engine/model.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { hashModel } from '../hash.ts';

/** The last line of generated code says what all above it was: so an edit by hand is told from a file that is only old. */
const SEAL = /^([^]*\n)\/\/ Sealed ([0-9a-f]{16})\.\n?$/;

/** Generated code with its seal. */
export function sealed(source: string): string {
  return `${source}// Sealed ${sealOf(source)}.\n`;
}

function sealOf(source: string): string {
  return createHash('sha256').update(source).digest('hex').slice(0, 16);
}

/** Those of the files that somebody wrote in since they were generated. What was never sealed is only old. */
export function editedFiles(paths: readonly string[]): readonly string[] {
  return paths.filter(
    (path) => existsSync(path) && (path.endsWith('.json') ? isModelEdited(path) : isEdited(path)),
  );
}

function isEdited(path: string): boolean {
  const content = textOf(path);
  const [, source = '', seal] = SEAL.exec(content) ?? [];
  return seal === undefined ? content.includes('\n// Sealed ') : seal !== sealOf(source);
}

/** JSON has no place for a seal: the code beside it has the model's hash. */
function isModelEdited(path: string): boolean {
  const code = path.replace(/\.model\.gen\.json$/, '.gen.ts');
  if (!existsSync(code) || isEdited(code)) return false;
  const hash = /^const hash = '(\w+)';$/m.exec(textOf(code))?.[1];
  try {
    return hash !== undefined && hashModel(JSON.parse(textOf(path)) as Model) !== hash;
  } catch {
    return true;
  }
}

function textOf(path: string): string {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
}

/** Where the edited files of a project are kept when they are written anew. */
const KEPT = '.cache/edited';

/** What is said of files that were edited by hand; a compiler that writes them keeps what they said first. */
export function toldOfEdited(
  root: string,
  paths: readonly string[],
  written: boolean,
): readonly Diagnostic[] {
  return paths.map((path) => {
    const file = relative(root, path).replaceAll('\\', '/');
    if (written) {
      mkdirSync(dirname(join(root, KEPT, file)), { recursive: true });
      writeFileSync(join(root, KEPT, file), readFileSync(path));
    }
    return {
      file,
      line: 1,
      col: 1,
      severity: written ? 'warning' : 'error',
      code: 'GENERATED_EDITED',
      message: `it was edited by hand${written ? ', and is written anew' : ''}`,
      hint: `Say it in the diagram, the schema or workflows/ instead${written ? `; what it said is in ${KEPT}/${file}` : ', then run maschinenraum compile, which writes the file anew'}.`,
    };
  });
}
