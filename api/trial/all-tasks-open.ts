import { compileBpmn } from '../../compiler/compile.ts';
import { hashModel } from '../../compiler/hash.ts';
import type { Definition } from '../definitions.ts';

/** The definition with another diagram: a case opens all of its tasks at once. Schemas and forms stay; callers start it. */
export async function withAllTasksOpen(definition: Definition): Promise<Definition> {
  const { id, model, schema } = definition;
  const tasks = Object.keys(schema.tasks);
  const flow = (from: string, to: string): string =>
    `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}" />`;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    id="trial" targetNamespace="http://maschinenraum.example/trial">
  <bpmn:process id="${id}" isExecutable="true">
    <bpmn:startEvent id="begun" name="Begun" />
    <bpmn:parallelGateway id="allAtOnce" />
    ${flow('begun', 'allAtOnce')}
    ${tasks.map((task) => taskXml(task, formOf(definition, task))).join('\n    ')}
    ${tasks.map((task) => flow('allAtOnce', task)).join('\n    ')}
  </bpmn:process>
</bpmn:definitions>`;
  const { models, diagnostics } = await compileBpmn(xml, { file: 'all-tasks.bpmn', forms: model.forms });
  const [compiled] = models;
  if (compiled === undefined) throw new Error(JSON.stringify(diagnostics));
  return { ...definition, model: compiled, hash: hashModel(compiled), xml, onlyCalled: false };
}

function taskXml(task: string, form: string): string {
  return `<bpmn:userTask id="${task}" name="${task}"><bpmn:extensionElements>
      <zeebe:userTask /><zeebe:formDefinition formId="${form}" /><zeebe:assignmentDefinition candidateGroups="ops" />
    </bpmn:extensionElements></bpmn:userTask>`;
}

function formOf({ model }: Definition, task: string): string {
  const element = model.elements[task];
  return element?.kind === 'userTask' ? (element.task.form ?? '') : '';
}
