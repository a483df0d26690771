import { basename, dirname, resolve } from 'node:path';
import { nearest } from '../compiler/feel/nearest.ts';
import { Failure } from './failure.ts';
import { projectFolder } from './project.ts';

/** The process that was meant by a folder of definitions/, as a shell completes it; anything else as it was given. */
export function processNamed(given: string): string {
  const path = resolve(given);
  return dirname(path) === resolve(projectFolder, 'definitions') ? basename(path) : given;
}

/** CLI_PROCESS_UNKNOWN: what was given `is…` nothing known; names what was meant, where that can be said. */
export function unknownProcess(given: string, is: string, known: readonly string[]): Failure {
  const meant = nearest(given, known);
  const message = `${given} ${is}; there are ${known.join(', ')}`;
  return meant === undefined
    ? new Failure('CLI_PROCESS_UNKNOWN', message)
    : new Failure('CLI_PROCESS_UNKNOWN', message, `did you mean ${meant}?`);
}
