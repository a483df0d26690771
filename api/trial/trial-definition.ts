import { z } from 'zod';
import { compileBpmn } from '../../compiler/compile.ts';
import { formatDiagnostic } from '../../compiler/diagnostics.ts';
import { hashModel } from '../../compiler/hash.ts';
import { lead } from '../../definitions/vocabulary.ts';
import { personal } from '../../engine/personal-data.ts';
import type { Value } from '../../engine/value.ts';
import type { Definition, DefinitionSchema } from '../definitions.ts';

/** A small process with a bit of everything that the API touches: starts of all kinds, a task, a message, signals, a gateway that breaks at a rating of five. */
const XML = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="trial" targetNamespace="http://maschinenraum.example/trial">
  <bpmn:message id="message-lead" name="trialLeadArrived" />
  <bpmn:message id="message-answer" name="trialAnswerCame">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=reference" /></bpmn:extensionElements>
  </bpmn:message>
  <bpmn:signal id="signal-changed" name="trialGuidelineChanged" />
  <bpmn:signal id="signal-read" name="trialGuidelineRead" />
  <bpmn:process id="greet-lead" name="Greet a lead" isExecutable="true">
    <bpmn:startEvent id="leadHandedIn" name="Lead handed in"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:startEvent id="leadArrived" name="Lead arrived">
      <bpmn:outgoing>f2</bpmn:outgoing>
      <bpmn:messageEventDefinition id="d1" messageRef="message-lead" />
    </bpmn:startEvent>
    <bpmn:startEvent id="guidelineRead" name="Guideline read">
      <bpmn:outgoing>f7</bpmn:outgoing>
      <bpmn:signalEventDefinition id="d3" signalRef="signal-read" />
    </bpmn:startEvent>
    <bpmn:subProcess id="readGuideline" name="Read the guideline" triggeredByEvent="true">
      <bpmn:startEvent id="guidelineChanged" name="Guideline changed" isInterrupting="false">
        <bpmn:outgoing>f8</bpmn:outgoing>
        <bpmn:signalEventDefinition id="d4" signalRef="signal-changed" />
      </bpmn:startEvent>
      <bpmn:endEvent id="sayRead" name="Say that it was read">
        <bpmn:extensionElements>
          <zeebe:ioMapping><zeebe:input source="=reference" target="reference" /></zeebe:ioMapping>
        </bpmn:extensionElements>
        <bpmn:incoming>f8</bpmn:incoming>
        <bpmn:signalEventDefinition id="d5" signalRef="signal-read" />
      </bpmn:endEvent>
      <bpmn:sequenceFlow id="f8" sourceRef="guidelineChanged" targetRef="sayRead" />
    </bpmn:subProcess>
    <bpmn:userTask id="callLead" name="Call the lead">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:formDefinition formId="call-lead" />
        <zeebe:assignmentDefinition candidateGroups="sales" />
        <zeebe:properties><zeebe:property name="excludedPeople" value="=[startedBy]" /></zeebe:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:incoming>f2</bpmn:incoming><bpmn:incoming>f7</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="leadRated" name="Is the lead rated?">
      <bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing><bpmn:outgoing>f6</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:intermediateCatchEvent id="answerCame" name="Answer came">
      <bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f5</bpmn:outgoing>
      <bpmn:messageEventDefinition id="d2" messageRef="message-answer" />
    </bpmn:intermediateCatchEvent>
    <bpmn:endEvent id="leadGreeted" name="Lead greeted"><bpmn:incoming>f5</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="leadLeft" name="Lead left"><bpmn:incoming>f6</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="leadHandedIn" targetRef="callLead" />
    <bpmn:sequenceFlow id="f2" sourceRef="leadArrived" targetRef="callLead" />
    <bpmn:sequenceFlow id="f7" sourceRef="guidelineRead" targetRef="callLead" />
    <bpmn:sequenceFlow id="f3" sourceRef="callLead" targetRef="leadRated" />
    <bpmn:sequenceFlow id="f4" name="good" sourceRef="leadRated" targetRef="answerCame">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=rating &gt; 5</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f6" name="bad" sourceRef="leadRated" targetRef="leadLeft">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=rating &lt; 5</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f5" sourceRef="answerCame" targetRef="leadGreeted" />
  </bpmn:process>
</bpmn:definitions>`;

const start = z.strictObject({ lead, reference: z.string().min(1), rating: z.int().default(9) });
const answer = personal(z.string().min(1), { category: 'behaviour', purpose: 'trial' });

const schema: DefinitionSchema = {
  start,
  variables: start.extend({ note: z.string().optional(), answer: answer.optional() }).partial(),
  tasks: {
    callLead: z.strictObject({
      note: personal(z.string().min(3), { category: 'behaviour', purpose: 'trial' }),
    }),
  },
  messages: {
    trialLeadArrived: start,
    trialAnswerCame: z.strictObject({ answer }),
    trialGuidelineChanged: z.strictObject({ version: z.int() }),
    trialGuidelineRead: z.strictObject({ reference: z.string() }),
  },
};

const form: Value = {
  id: 'call-lead',
  type: 'default',
  components: [
    { type: 'text', text: '{{lead.firstName}}: {{lead.email}}' },
    { type: 'textfield', key: 'note', validate: { required: true } },
  ],
};

/** Compiles the trial's process. */
export async function trialDefinition(): Promise<Definition> {
  const { models, diagnostics } = await compileBpmn(XML, { file: 'trial.bpmn' });
  const [compiled] = models;
  if (compiled === undefined) throw new Error(diagnostics.map(formatDiagnostic).join('\n'));
  const forms = { 'call-lead': form };
  const model = { ...compiled, forms };
  return { id: model.id, hash: hashModel(model), model, xml: XML, schema, forms };
}
