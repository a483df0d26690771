import { fileURLToPath } from 'node:url';
import type { Place } from '../diagnostics.ts';

/** Why a file that an author wrote cannot be loaded, at the place to look at: in the file, or in one that it imports. */
export interface ModuleFault extends Place {
  /** Absolute. */
  readonly file: string;
  readonly message: string;
  readonly hint: string;
}

/** What we refuse ourselves while a file loads; its stack has the place. */
export class LoadRefusal extends Error {
  override readonly name = 'LoadRefusal';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** esbuild, which reads TypeScript for Node: `/path/x.ts:77:18: ERROR: Expected …`; columns from 0. */
const SYNTAX = /^(?:.*: )?(\/[^\n]*?|[A-Za-z]:[^\n]*?):(\d+):(\d+): ERROR: (.*)$/m;
/** A frame of a stack: `at x (/path/x.ts:9:9)`, `at file:///path/x.ts?changed=1:9:9`; and the head of V8's own errors, `/path/x.ts:1`. */
const FRAME =
  /(?:^|\(|at (?:async )?)((?:file:\/\/)?\/[^\s()?]*?|[A-Za-z]:\\[^\s()?]*?)(?:\?[^\s:()]*)?:(\d+)(?::(\d+))?\)?$/gm;
const IMPORTER = / imported from ([^\n]*)$/m;

/** What loading a file ran into. */
export function faultOf(problem: unknown, file: string): ModuleFault {
  if (!(problem instanceof Error))
    return { file, line: 1, col: 1, message: `loading it throws ${String(problem)}`, hint: CORRECT };
  const syntax = SYNTAX.exec(problem.message);
  if (syntax !== null) {
    const [, where = file, line, col, what = ''] = syntax;
    return {
      file: where,
      line: Number(line),
      col: Number(col) + 1,
      message: `it is no TypeScript: ${what}`,
      hint: CORRECT,
    };
  }
  const importer = IMPORTER.exec(problem.message);
  if (importer !== null) {
    const [tail, from = file] = importer;
    return {
      file: pathOf(from),
      line: 1,
      col: 1,
      message: `an import fails: ${problem.message.replace(tail, '')}`,
      hint: 'Correct the import, or put the file where it is looked for.',
    };
  }
  const { file: where, line, col } = placeIn(problem.stack ?? '') ?? { file, line: 1, col: 1 };
  const { message, name } = problem;
  return problem instanceof LoadRefusal
    ? { file: where, line, col, message, hint: problem.hint }
    : {
        file: where,
        line,
        col,
        message: `loading it throws ${name}: ${message}`,
        hint: CORRECT,
      };
}

const CORRECT = 'Correct it at this place.';

/** The first place in what authors declare: what it calls elsewhere threw because of it. */
function placeIn(stack: string): (Place & { readonly file: string }) | undefined {
  for (const [, path = '', line, col] of stack.matchAll(FRAME)) {
    if (path.includes('/definitions/'))
      return { file: pathOf(path), line: Number(line), col: Number(col ?? 1) };
  }
  return undefined;
}

function pathOf(path: string): string {
  return path.startsWith('file:') ? fileURLToPath(path.replace(/\?.*$/, '')) : path.replace(/\?.*$/, '');
}
