import type { Element, Flow, Model } from '../../engine/model.ts';
import type { Value } from '../../engine/value.ts';
import { compileElement } from '../elements/index.ts';
import type { Process, SequenceFlow } from '../parse/bpmn.ts';
import { processOf } from '../parse/drawing.ts';
import { zeebe, zeebeAll } from '../parse/zeebe.ts';
import type { Build, Expressions } from './build.ts';
import { lanesOf } from './lanes.ts';
import { withLinks } from './links.ts';
import { present } from './present.ts';

/** Translates one process with everything in it. What rules or refusals object to makes the result void. */
export function compileProcess(process: Process, surroundings: Omit<Build, 'lanes'>): Model {
  const build: Build = { ...surroundings, lanes: lanesOf(process) };
  const { drawing, expressions } = build;
  const inside = drawing.nodes.filter((node) => processOf(node) === process);
  const elements = [process, ...inside].flatMap((drawn) => compileElement(drawn, build) ?? []);
  const flows = drawing.flows
    .filter((flow) => processOf(flow) === process)
    .map((flow) => compileFlow(flow, expressions));
  const model: Model = present({
    id: process.id ?? '',
    name: process.name?.trim() || undefined,
    versionTag: zeebe(process, 'zeebe:VersionTag')?.value?.trim() || undefined,
    elements: Object.fromEntries(elements.map((element): [string, Element] => [element.id, element])),
    flows: Object.fromEntries(flows.map((flow) => [flow.id, flow])),
    forms: embeddedForms(process),
  });
  return withLinks(model, drawing);
}

function compileFlow(flow: SequenceFlow, expressions: Expressions): Flow {
  const condition = flow.conditionExpression?.body?.trim();
  const isDefault = (flow.sourceRef as { default?: unknown } | undefined)?.default === flow;
  return present({
    id: flow.id ?? '',
    name: flow.name?.trim() || undefined,
    source: flow.sourceRef?.id ?? '',
    target: flow.targetRef?.id ?? '',
    when: condition && !isDefault ? expressions.formula(condition, flow, 'condition') : undefined,
  });
}

/** Forms that stand in the diagram itself (zeebe:userTaskForm). */
function embeddedForms(process: Process): Model['forms'] {
  const forms = zeebeAll(process, 'zeebe:UserTaskForm').flatMap(({ id, body }) => {
    const form = body === undefined ? undefined : parseJson(body);
    return id === undefined || form === undefined ? [] : [[id, form] as const];
  });
  return forms.length > 0 ? Object.fromEntries(forms) : undefined;
}

function parseJson(text: string): Value | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
