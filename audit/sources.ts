import { existsSync, readFileSync } from 'node:fs';
import type { Client } from '@temporalio/client';
import { AuditError } from './errors.ts';
import type { CaseRecord } from './history/read-case.ts';
import { runOf } from './history/recorded-run.ts';
import { caseFromServer } from './history/server-case.ts';
import { checkSeal } from './history/sealed-file.ts';
import type { Finding } from './finding.ts';

/** What an audit is about, and what is wrong with the file that it came from. */
export interface Source {
  readonly record: CaseRecord;
  readonly findings: readonly Finding[];
}

/** Reads a case from a history file where there is one of that name, else from the server. The server is asked for only when needed. */
export async function readSource(caseOrFile: string, connect: () => Promise<Client>): Promise<Source> {
  if (existsSync(caseOrFile) || looksLikeFile(caseOrFile)) return readHistoryFile(caseOrFile);
  return { record: await caseFromServer(await connect(), caseOrFile), findings: [] };
}

/** A file holds one run; what it called is not in it. AUDIT_FILE_INVALID when it is no history. */
export function readHistoryFile(file: string): Source {
  const json = parsed(readBytes(file).toString('utf8'), file);
  const run = runOf(json, file);
  const record = { caseId: run.caseId, process: run.process, runs: [run], called: [] };
  return { record, findings: checkSeal(json, run) };
}

/** A file's content; AUDIT_FILE_INVALID when it cannot be read. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AuditError(
      'AUDIT_FILE_INVALID',
      `${file} cannot be read (${why})`,
      'check its name, and that you may read it',
    );
  }
}

/** Case ids have no slashes and no such endings. */
function looksLikeFile(name: string): boolean {
  return /[/\\]|\.(json|mraudit)$/.test(name);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AuditError(
      'AUDIT_FILE_INVALID',
      `${file} is not JSON`,
      'give a history file; a bundle is checked with maschinenraum audit verify',
    );
  }
}
