import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { connectors } from '../../activities/connectors/index.gen.ts';
import { actionSchemas } from '../../activities/connectors/schemas.gen.ts';
import type { Connector } from '../../activities/kit/activities.ts';
import { checkDefinition } from '../../compiler/check/index.ts';
import { compileBpmn } from '../../compiler/compile.ts';
import type { Finding } from '../../compiler/report.ts';
import { maschinenraum } from '../cli-trial.ts';
import { elementTemplateOf, type ElementTemplate } from './element-template.ts';
import { inputProperty } from './field-property.ts';

const actions = Object.values<Connector>(connectors).flatMap(({ actions }) => Object.values(actions));
interface Fields {
  readonly properties?: object;
  readonly required?: readonly string[];
}
const schemas: Readonly<Record<string, { readonly input: Fields; readonly output: Fields }>> = actionSchemas;

describe.each(actions)('the template of $id', (action) => {
  const template = elementTemplateOf(action, '1.2.3');
  const bound = (type: string): readonly string[] =>
    template.properties.flatMap(({ binding }) =>
      binding.type !== type
        ? []
        : 'source' in binding
          ? [binding.source]
          : 'name' in binding
            ? [binding.name]
            : [],
    );

  it('has the fields of the action', () => {
    const { input, output } = schemas[action.id] ?? { input: {}, output: {} };
    expect(bound('zeebe:input')).toEqual(Object.keys(input.properties ?? {}));
    expect(bound('zeebe:output')).toEqual(Object.keys(output.properties ?? {}).map((name) => `=${name}`));
    const wanted = template.properties.flatMap(({ constraints, binding }) =>
      constraints?.notEmpty && 'name' in binding ? [binding.name] : [],
    );
    expect(wanted).toEqual(input.required ?? []);
    expect(template).toMatchObject({ version: 1_002_003, documentationRef: action.tool.docs });
  });

  it('makes a step that compiles', async () => {
    const { models, diagnostics } = await compileBpmn(
      drawingWith(template, z.record(z.string(), z.json()).parse(action.example)),
      {
        file: 'drawn.bpmn',
      },
    );
    expect(diagnostics).toEqual([]);
    const [model] = models;
    if (model === undefined) throw new Error('no model');
    const found: Finding[] = [];
    // What is personal in it, the variables of a process would mark.
    const add = (_: string, finding: Finding): void =>
      void (finding.code === 'PERSONAL_DATA_UNMARKED' || found.push(finding));
    checkDefinition(model, {
      // What comes of it is kept as it is: there are no outputs.
      schema: { variables: z.looseObject({}), start: z.object({}), tasks: {}, messages: {} },
      called: {},
      actions: actionSchemas,
      error: add,
      warning: add,
    });
    expect(found).toEqual([]);
    expect(model.elements['step']).toMatchObject({
      kind: 'serviceTask',
      job: { type: { value: action.id } },
    });
  });
});

test.each([
  [
    { type: 'string', enum: ['A', 'B'] },
    {
      type: 'Dropdown',
      choices: [
        { name: '(none)', value: '' },
        { name: 'A', value: 'A' },
        { name: 'B', value: 'B' },
      ],
    },
  ],
  [{ type: 'string' }, { type: 'String', feel: 'optional' }],
  [
    { type: 'string', maxLength: 3000 },
    { type: 'Text', feel: 'optional' },
  ],
  [{ type: 'integer' }, { type: 'Number', feel: 'optional' }],
  [{ type: ['number', 'null'] }, { type: 'Number', feel: 'optional' }],
  [{ type: 'boolean' }, { type: 'Boolean', feel: 'optional' }],
  [
    { type: 'array', items: {} },
    { type: 'Text', feel: 'required', description: 'A list.' },
  ],
  [{ type: 'object' }, { type: 'Text', feel: 'required', description: 'A context.' }],
  [{ enum: [1, 2] }, { type: 'Number', feel: 'optional' }],
])('%j is asked for by %j', (shape, property) => {
  expect(inputProperty('aField', shape, false)).toEqual({
    id: 'input-aField',
    label: 'A field',
    ...property,
    optional: true,
    group: 'optional',
    binding: { type: 'zeebe:input', name: 'aField' },
  });
});

test('the command prints one for each action', async () => {
  const { code, stdout } = await maschinenraum('templates');
  const ids: readonly string[] = JSON.parse(stdout).map(({ id }: { id: string }) => id);
  expect(ids).toEqual(actions.map(({ id }) => `maschinenraum.${id}`));
  expect(new Set(ids).size).toBe(ids.length);
  expect(code).toBe(0);
});

test('--out writes a file for each tool', async () => {
  const out = join(mkdtempSync(join(tmpdir(), 'templates-')), '.camunda', 'element-templates');
  expect(await maschinenraum('templates', '--out', out)).toMatchObject({ code: 0, stdout: '' });
  expect(readdirSync(out)).toEqual(
    Object.keys(connectors)
      .map((id) => `${id}.json`)
      .sort(),
  );
  const [template] = JSON.parse(readFileSync(join(out, 'hubspot.json'), 'utf8'));
  expect(template.id).toMatch(/^maschinenraum\.hubspot\./);
  // A file where the folder should be.
  const file = join(out, 'hubspot.json');
  expect((await maschinenraum('templates', '--out', file)).stderr).toMatch(/^CLI_FILE_UNWRITABLE: /);
});

/** As Camunda Modeler writes a template with these values: text as it is, everything else as an expression. */
function drawingWith(template: ElementTemplate, values: Readonly<Record<string, unknown>>): string {
  const inputs = template.properties.flatMap(({ type, binding }) => {
    if (binding.type !== 'zeebe:input' || values[binding.name] === undefined) return [];
    const value = values[binding.name];
    const asText = type === 'Dropdown' || type === 'String' || (type === 'Text' && typeof value === 'string');
    const source = asText ? String(value) : `=${JSON.stringify(value)}`;
    return [`<zeebe:input source="${escaped(source)}" target="${binding.name}" />`];
  });
  const type = template.properties.find(({ binding }) => binding.type === 'zeebe:taskDefinition')?.value;
  return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="x">
  <bpmn:process id="drawn" isExecutable="true">
    <bpmn:startEvent id="begin" /><bpmn:sequenceFlow id="toStep" sourceRef="begin" targetRef="step" />
    <bpmn:serviceTask id="step" name="Step" zeebe:modelerTemplate="${template.id}" zeebe:modelerTemplateVersion="${template.version}">
      <bpmn:extensionElements><zeebe:taskDefinition type="${type}" /><zeebe:ioMapping>${inputs.join('')}</zeebe:ioMapping></bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="toEnd" sourceRef="step" targetRef="done" /><bpmn:endEvent id="done" />
  </bpmn:process>
</bpmn:definitions>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
