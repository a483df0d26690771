import { titleOf, wordsOf } from './names.ts';

/** What a new process is about. */
export interface NewProcess {
  readonly id: string;
  /** Role that owns it, and decides. */
  readonly owner: string;
}

/** The diagram of a new process: somebody asks, the owner decides in time, both ends. It keeps the rules of the house. */
export function processDiagram({ id, owner }: NewProcess): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="${id}-definitions" targetNamespace="http://bpmn.io/schema/bpmn" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.6.0">
  <bpmn:process id="${id}" name="${titleOf(id)}" isExecutable="true">
    <bpmn:documentation>Somebody asks for something, and the owner decides on it in time.</bpmn:documentation>
    <bpmn:extensionElements>
      <zeebe:properties>
        <zeebe:property name="owner" value="${owner}" />
      </zeebe:properties>
    </bpmn:extensionElements>
    <bpmn:startEvent id="asked" name="Asked">
      <bpmn:outgoing>askedToDecideRequest</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:userTask id="decideRequest" name="Decide request">
      <bpmn:documentation>The owner approves or rejects it, with a reason. Whoever asked does not decide.</bpmn:documentation>
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:formDefinition formId="decide-request" />
        <zeebe:assignmentDefinition candidateGroups="${owner}" />
        <zeebe:taskSchedule dueDate="=now() + duration(&#34;P3D&#34;)" />
        <zeebe:ioMapping>
          <zeebe:output source="=decision" target="decision" />
          <zeebe:output source="=reason" target="reason" />
        </zeebe:ioMapping>
        <zeebe:properties>
          <zeebe:property name="excludedPeople" value="=[author]" />
          <zeebe:property name="escalateTo" value="${owner}" />
        </zeebe:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>askedToDecideRequest</bpmn:incoming>
      <bpmn:outgoing>decideRequestToDecided</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="lateDecideRequest" name="late" cancelActivity="false" attachedToRef="decideRequest">
      <bpmn:outgoing>lateDecideRequestToEscalateDecideRequest</bpmn:outgoing>
      <bpmn:timerEventDefinition id="lateDecideRequestTimer">
        <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration>
      </bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:serviceTask id="escalateDecideRequest" name="Tell that it waits">
      <bpmn:documentation>Marketing ops automation posts to the owner's channel. The task itself stays open.</bpmn:documentation>
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="slack.postMessage" />
        <zeebe:ioMapping>
          <zeebe:input source="#${owner}" target="channel" />
          <zeebe:input source="=&#34;A request waits for a decision (${wordsOf(id)}): &#34; + subject" target="text" />
          <zeebe:output source="=ts" target="notice" />
        </zeebe:ioMapping>
      </bpmn:extensionElements>
      <bpmn:incoming>lateDecideRequestToEscalateDecideRequest</bpmn:incoming>
      <bpmn:outgoing>escalateDecideRequestToReminded</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:endEvent id="reminded" name="Reminded">
      <bpmn:incoming>escalateDecideRequestToReminded</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:exclusiveGateway id="decided" name="Approved?" default="decidedToRejected">
      <bpmn:incoming>decideRequestToDecided</bpmn:incoming>
      <bpmn:outgoing>decidedToApproved</bpmn:outgoing>
      <bpmn:outgoing>decidedToRejected</bpmn:outgoing>
    </bpmn:exclusiveGateway>
    <bpmn:endEvent id="approved" name="Approved">
      <bpmn:incoming>decidedToApproved</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:endEvent id="rejected" name="Rejected">
      <bpmn:incoming>decidedToRejected</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="askedToDecideRequest" sourceRef="asked" targetRef="decideRequest" />
    <bpmn:sequenceFlow id="decideRequestToDecided" sourceRef="decideRequest" targetRef="decided" />
    <bpmn:sequenceFlow id="decidedToApproved" name="yes" sourceRef="decided" targetRef="approved">
      <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=decision = "approve"</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="decidedToRejected" name="no" sourceRef="decided" targetRef="rejected" />
    <bpmn:sequenceFlow id="lateDecideRequestToEscalateDecideRequest" sourceRef="lateDecideRequest" targetRef="escalateDecideRequest" />
    <bpmn:sequenceFlow id="escalateDecideRequestToReminded" sourceRef="escalateDecideRequest" targetRef="reminded" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="${id}-diagram">
    <bpmndi:BPMNPlane id="${id}-plane" bpmnElement="${id}">
${[...shapes.map(shape), ...edges.map(edge)].join('\n')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

type Box = readonly [x: number, y: number, width: number, height: number];

const shapes: readonly (readonly [id: string, bounds: Box, label?: Box])[] = [
  ['asked', [152, 182, 36, 36], [155, 225, 31, 14]],
  ['decideRequest', [250, 160, 100, 80]],
  ['decided', [415, 175, 50, 50], [413, 145, 54, 14]],
  ['approved', [532, 182, 36, 36], [526, 225, 48, 14]],
  ['rejected', [532, 262, 36, 36], [528, 305, 44, 14]],
  ['escalateDecideRequest', [370, 340, 100, 80]],
  ['reminded', [532, 362, 36, 36], [525, 405, 50, 14]],
  // On the border of its task, and so above it.
  ['lateDecideRequest', [282, 222, 36, 36], [259, 258, 20, 14]],
];

const edges: readonly (readonly [id: string, points: readonly (readonly [number, number])[], label?: Box])[] =
  [
    [
      'askedToDecideRequest',
      [
        [188, 200],
        [250, 200],
      ],
    ],
    [
      'decideRequestToDecided',
      [
        [350, 200],
        [415, 200],
      ],
    ],
    [
      'decidedToApproved',
      [
        [465, 200],
        [532, 200],
      ],
      [490, 182, 18, 14],
    ],
    [
      'decidedToRejected',
      [
        [440, 225],
        [440, 280],
        [532, 280],
      ],
      [449, 250, 13, 14],
    ],
    [
      'lateDecideRequestToEscalateDecideRequest',
      [
        [300, 258],
        [300, 380],
        [370, 380],
      ],
    ],
    [
      'escalateDecideRequestToReminded',
      [
        [470, 380],
        [532, 380],
      ],
    ],
  ];

function shape([id, bounds, label]: (typeof shapes)[number]): string {
  const marker = id === 'decided' ? ' isMarkerVisible="true"' : '';
  return `      <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${marker}>
        ${boundsOf(bounds)}
${labelOf(label)}      </bpmndi:BPMNShape>`;
}

function edge([id, points, label]: (typeof edges)[number]): string {
  const waypoints = points.map(([x, y]) => `        <di:waypoint x="${x}" y="${y}" />\n`).join('');
  return `      <bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">
${waypoints}${labelOf(label)}      </bpmndi:BPMNEdge>`;
}

function labelOf(label: Box | undefined): string {
  if (label === undefined) return '';
  return `        <bpmndi:BPMNLabel>
          ${boundsOf(label)}
        </bpmndi:BPMNLabel>
`;
}

function boundsOf([x, y, width, height]: Box): string {
  return `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />`;
}
