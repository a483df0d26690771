import { relative } from 'node:path';
import { faultOf } from '../compiler/reload/module-fault.ts';

interface FailureClass {
  /** What to do about it. */
  readonly next: string;
  /** 1: the work failed; 2: the command was not written right. */
  readonly exit: 1 | 2;
}

/** What commands fail with; each code has its page in docs/errors. */
export const failures = {
  CLI_USAGE: { next: 'see --help of the command', exit: 2 },
  CLI_FILE_UNREADABLE: { next: 'check the name of the file, and that you may read it', exit: 2 },
  CLI_FILE_UNWRITABLE: { next: 'check that the folder is there, and that you may write in it', exit: 1 },
  CLI_JSON_INVALID: { next: 'give JSON, or @FILE to read it from a file (@- reads standard input)', exit: 2 },
  CLI_CODE_UNKNOWN: { next: 'take the code from the message; docs/errors has a page for each', exit: 2 },
  CLI_NEW_NAME: { next: 'small letters, digits and hyphens', exit: 2 },
  CLI_NEW_EXISTS: { next: 'take another name, or change what is there', exit: 1 },
  CLI_NEW_UNFIT: {
    next: 'bring it back into the form it had (git diff), or write the files by hand',
    exit: 1,
  },
  CLI_SOURCE_INVALID: { next: 'correct it at this place', exit: 1 },
  CLI_SCRIPT_INVALID: { next: 'correct the named places; docs/cli.md says what a script holds', exit: 2 },
  CLI_PROCESS_AMBIGUOUS: { next: 'say which one with --process ID', exit: 2 },
  CLI_PROCESS_UNKNOWN: { next: 'name a BPMN file, or a folder in definitions/', exit: 2 },
  CLI_VERSION_UNKNOWN: { next: 'name one that definitions/<process>/released has', exit: 2 },
  CLI_VARIABLES_INVALID: {
    next: 'correct the named fields; the schema file of the definition has them all',
    exit: 2,
  },
  COMPILE_FAILED: { next: 'do what the lines above say; `maschinenraum explain CODE` says more', exit: 1 },
  COMPILE_STALE: { next: 'run `maschinenraum compile` and keep what it writes', exit: 1 },
  STACK_AUDIT_FAILED: {
    next: 'do what the lines above say; `maschinenraum explain CODE` says more; an exception has a name, a reason and an end',
    exit: 1,
  },
  STACK_POLICY_INVALID: {
    next: 'correct the named places; definitions/stack-policy.ts says what it holds',
    exit: 1,
  },
  LINEAGE_UNKNOWN: {
    next: 'name a variable of a process, or a field of an action: tool.action.field',
    exit: 1,
  },
  API_ADDRESS_UNAVAILABLE: { next: 'choose another address with --host or --port', exit: 1 },
  WORKER_FAILED: { next: 'look at the lines above; start it again once the cause is gone', exit: 1 },
  CLI_UNEXPECTED: { next: 'set MASCHINENRAUM_DEBUG=1 to see where it happened, and report it', exit: 1 },
} as const satisfies Readonly<Record<string, FailureClass>>;

export type FailureCode = keyof typeof failures;

/** A command that cannot go on, told to the user without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly next: string;
  readonly exit: 1 | 2;

  /** `next` replaces what the code says to do. */
  constructor(code: FailureCode, message: string, next: string = failures[code].next) {
    super(message);
    this.code = code;
    this.next = next;
    this.exit = failures[code].exit;
  }
}

/** What any error is to the user. */
export interface Explanation {
  readonly code: string;
  readonly message: string;
  readonly next?: string;
  readonly exit: 1 | 2;
}

/** Errors of other parts say their code and next step themselves; what has none is unexpected. */
export function explain(error: unknown): Explanation {
  if (error instanceof Failure) return error;
  if (!(error instanceof Error)) return explain(new Failure('CLI_UNEXPECTED', String(error)));
  const { message } = error;
  const code = textAt(error, 'code');
  const next = textAt(error, 'next');
  if (code !== undefined && next !== undefined) return { code, message, next, exit: 1 };
  // Failures of the vault and of tools: the code is the type, the message may begin with it and ends with what to do.
  const type = textAt(error, 'type');
  if (type !== undefined && /^[A-Z][A-Z0-9_]+$/.test(type)) {
    const rest = message.startsWith(type) ? message.slice(type.length).replace(/^[: ]+/, '') : message;
    return { code: type, message: rest, exit: 1 };
  }
  return explain(unreadableSource(error) ?? new Failure('CLI_UNEXPECTED', message));
}

/** V8 begins the stack of what it cannot link with the file: `file:///path/x.ts:1`. */
const UNLINKED = /^((?:file:\/\/)?\/[^\n]*|[A-Za-z]:\\[^\n]*):\d+\n/;

/** A step in code, a connector or a policy that Node cannot read, or that imports what is not there. */
function unreadableSource(error: Error): Failure | undefined {
  const unlinked = UNLINKED.exec(error.stack ?? '')?.[1];
  const isSource = error.name === 'TransformError' || textAt(error, 'code') === 'ERR_MODULE_NOT_FOUND';
  if (!isSource && unlinked === undefined) return undefined;
  const { file, line, col, message } = faultOf(error, unlinked ?? process.cwd());
  return new Failure('CLI_SOURCE_INVALID', `${relative(process.cwd(), file)}:${line}:${col} ${message}`);
}

function textAt(error: Error, name: string): string | undefined {
  const value: unknown = Object.entries(error).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : undefined;
}
