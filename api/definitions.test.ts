import { expect, test } from 'vitest';
import { compileBpmn } from '../compiler/compile.ts';
import { definitionsFrom, messagesNeededBy, messageStarts } from './definitions.ts';
import { trialDefinition } from './trial/trial-definition.ts';

const process = (starts: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://maschinenraum.example/trial">
  <bpmn:message id="m" name="somethingCame" />
  <bpmn:process id="begun" isExecutable="true">
    ${starts}
    <bpmn:endEvent id="over"><bpmn:incoming>f</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f" sourceRef="begin" targetRef="over" />
  </bpmn:process>
</bpmn:definitions>`;
const none = '<bpmn:startEvent id="begin" name="Begin"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>';
const message =
  '<bpmn:startEvent id="begin" name="Begin"><bpmn:outgoing>f</bpmn:outgoing><bpmn:messageEventDefinition id="e" messageRef="m" /></bpmn:startEvent>';

const receive =
  '<bpmn:receiveTask id="begin" name="Begin" instantiate="true" messageRef="m"><bpmn:outgoing>f</bpmn:outgoing></bpmn:receiveTask>';

test.each([
  ['a none start event needs no message', none, []],
  ['a process with a message start event only needs it', message, ['somethingCame']],
  ['so does one that begins with a receive task', receive, ['somethingCame']],
])('%s', async (_what, starts, needed) => {
  const { models } = await compileBpmn(process(starts), { file: 'begun.bpmn' });
  const [model] = models;
  expect(model === undefined ? undefined : messagesNeededBy(model)).toEqual(needed);
});

test('versions are found by their hash, processes by the messages that begin them', async () => {
  const definition = await trialDefinition();
  const older = { model: definition.model, xml: '<older/>' };
  const definitions = definitionsFrom([definition], { abc: older });
  expect(definitions.version(definition.hash)).toBe(definition);
  expect(definitions.version('abc')).toBe(older);
  expect(definitions.version('nothing')).toBeUndefined();
  expect(messageStarts(definitions, 'trialLeadArrived')).toEqual([{ definition, element: 'leadArrived' }]);
  expect(messageStarts(definitions, 'trialAnswerCame')).toEqual([]);
});
