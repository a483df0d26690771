import { describe, expect, it } from 'vitest';
import { around, compileSketch, extensions, node, path, sketch } from '../testing/sketch.ts';

const job = extensions('taskDefinition type="crm.find" retries="3"');
const minute =
  '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1M</timeDuration></timerEventDefinition>';
const text = (value: string) => ({ kind: 'string', value });
const named = (name: string) => ({ kind: 'name', name });

const steps: readonly { readonly kind: string; readonly xml: string; readonly model: object }[] = [
  {
    kind: 'task',
    xml: node('task name="Think"', 'work', '<documentation>why</documentation>'),
    model: {
      kind: 'task',
      name: 'Think',
      documentation: 'why',
      scope: 'demo',
      incoming: ['begin-work'],
      outgoing: ['work-end'],
    },
  },
  { kind: 'manualTask', xml: node('manualTask', 'work'), model: { kind: 'manualTask' } },
  {
    kind: 'serviceTask',
    xml: node('serviceTask', 'work', job),
    model: { kind: 'serviceTask', job: { type: text('crm.find'), retries: { kind: 'number', value: 3 } } },
  },
  {
    kind: 'userTask',
    xml: node(
      'userTask',
      'work',
      '<extensionElements><zeebe:userTask /><zeebe:assignmentDefinition assignee="=owner" candidateGroups="legal, dpo" /><zeebe:formDefinition formId="ask" /><zeebe:priorityDefinition priority="80" /><zeebe:properties><zeebe:property name="excludedPeople" value="=author" /></zeebe:properties></extensionElements>',
    ),
    model: {
      kind: 'userTask',
      task: {
        assignee: named('owner'),
        candidateGroups: { kind: 'list', items: [text('legal'), text('dpo')] },
        form: 'ask',
        priority: { kind: 'number', value: 80 },
        excluded: named('author'),
      },
      properties: { excludedPeople: '=author' },
    },
  },
  {
    kind: 'sendTask',
    xml: node('sendTask messageRef="m"', 'work'),
    model: {
      kind: 'sendTask',
      message: { kind: 'message', name: text('approved'), correlationKey: named('caseId') },
    },
  },
  {
    kind: 'receiveTask',
    xml: node('receiveTask messageRef="m"', 'work'),
    model: {
      kind: 'receiveTask',
      message: { kind: 'message', name: text('approved'), correlationKey: named('caseId') },
    },
  },
  {
    kind: 'scriptTask',
    xml: node('scriptTask', 'work', extensions('script expression="=price" resultVariable="total"')),
    model: { kind: 'scriptTask', script: { expression: named('price'), resultVariable: 'total' } },
  },
  {
    kind: 'scriptTask as a job',
    xml: node('scriptTask', 'work', job),
    model: { kind: 'scriptTask', script: { job: { type: text('crm.find') } } },
  },
  {
    kind: 'businessRuleTask',
    xml: node('businessRuleTask', 'work', extensions('calledDecision decisionId="mix" resultVariable="mix"')),
    model: { kind: 'businessRuleTask', rule: { decision: text('mix'), resultVariable: 'mix' } },
  },
  {
    kind: 'callActivity',
    xml: node(
      'callActivity',
      'work',
      extensions('calledElement processId="launch" propagateAllParentVariables="false"'),
    ),
    model: {
      kind: 'callActivity',
      called: text('launch'),
      binding: 'latest',
      propagateAll: { parent: false, child: true },
    },
  },
  {
    kind: 'callActivity by tag',
    xml: node(
      'callActivity',
      'work',
      extensions('calledElement processId="launch" bindingType="versionTag" versionTag="v2"'),
    ),
    model: { binding: { versionTag: 'v2' } },
  },
  {
    kind: 'subProcess',
    xml: node(
      'subProcess',
      'work',
      node('startEvent', 'first') + node('task', 'inner') + path('first > inner'),
    ),
    model: { kind: 'subProcess', starts: ['first'] },
  },
  {
    kind: 'subProcess without a start event',
    xml: node('subProcess', 'work', node('task', 'a') + node('task', 'b')),
    model: { kind: 'subProcess', starts: ['a', 'b'] },
  },
  {
    kind: 'exclusiveGateway',
    xml: node('exclusiveGateway default="work-end"', 'work'),
    model: { kind: 'exclusiveGateway', defaultFlow: 'work-end' },
  },
  {
    kind: 'receiveTask that begins a case',
    xml: node('receiveTask messageRef="m" instantiate="true"', 'work'),
    model: { kind: 'receiveTask', instantiate: true },
  },
  { kind: 'inclusiveGateway', xml: node('inclusiveGateway', 'work'), model: { kind: 'inclusiveGateway' } },
  {
    kind: 'transaction',
    xml: node(
      'transaction',
      'work',
      node('startEvent', 'first') + node('task', 'inner') + path('first > inner'),
    ),
    model: { kind: 'transaction', starts: ['first'] },
  },
  {
    kind: 'complexGateway',
    xml: node(
      'complexGateway',
      'work',
      '<activationCondition xsi:type="tFormalExpression">=activationCount &gt;= needed</activationCondition>',
    ),
    model: { kind: 'complexGateway', activation: { kind: 'comparison' }, readsData: true },
  },
  { kind: 'parallelGateway', xml: node('parallelGateway', 'work'), model: { kind: 'parallelGateway' } },
  {
    kind: 'intermediateCatchEvent',
    xml: node('intermediateCatchEvent', 'work', minute),
    model: { kind: 'intermediateCatchEvent', event: { kind: 'timer', duration: text('PT1M') } },
  },
  {
    kind: 'intermediateThrowEvent',
    xml: node('intermediateThrowEvent', 'work', '<messageEventDefinition messageRef="m" />'),
    model: { kind: 'intermediateThrowEvent', event: { kind: 'message', name: text('approved') } },
  },
  {
    kind: 'mapped step',
    xml: node(
      'serviceTask',
      'work',
      '<extensionElements><zeebe:taskDefinition type="x" /><zeebe:ioMapping><zeebe:input source="fixed" target="a.b" /><zeebe:output source="=id" target="c" /></zeebe:ioMapping></extensionElements>',
    ),
    model: {
      inputs: [{ source: text('fixed'), target: 'a.b' }],
      outputs: [{ source: named('id'), target: 'c' }],
    },
  },
  {
    kind: 'multi-instance',
    xml: node(
      'task',
      'work',
      '<multiInstanceLoopCharacteristics isSequential="true"><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=item" /></extensionElements><completionCondition xsi:type="tFormalExpression">=done</completionCondition></multiInstanceLoopCharacteristics>',
    ),
    model: {
      loop: {
        sequential: true,
        over: { collection: named('items'), element: 'item' },
        output: { collection: 'results', element: named('item') },
        completionCondition: named('done'),
      },
    },
  },
  {
    kind: 'standard loop',
    xml: node(
      'task',
      'work',
      '<standardLoopCharacteristics testBefore="true" loopMaximum="3"><loopCondition xsi:type="tFormalExpression">=more</loopCondition></standardLoopCharacteristics>',
    ),
    model: { repeat: { testBefore: true, maximum: 3, condition: named('more') } },
  },
  {
    kind: 'token quantities',
    xml: node('task startQuantity="2" completionQuantity="3"', 'work'),
    model: { startQuantity: 2, completionQuantity: 3 },
  },
  {
    kind: 'multi-instance behaviour',
    xml: node(
      'task',
      'work',
      '<multiInstanceLoopCharacteristics behavior="Complex"><loopCardinality xsi:type="tFormalExpression">3</loopCardinality><complexBehaviorDefinition><condition xsi:type="tFormalExpression">=late</condition><event id="e"><messageEventDefinition id="d" messageRef="m" /></event></complexBehaviorDefinition></multiInstanceLoopCharacteristics>',
    ),
    model: {
      loop: {
        throws: [{ when: { holds: named('late') }, event: { kind: 'message', name: text('approved') } }],
      },
    },
  },
  {
    kind: 'adHocSubProcess',
    xml: node(
      'adHocSubProcess ordering="Sequential" cancelRemainingInstances="false"',
      'work',
      extensions(
        'adHoc activeElementsCollection="=chosen" outputCollection="results" outputElement="=result"',
      ) +
        node('task', 'a') +
        node('task', 'b') +
        path('a > b') +
        '<completionCondition xsi:type="tFormalExpression">=enough</completionCondition>',
    ),
    model: {
      kind: 'adHocSubProcess',
      starts: ['a'],
      activates: named('chosen'),
      sequential: true,
      completionCondition: named('enough'),
      cancelRemaining: false,
      output: { collection: 'results', element: named('result') },
    },
  },
  {
    kind: 'execution listeners',
    xml: node(
      'serviceTask',
      'work',
      '<extensionElements><zeebe:taskDefinition type="x" /><zeebe:taskHeaders><zeebe:header key="a" value="1" /></zeebe:taskHeaders><zeebe:executionListeners><zeebe:executionListener eventType="start" type="prepare" retries="2" /><zeebe:executionListener eventType="end" type="=tidy" /></zeebe:executionListeners></extensionElements>',
    ),
    model: {
      listeners: {
        start: [{ type: text('prepare'), retries: { kind: 'number', value: 2 }, headers: { a: '1' } }],
        end: [{ type: named('tidy') }],
      },
    },
  },
  {
    kind: 'a number of instances',
    xml: node(
      'task',
      'work',
      '<multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">3</loopCardinality></multiInstanceLoopCharacteristics>',
    ),
    model: { loop: { sequential: false, over: { cardinality: { kind: 'number', value: 3 } } } },
  },
];

const message = `<message id="m" name="approved">${extensions('subscription correlationKey="=caseId"')}</message>`;

async function compiled(process: string, roots = '') {
  const { models, diagnostics } = await compileSketch(sketch(process, roots), { foreign: true });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [model] = models;
  if (model === undefined) throw new Error('no model');
  return model;
}

describe('elements', () => {
  it.each(steps)('$kind', async ({ xml, model }) => {
    const { elements } = await compiled(around('work', xml), message);
    expect(elements['work']).toMatchObject(model);
  });

  it('process, start and end', async () => {
    const model = await compiled(around('work', node('task', 'work')));
    expect(model).toMatchObject({ id: 'demo', elements: { demo: { kind: 'process', starts: ['begin'] } } });
    expect(model.elements['begin']).toMatchObject({
      kind: 'startEvent',
      event: { kind: 'none' },
      interrupting: true,
    });
    expect(model.elements['end']).toMatchObject({
      kind: 'endEvent',
      event: { kind: 'none' },
      incoming: ['work-end'],
    });
  });

  it('boundary events, with compensation', async () => {
    const { elements } = await compiled(
      around(
        'work',
        node('serviceTask', 'work', job) +
          node('boundaryEvent attachedToRef="work" cancelActivity="false"', 'late', minute) +
          node('boundaryEvent attachedToRef="work"', 'mark', '<compensateEventDefinition />') +
          node('serviceTask isForCompensation="true"', 'undo', job) +
          '<association id="undoes" sourceRef="mark" targetRef="undo" />',
      ) + path('late > end'),
    );
    expect(elements['work']).toMatchObject({ boundary: ['late', 'mark'], compensation: 'undo' });
    expect(elements['late']).toMatchObject({
      kind: 'boundaryEvent',
      attachedTo: 'work',
      interrupting: false,
    });
    expect(elements['mark']).toMatchObject({ event: { kind: 'compensation' }, interrupting: false });
    expect(elements['undo']).toMatchObject({ isForCompensation: true, incoming: [] });
  });

  it('event sub-processes', async () => {
    const { elements } = await compiled(
      around('work', node('task', 'work')) +
        node(
          'subProcess triggeredByEvent="true"',
          'late',
          node('startEvent isInterrupting="false"', 'alarm', minute) +
            node('endEvent', 'over') +
            path('alarm > over'),
        ),
    );
    expect(elements['demo']).toMatchObject({ starts: ['begin'], eventSubProcesses: ['late'] });
    expect(elements['late']).toMatchObject({ kind: 'eventSubProcess', starts: ['alarm'] });
    expect(elements['alarm']).toMatchObject({ scope: 'late', interrupting: false });
  });

  it('conditions, none on the default flow, in the order of the drawing', async () => {
    const { elements, flows } = await compiled(
      node('startEvent', 'begin') +
        node(
          'exclusiveGateway default="ask-b"',
          'ask',
          '<outgoing>ask-c</outgoing><outgoing>ask-b</outgoing>',
        ) +
        node('endEvent', 'b') +
        node('endEvent', 'c') +
        path('begin > ask') +
        path('ask > b', '=x') +
        path('ask > c', '=y'),
    );
    expect(elements['ask']?.outgoing).toEqual(['ask-c', 'ask-b']);
    expect(flows['ask-c']).toMatchObject({ source: 'ask', target: 'c', when: named('y') });
    expect(flows['ask-b']).not.toHaveProperty('when');
  });

  it('lanes, innermost', async () => {
    const lanes =
      '<laneSet id="set"><lane id="l1" name="sales"><flowNodeRef>begin</flowNodeRef><childLaneSet id="inner"><lane id="l2" name="desk"><flowNodeRef>work</flowNodeRef></lane></childLaneSet></lane></laneSet>';
    const { elements } = await compiled(lanes + around('work', node('task', 'work')));
    expect(
      [elements['begin'], elements['work'], elements['end']].map((element) =>
        element && 'lane' in element ? element.lane : undefined,
      ),
    ).toEqual(['sales', 'desk', undefined]);
  });

  it.each([
    { when: 'nobody is named', assignment: '', groups: { items: [text('data-protection')] } },
    { when: 'groups are named', assignment: 'candidateGroups="legal"', groups: { items: [text('legal')] } },
    { when: 'a person is named', assignment: 'assignee="anna"', groups: undefined },
    { when: 'people are named', assignment: 'candidateUsers="anna"', groups: undefined },
  ])('the lane gives a task its role: $when', async ({ assignment, groups }) => {
    const lanes =
      '<laneSet id="set"><lane id="l1" name="Data protection"><flowNodeRef>work</flowNodeRef></lane></laneSet>';
    const task = node('userTask', 'work', extensions('userTask', `assignmentDefinition ${assignment}`));
    const { elements } = await compiled(lanes + around('work', task));
    const work = elements['work'];
    const found = work?.kind === 'userTask' ? work.task.candidateGroups : undefined;
    if (groups === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(groups);
  });

  it.each([
    { attributes: 'instantiate="true" eventGatewayType="Parallel"', instantiate: 'parallel' },
    { attributes: 'instantiate="true"', instantiate: 'exclusive' },
  ])('an event-based gateway with $attributes begins a case', async ({ attributes, instantiate }) => {
    const event = (id: string) =>
      node('intermediateCatchEvent', id, `<messageEventDefinition messageRef="m${id}" />`) +
      path(`first > ${id} > end${id}`) +
      node('endEvent', `end${id}`);
    const { models } = await compileSketch(
      sketch(
        node(`eventBasedGateway ${attributes}`, 'first') + event('A') + event('B'),
        '<message id="mA" name="a" /><message id="mB" name="b" />',
      ),
    );
    expect(models[0]?.elements['first']).toMatchObject({ kind: 'eventBasedGateway', instantiate });
    expect(models[0]?.elements['demo']).toMatchObject({ starts: ['first'] });
  });
});
