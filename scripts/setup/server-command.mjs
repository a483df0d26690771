import { dynamicConfig } from './dynamic-config.mjs';

/**
 * @typedef {object} ServerSettings
 * @property {number} port 0 only for our own server: it chooses
 * @property {number | undefined} uiPort
 * @property {string | undefined} dbFile
 * @property {'FULL' | 'NORMAL'} synchronous
 * @property {Readonly<Record<string, string | number | boolean>>} dynamicConfig on top of the defaults
 */

/**
 * Arguments of the server in server/.
 * @param {ServerSettings} settings
 * @returns {string[]}
 */
export function serverArguments({ port, uiPort, dbFile, synchronous, dynamicConfig: extra }) {
  return [
    '--exit-with-parent',
    `--port=${port}`,
    `--synchronous=${synchronous}`,
    ...(uiPort === undefined ? [] : [`--ui-port=${uiPort}`]),
    ...(dbFile === undefined ? [] : [`--db-file=${dbFile}`]),
    ...Object.entries({ ...dynamicConfig, ...extra }).flatMap(([key, value]) => [
      `--dynamic-config=${key}=${JSON.stringify(value)}`,
    ]),
  ];
}

/**
 * Arguments that make the official CLI run the same server.
 * @param {ServerSettings} settings
 * @returns {string[]}
 */
export function cliArguments({ port, uiPort, dbFile, synchronous, dynamicConfig: extra }) {
  const pragmas = dbFile === undefined ? [] : ['journal_mode=WAL', `synchronous=${synchronous}`];
  return [
    'server',
    'start-dev',
    '--ip=127.0.0.1',
    `--port=${port}`,
    '--log-level=warn',
    ...(uiPort === undefined ? ['--headless'] : [`--ui-port=${uiPort}`]),
    ...(dbFile === undefined ? [] : [`--db-filename=${dbFile}`]),
    ...pragmas.flatMap((pragma) => ['--sqlite-pragma', pragma]),
    ...Object.entries({ ...dynamicConfig, ...extra }).flatMap(([key, value]) => [
      '--dynamic-config-value',
      `${key}=${JSON.stringify(value)}`,
    ]),
  ];
}
