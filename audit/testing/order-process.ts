import { parseDecisions } from '../../compiler/dmn/index.ts';
import { compileBpmn } from '../../compiler/compile.ts';
import type { Model } from '../../engine/model.ts';

/** A process with a bit of everything that an auditor asks about, and the one that it calls. */
const order = `
  <startEvent id="start" /><sequenceFlow id="toLevel" sourceRef="start" targetRef="chooseLevel" />
  <businessRuleTask id="chooseLevel" name="Choose the level"><extensionElements>
    <zeebe:calledDecision decisionId="level" resultVariable="level" /></extensionElements></businessRuleTask>
  <sequenceFlow id="toApprove" sourceRef="chooseLevel" targetRef="approve" />
  <userTask id="approve" name="Approve the budget"><extensionElements><zeebe:userTask />
    <zeebe:assignmentDefinition candidateGroups="=[level]" /></extensionElements></userTask>
  <sequenceFlow id="toApproved" sourceRef="approve" targetRef="approved" />
  <exclusiveGateway id="approved" name="Approved?" default="no" />
  <sequenceFlow id="no" name="no" sourceRef="approved" targetRef="refused" />
  <endEvent id="refused" />
  <sequenceFlow id="yes" name="yes" sourceRef="approved" targetRef="book">
    <conditionExpression>=approved</conditionExpression></sequenceFlow>
  <serviceTask id="book" name="Book it"><extensionElements><zeebe:taskDefinition type="book" />
    <zeebe:ioMapping><zeebe:input source="=amount" target="amount" /><zeebe:output source="=ref" target="ref" />
    </zeebe:ioMapping></extensionElements></serviceTask>
  <sequenceFlow id="toShip" sourceRef="book" targetRef="shipIt" />
  <callActivity id="shipIt" name="Ship it"><extensionElements><zeebe:calledElement processId="ship" />
    </extensionElements></callActivity>
  <sequenceFlow id="toEnd" sourceRef="shipIt" targetRef="done" /><endEvent id="done" />`;

const ship = `
  <startEvent id="start" /><sequenceFlow id="toPaid" sourceRef="start" targetRef="paid" />
  <intermediateCatchEvent id="paid" name="Paid"><messageEventDefinition id="paidEvent" messageRef="paidMessage" />
  </intermediateCatchEvent>
  <sequenceFlow id="toPack" sourceRef="paid" targetRef="pack" />
  <serviceTask id="pack" name="Pack"><extensionElements><zeebe:taskDefinition type="pack" /></extensionElements></serviceTask>
  <sequenceFlow id="toEnd" sourceRef="pack" targetRef="done" /><endEvent id="done" />`;

/** Waits for as many messages as it is told to: a process whose history grows. */
const count = `
  <startEvent id="start" /><sequenceFlow id="toNext" sourceRef="start" targetRef="next" />
  <exclusiveGateway id="next" /><sequenceFlow id="toTick" sourceRef="next" targetRef="tick" />
  <intermediateCatchEvent id="tick"><messageEventDefinition id="tickEvent" messageRef="tickMessage" /></intermediateCatchEvent>
  <sequenceFlow id="toMore" sourceRef="tick" targetRef="more" />
  <exclusiveGateway id="more" default="again" /><sequenceFlow id="again" sourceRef="more" targetRef="next" />
  <sequenceFlow id="enough" sourceRef="more" targetRef="done"><conditionExpression>=last = true</conditionExpression></sequenceFlow>
  <endEvent id="done" />`;

const level = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="levels" name="Levels" namespace="urn:levels">
  <inputData id="amount" name="amount"><variable id="amount_variable" name="amount" typeRef="number" /></inputData>
  <decision id="level" name="level"><variable id="level_variable" name="level" />
    <informationRequirement id="level_needs_amount"><requiredInput href="#amount" /></informationRequirement>
    <decisionTable id="level_table" hitPolicy="FIRST"><input id="level_in"><inputExpression id="level_in_expression" typeRef="number"><text>amount</text></inputExpression></input>
      <output id="level_out" typeRef="string" />
      <rule id="small"><inputEntry id="s1"><text>&lt; 1000</text></inputEntry><outputEntry id="s2"><text>"sales"</text></outputEntry></rule>
      <rule id="large"><inputEntry id="l1"><text>-</text></inputEntry><outputEntry id="l2"><text>"legal"</text></outputEntry></rule>
    </decisionTable></decision></definitions>`;

const messages = `<message id="paidMessage" name="paid"><extensionElements><zeebe:subscription correlationKey="=ref" /></extensionElements></message>
  <message id="tickMessage" name="tick"><extensionElements><zeebe:subscription correlationKey="=1" /></extensionElements></message>`;

/** The models by process id. */
export async function sampleModels(): Promise<Record<string, Model>> {
  const { decisions } = await parseDecisions(level, 'level.dmn');
  const models: Record<string, Model> = {};
  for (const [id, body] of Object.entries({ order, ship, count })) {
    const file = `${id}.bpmn`;
    const compiled = await compileBpmn(drawing(id, body), { file, foreign: true, decisions });
    const [model] = compiled.models;
    if (model === undefined) throw new Error(JSON.stringify(compiled.diagnostics));
    models[id] = model;
  }
  return models;
}

function drawing(id: string, body: string): string {
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    id="${id}-drawing" targetNamespace="urn:${id}">${messages}<process id="${id}" name="${id}" isExecutable="true">${body}</process></definitions>`;
}
