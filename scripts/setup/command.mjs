import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

const tailLines = 20;

/**
 * @typedef {object} Outcome
 * @property {boolean} ok whether it ended with exit code 0
 * @property {string} output standard output
 * @property {string} tail the last lines of standard error and, where that is empty, what kept it from running
 */

/**
 * Runs a command to its end; never throws.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, onErrorLine?: (line: string) => void }} [options]
 * @returns {Promise<Outcome>}
 */
export function runCommand(command, args, { cwd, env = process.env, timeoutMs, onErrorLine } = {}) {
  return new Promise((resolve) => {
    /** @type {string[]} */
    const errors = [];
    let output = '';
    const child = spawn(command, args, {
      ...(cwd === undefined ? {} : { cwd }),
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' }),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    createInterface({ input: child.stderr }).on('line', (line) => {
      errors.push(line);
      if (errors.length > tailLines) errors.shift();
      onErrorLine?.(line);
    });
    child.on('error', (error) => resolve({ ok: false, output, tail: error.message }));
    child.on('close', (code, signal) => {
      const reason = signal === null ? `exit code ${code}` : `ended by ${signal}`;
      resolve({ ok: code === 0, output, tail: errors.join('\n') || output.trim() || reason });
    });
  });
}

/**
 * The first executable of that name on the PATH.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function findOnPath(name, env = process.env) {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((file) => join(folder, file))).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
