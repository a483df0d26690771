import { describe, expect, it } from 'vitest';
import type { Diagnostic } from './diagnostics.ts';
import { formatDiagnostic, hasErrors, inOrder } from './diagnostics.ts';

const finding: Diagnostic = {
  file: 'a.bpmn',
  line: 3,
  col: 5,
  severity: 'error',
  code: 'BPMN_TIMER',
  element: 'wait',
  message: 'no time',
  hint: 'Write one.',
};

describe('diagnostics', () => {
  it('read file:line:col severity CODE element: message, then what to do', () => {
    expect(formatDiagnostic(finding)).toBe('a.bpmn:3:5 error BPMN_TIMER wait: no time\n    Write one.');
    const { element: _element, hint: _hint, ...rest } = finding;
    expect(formatDiagnostic({ ...rest, severity: 'warning' })).toBe('a.bpmn:3:5 warning BPMN_TIMER: no time');
  });

  it('stand in the order of the files, each once', () => {
    const before = { ...finding, line: 2 };
    expect(inOrder([finding, before, finding])).toEqual([before, finding]);
  });

  it('forbid to run only with an error', () => {
    expect(hasErrors([finding])).toBe(true);
    expect(hasErrors([{ ...finding, severity: 'warning' }])).toBe(false);
  });
});
