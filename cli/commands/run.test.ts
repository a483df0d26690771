import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { around, extensions, file, node, path, sketch } from '../../compiler/testing/sketch.ts';
import { maschinenraum } from '../cli-trial.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'));
  process.chdir(folder);
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const work = node('serviceTask', 'workOnIt', extensions('taskDefinition type="work"'));
  write('work.bpmn', sketch(around('workOnIt', work)));
  write('person.bpmn', sketch(around('decide', node('userTask', 'decide', extensions('userTask')))));
  const choice = (id: string): string =>
    node('startEvent', 'begin') +
    node('exclusiveGateway', id) +
    node('endEvent', 'end') +
    path(`begin > ${id}`) +
    path(`${id} > end`, '=amount > 5');
  write('choice.bpmn', sketch(choice('enough')));
  write(
    'generated.bpmn',
    sketch(
      around(
        'Activity_0a1b2c3',
        node('scriptTask', 'Activity_0a1b2c3', extensions('script expression="=1" resultVariable="n"')),
      ),
    ),
  );
  write('broken.bpmn', sketch(around('workOnIt', node('serviceTask', 'workOnIt'))));
  write('wrong-script.json', '{"job": {}}');
  write('malformed.bpmn', '<definitions');
  mkdirSync(join(folder, 'calls'));
  write('calls/work.bpmn', sketch(around('workOnIt', work)));
  const one = (id: string, inside: string): string =>
    `<process id="${id}" isExecutable="true">${inside}</process>`;
  const call = node('callActivity', 'callOut', extensions('calledElement processId="demo"'));
  write(
    'calls/two.bpmn',
    file(
      one('first', around('callOut', call)) +
        one('second', node('startEvent', 'start') + node('endEvent', 'over') + path('start > over')),
    ),
  );
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});
const before = process.cwd();

async function runJson(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly ran: unknown }> {
  const { code, stdout } = await maschinenraum('run', ...args, '--json');
  return { code, ran: JSON.parse(stdout) };
}

const script = (content: object): string => {
  const name = `${JSON.stringify(content).replaceAll(/\W+/g, '-').slice(0, 60)}.json`;
  writeFileSync(join(folder, name), JSON.stringify(content));
  return name;
};

describe('run', () => {
  it('prints exactly what the contract says', async () => {
    const jobs = { work: { complete: { done: true }, after: 'PT2S' } };
    const { code, ran } = await runJson('work.bpmn', '--variables', '{"n": 1}', '--script', script({ jobs }));
    const at = (second: number): string => `2026-01-05T08:00:0${second}.000Z`;
    const entry = (time: string, element: string, kind: string, event: string, instance: number) => ({
      at: time,
      element,
      name: element,
      kind,
      event,
      instance,
    });
    expect(code).toBe(0);
    expect(ran).toEqual({
      status: 'completed',
      variables: { n: 1, done: true },
      path: [
        entry(at(0), 'demo', 'process', 'entered', 1),
        entry(at(0), 'begin', 'startEvent', 'entered', 2),
        entry(at(0), 'begin', 'startEvent', 'completed', 2),
        entry(at(0), 'workOnIt', 'serviceTask', 'entered', 3),
        entry(at(2), 'workOnIt', 'serviceTask', 'completed', 3),
        entry(at(2), 'end', 'endEvent', 'entered', 4),
        entry(at(2), 'end', 'endEvent', 'completed', 4),
        entry(at(2), 'demo', 'process', 'completed', 1),
      ],
    });
  });

  it('exits 1 with the incident', async () => {
    const { code, ran } = await runJson('choice.bpmn', '--variables', '{"amount": 1}');
    expect(code).toBe(1);
    expect(ran).toMatchObject({
      status: 'incident',
      incident: { code: 'NO_FLOW_CHOSEN', element: 'enough' },
    });
  });

  it('exits 0 when it waits for a person, and with the decision when there is one', async () => {
    expect(await runJson('person.bpmn')).toMatchObject({ code: 0, ran: { status: 'waiting' } });
    const decided = script({ tasks: { decide: { by: 'anna', result: { yes: true } } } });
    const { ran } = await runJson('person.bpmn', '--script', decided);
    expect(ran).toMatchObject({ status: 'completed', variables: { yes: true } });
    expect(ran).toMatchObject({
      path: expect.arrayContaining([expect.objectContaining({ element: 'decide', by: 'anna' })]),
    });
  });

  it('only warns of ids that a modeler made up, which compile refuses', async () => {
    const ran = await maschinenraum('run', 'generated.bpmn');
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('warning BPMN_GENERATED_ID');
    const compiled = await maschinenraum('compile', 'generated.bpmn');
    expect(compiled.code).toBe(1);
    expect(compiled.stdout).toMatch(/^generated\.bpmn:\d+:\d+ error BPMN_GENERATED_ID Activity_0a1b2c3: /m);
  });

  it('finds called processes in files beside, and asks which process is meant', async () => {
    const ambiguous = await maschinenraum('run', 'calls/two.bpmn');
    expect(ambiguous).toMatchObject({ code: 2, stderr: expect.stringContaining('CLI_PROCESS_AMBIGUOUS') });
    const { ran } = await runJson(
      'calls/two.bpmn',
      '--process',
      'first',
      '--script',
      script({ jobs: { work: { complete: {} } } }),
    );
    expect(ran).toMatchObject({ status: 'completed' });
  });

  test.each([
    ['a script that is none', ['work.bpmn', '--script', 'wrong-script.json'], 2, /CLI_SCRIPT_INVALID/],
    ['a process that does not compile', ['broken.bpmn'], 1, /BPMN_JOB_TYPE_MISSING[^]*COMPILE_FAILED/],
    ['a file that is no BPMN', ['malformed.bpmn'], 1, /BPMN_MALFORMED[^]*COMPILE_FAILED/],
    [
      'a message that it does not begin with',
      ['work.bpmn', '--message', 'x'],
      2,
      /CLI_USAGE: demo does not begin with/,
    ],
    [
      'variables that do not fit a definition',
      ['lead-handover', '--variables', '{"nonsense": 1}'],
      2,
      /CLI_VARIABLES_INVALID/,
    ],
  ])('says what is wrong with %s', async (_, args, exit, said) => {
    const { code, stdout, stderr } = await maschinenraum('run', ...args, '--json');
    expect(stderr).toMatch(said);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
  });
});

describe('compile', () => {
  it('prints findings as data', async () => {
    const { code, stdout } = await maschinenraum('compile', 'broken.bpmn', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      models: [],
      diagnostics: [
        { file: 'broken.bpmn', severity: 'error', code: 'BPMN_JOB_TYPE_MISSING', element: 'workOnIt' },
      ],
    });
  });

  it('names the models of files that compile', async () => {
    const { code, stdout } = await maschinenraum('compile', 'work.bpmn', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      diagnostics: [],
      models: [{ process: 'demo', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
  });
});

describe('decide', () => {
  const dmn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="test">
  <decision id="discount" name="Discount">
    <decisionTable id="t" hitPolicy="FIRST">
      <input id="i"><inputExpression id="e" typeRef="number"><text>amount</text></inputExpression></input>
      <output id="o" name="discount" typeRef="number" />
      <rule id="big"><inputEntry id="i1"><text>&gt; 100</text></inputEntry><outputEntry id="o1"><text>10</text></outputEntry></rule>
      <rule id="small"><inputEntry id="i2"><text>-</text></inputEntry><outputEntry id="o2"><text>0</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;
  beforeAll(() => writeFileSync(join(folder, 'discount.dmn'), dmn));

  it('takes a decision and names the rule', async () => {
    const { code, stdout } = await maschinenraum(
      'decide',
      'discount.dmn',
      '--decision',
      'discount',
      '--input',
      '{"amount": 120}',
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      decision: 'discount',
      value: 10,
      matched: [{ ruleId: 'big' }],
    });
  });

  it('says which decisions there are', async () => {
    const { code, stderr } = await maschinenraum('decide', 'discount.dmn', '--decision', 'price');
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/DMN_DECISION_UNKNOWN: .*discount/),
    });
  });
});
