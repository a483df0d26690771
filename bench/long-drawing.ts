/** A process of so many elements as BPMN: blocks of an exclusive split, two steps and a join, one behind the other. */
export function longDrawing(elements: number): string {
  const blocks = Math.floor(elements / 4);
  const drawn = Array.from({ length: blocks }, (_, index) => block(index)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="long-file" targetNamespace="https://maschinenraum.dev/bench">
  <process id="long" isExecutable="true">
    <startEvent id="start" />${flow('start', 'split0')}${drawn}
    <endEvent id="end" />${flow(`join${blocks - 1}`, 'end')}
  </process>
</definitions>
`;
}

function block(index: number): string {
  const [split, job, task, join] = ['split', 'job', 'task', 'join'].map((name) => `${name}${index}`);
  return `
    <exclusiveGateway id="${split}" default="${split}-${task}" />
    <serviceTask id="${job}"><extensionElements><zeebe:taskDefinition type="bench.echo" /></extensionElements></serviceTask>
    <manualTask id="${task}" />
    <exclusiveGateway id="${join}" />
    <sequenceFlow id="${split}-${job}" sourceRef="${split}" targetRef="${job}">
      <conditionExpression xsi:type="tFormalExpression">=budget &gt; ${index} and channel in ("search", "social")</conditionExpression>
    </sequenceFlow>${flow(split, task)}${flow(job, join)}${flow(task, join)}${index === 0 ? '' : flow(`join${index - 1}`, split)}`;
}

function flow(source = '', target = ''): string {
  return `
    <sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}" />`;
}
