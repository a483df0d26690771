import type { Action } from '../../activities/kit/define-action.ts';
import { schemasOf } from '../../activities/kit/describe.ts';
import {
  inputProperty,
  outputProperty,
  words,
  type FieldShape,
  type TemplateProperty,
} from './field-property.ts';

/** An element template of Camunda Modeler (Camunda 8): https://docs.camunda.io/docs/components/modeler/element-templates/about-templates/ */
export interface ElementTemplate {
  readonly $schema: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly description: string;
  readonly documentationRef: string;
  readonly category: { readonly id: string; readonly name: string };
  readonly appliesTo: readonly string[];
  readonly elementType: { readonly value: string };
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  readonly properties: readonly TemplateProperty[];
}

const SCHEMA = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json';

const groups = [
  { id: 'input', label: 'Input' },
  { id: 'optional', label: 'Input that may be left out' },
  { id: 'output', label: 'What is kept' },
  { id: 'errors', label: 'Errors' },
] as const;

/**
 * What the modeler offers for an action: a service task of its type, with a field for each of its inputs and outputs.
 * @param version of the package, `1.2.3`
 */
export function elementTemplateOf(action: Action, version: string): ElementTemplate {
  const { id, tool, summary } = action;
  const schemas = schemasOf(action);
  const input = schemas.input as ObjectShape;
  const output = schemas.output as ObjectShape;
  const required = new Set(input.required);
  const properties = [
    typeProperty(id),
    ...Object.entries(input.properties ?? {}).map(([name, shape]) =>
      inputProperty(name, shape, required.has(name)),
    ),
    ...Object.entries(output.properties ?? {}).map(([name, shape]) => outputProperty(name, shape)),
    businessErrors,
  ];
  return {
    $schema: SCHEMA,
    id: `maschinenraum.${id}`,
    name: `${tool.title}: ${words(id.slice(tool.id.length + 1)).toLowerCase()}`,
    version: versionNumber(version),
    description: summary,
    documentationRef: tool.docs,
    category: { id: `maschinenraum.${tool.id}`, name: tool.title },
    appliesTo: ['bpmn:Task', 'bpmn:ServiceTask'],
    elementType: { value: 'bpmn:ServiceTask' },
    groups: groups.filter((group) => properties.some((property) => property.group === group.id)),
    properties,
  };
}

interface ObjectShape {
  readonly properties?: Readonly<Record<string, FieldShape>>;
  readonly required?: readonly string[];
}

function typeProperty(id: string): TemplateProperty {
  return { type: 'Hidden', value: id, binding: { type: 'zeebe:taskDefinition', property: 'type' } };
}

/** docs/for-ops-engineers.md: what a boundary event catches instead of an incident. */
const businessErrors: TemplateProperty = {
  id: 'businessErrors',
  label: 'Business errors',
  description: 'Codes of errors that a boundary event catches, between commas; all others are incidents.',
  type: 'String',
  optional: true,
  group: 'errors',
  binding: { type: 'zeebe:property', name: 'businessErrors' },
};

/** The modeler counts versions in whole numbers: `1.2.3` is 1002003. */
function versionNumber(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  return (major * 1000 + minor) * 1000 + patch;
}
