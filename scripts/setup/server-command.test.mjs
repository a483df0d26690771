import { expect, it } from 'vitest';
import { dynamicConfig } from './dynamic-config.mjs';
import { cliArguments, serverArguments } from './server-command.mjs';

const settings = /** @type {const} */ ({
  port: 7233,
  uiPort: undefined,
  dbFile: 'cases.db',
  synchronous: 'FULL',
  dynamicConfig: { 'history.timerProcessorMaxTimeShift': '5ms', 'limit.blobSize.warn': 1 },
});

/** @param {readonly string[]} args */
const tuning = (args) =>
  new Set(
    args.map((arg) => arg.replace('--dynamic-config=', '')).filter((arg) => /^[a-z]+\.[\w.]+=/.test(arg)),
  );

it('tunes both kinds of server alike, a setting of the caller over ours', () => {
  expect(tuning(cliArguments(settings))).toEqual(tuning(serverArguments(settings)));
  expect(tuning(cliArguments(settings)).size).toBe(Object.keys(dynamicConfig).length + 1);
  expect(tuning(cliArguments(settings))).toContain('history.timerProcessorMaxTimeShift="5ms"');
});

it('makes both keep their file through a power cut', () => {
  expect(serverArguments(settings)).toEqual(
    expect.arrayContaining(['--db-file=cases.db', '--synchronous=FULL']),
  );
  expect(cliArguments(settings)).toEqual(
    expect.arrayContaining(['--headless', '--db-filename=cases.db', 'journal_mode=WAL', 'synchronous=FULL']),
  );
});

it('leaves the file settings out for a server in memory', () => {
  const inMemory = { ...settings, dbFile: undefined };
  expect(cliArguments(inMemory).join(' ')).not.toMatch(/--db|pragma/);
  expect(serverArguments(inMemory).join(' ')).not.toContain('--db');
});
