import { Client } from '@temporalio/client';
import { compileBpmn } from '../../compiler/compile.ts';
import { hashModel } from '../../compiler/hash.ts';
import { CASE_QUEUE } from '../../worker/start-workers.ts';
import type { CaseInput } from '../../workflows/contract.ts';

/** A task that is asked again until somebody approves. */
const XML = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="rounds" targetNamespace="http://maschinenraum.example/rounds">
  <bpmn:process id="review-rounds" name="Review in rounds" isExecutable="true">
    <bpmn:startEvent id="begun"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="review" name="Review">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:assignmentDefinition candidateGroups="sales" />
      </bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="approvedYet" name="Approved?" default="f3">
      <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing><bpmn:outgoing>f4</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:endEvent id="approved"><bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="begun" targetRef="review" />
    <bpmn:sequenceFlow id="f2" sourceRef="review" targetRef="approvedYet" />
    <bpmn:sequenceFlow id="f3" sourceRef="approvedYet" targetRef="review" />
    <bpmn:sequenceFlow id="f4" sourceRef="approvedYet" targetRef="approved">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=yes = true</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
  </bpmn:process>
</bpmn:definitions>`;

/** Starts a case of it as of a file from outside, which is among no definitions. */
export async function startReviewRounds({ connection }: Client, caseId: string): Promise<void> {
  const { models } = await compileBpmn(XML, { file: 'rounds.bpmn' });
  const [model] = models;
  if (model === undefined) throw new Error('rounds.bpmn does not compile');
  const input: CaseInput = {
    model: hashModel(model),
    variables: { yes: false },
    inline: { [model.id]: model },
  };
  await new Client({ connection }).workflow.start(model.id, {
    taskQueue: CASE_QUEUE,
    workflowId: caseId,
    args: [input],
    memo: { model: input.model },
  });
}
