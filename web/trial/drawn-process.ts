interface Shape {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where its name is written, and how wide that may be. */
  readonly label?: Omit<Shape, 'id' | 'label'>;
}

const SHAPES: readonly Shape[] = [
  { id: 'leadArrived', x: 100, y: 102, width: 36, height: 36 },
  { id: 'scoreLead', x: 190, y: 80, width: 100, height: 80 },
  { id: 'leadRated', x: 345, y: 95, width: 50, height: 50 },
  { id: 'callLead', x: 450, y: 80, width: 100, height: 80 },
  { id: 'nurtureLead', x: 450, y: 200, width: 100, height: 80 },
  {
    id: 'leadGreeted',
    x: 610,
    y: 102,
    width: 36,
    height: 36,
    // Too narrow for its words.
    label: { x: 614, y: 145, width: 28, height: 28 },
  },
];

const EDGES: Readonly<Record<string, string>> = {
  arrived: '136,120 190,120',
  scored: '290,120 345,120',
  good: '395,120 450,120',
  bad: '370,145 370,240 450,240',
  greeted: '550,120 610,120',
};

/** A small process with its drawing: a start, a step, a gateway, a task, a call, an end. */
export const drawnProcess = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="drawn" targetNamespace="http://maschinenraum.example/drawn">
  <bpmn:process id="greet-lead" name="Greet a lead" isExecutable="true">
    <bpmn:startEvent id="leadArrived" name="Lead arrived"><bpmn:outgoing>arrived</bpmn:outgoing></bpmn:startEvent>
    <bpmn:serviceTask id="scoreLead" name="Score the lead"><bpmn:incoming>arrived</bpmn:incoming><bpmn:outgoing>scored</bpmn:outgoing></bpmn:serviceTask>
    <bpmn:exclusiveGateway id="leadRated" name="Good?"><bpmn:incoming>scored</bpmn:incoming><bpmn:outgoing>good</bpmn:outgoing><bpmn:outgoing>bad</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:userTask id="callLead" name="Call the lead"><bpmn:incoming>good</bpmn:incoming><bpmn:outgoing>greeted</bpmn:outgoing></bpmn:userTask>
    <bpmn:callActivity id="nurtureLead" name="Nurture the lead"><bpmn:incoming>bad</bpmn:incoming></bpmn:callActivity>
    <bpmn:endEvent id="leadGreeted" name="Lead greeted"><bpmn:incoming>greeted</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="arrived" sourceRef="leadArrived" targetRef="scoreLead" />
    <bpmn:sequenceFlow id="scored" sourceRef="scoreLead" targetRef="leadRated" />
    <bpmn:sequenceFlow id="good" name="yes" sourceRef="leadRated" targetRef="callLead" />
    <bpmn:sequenceFlow id="bad" name="no" sourceRef="leadRated" targetRef="nurtureLead" />
    <bpmn:sequenceFlow id="greeted" sourceRef="callLead" targetRef="leadGreeted" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="greet-lead">
    ${SHAPES.map(shapeXml).join('\n    ')}
    ${Object.entries(EDGES).map(edgeXml).join('\n    ')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

function shapeXml({ id, label, ...bounds }: Shape): string {
  const labelXml = label === undefined ? '' : `<bpmndi:BPMNLabel>${boundsXml(label)}</bpmndi:BPMNLabel>`;
  return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}">${boundsXml(bounds)}${labelXml}</bpmndi:BPMNShape>`;
}

function boundsXml(bounds: Omit<Shape, 'id' | 'label'>): string {
  const attributes = Object.entries(bounds).map(([name, value]) => `${name}="${String(value)}"`);
  return `<dc:Bounds ${attributes.join(' ')} />`;
}

function edgeXml([id, points]: readonly [string, string]): string {
  const waypoints = points.split(' ').map((point) => {
    const [x, y] = point.split(',');
    return `<di:waypoint x="${x}" y="${y}" />`;
  });
  return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${waypoints.join('')}</bpmndi:BPMNEdge>`;
}
