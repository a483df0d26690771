import { describe, expect, it } from 'vitest';
import { isAtLeast, serverVersionIn } from './version-order.mjs';

describe('isAtLeast', () => {
  it.each([
    ['1.32.0', '1.32.0', true],
    ['1.32.1', '1.32.0', true],
    ['1.100.0', '1.32.0', true],
    ['2.0.0', '1.32.9', true],
    ['1.31.9', '1.32.0', false],
    ['1.9.0', '1.32.0', false],
    ['20.20', '20.20.0', true],
    ['1.32.0-157.0', '1.32.0', true],
  ])('%s against %s: %s', (version, minimum, expected) => {
    expect(isAtLeast(version, minimum)).toBe(expected);
  });
});

describe('serverVersionIn', () => {
  it.each([
    ['temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)\n', '1.32.0'],
    ['maschinenraum-server version 1 (Server 1.32.0, UI 2.54.1)\n', '1.32.0'],
    ['temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)', '1.29.1'],
    ['tctl version 1.18.0', undefined],
    ['', undefined],
  ])('%j has server %s', (output, expected) => {
    expect(serverVersionIn(output)).toBe(expected);
  });
});
