import { extensions, node } from '../../compiler/testing/sketch.ts';
import { demo } from './draw.ts';
import type { ElementCase } from './element-case.ts';

const work = (kind: string, content = ''): string => demo(['begin > work > end'], { work: [kind, content] });
const inside = (...elements: readonly string[]): string =>
  `<extensionElements>${elements.join('')}</extensionElements>`;
const job = '<zeebe:taskDefinition type="x" />';

/** What is refused by name: compiler/refusals.ts, one case or more for each entry. */
export const refusedCases: readonly (ElementCase & { readonly refuses: string })[] = [
  ...['choreographyTask', 'subChoreography', 'callChoreography'].map((kind) => ({
    cell: spoken(kind),
    refuses: 'choreography activity',
    element: 'work',
    xml: work(kind),
  })),
  {
    cell: 'event sub-process with a loop',
    refuses: 'event sub-process with a loop',
    element: 'work',
    xml: demo(['begin > end'], {
      work: [
        'subProcess triggeredByEvent="true"',
        '<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>' +
          node('startEvent', 'first', '<errorEventDefinition />'),
      ],
    }),
  },
  {
    cell: 'task listener',
    refuses: 'task listener',
    element: 'work',
    xml: work(
      'userTask',
      inside(
        '<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="x" /></zeebe:taskListeners>',
      ),
    ),
  },
  {
    cell: 'linked resource',
    refuses: 'linked resource',
    element: 'work',
    xml: work(
      'serviceTask',
      inside(job, '<zeebe:linkedResources><zeebe:linkedResource resourceId="x" /></zeebe:linkedResources>'),
    ),
  },
  {
    cell: 'agent definition',
    refuses: 'agent definition',
    element: 'work',
    xml: work('serviceTask', extensions('taskDefinition type="x"', 'agentDefinition agentType="x"')),
  },
];

/** `choreographyTask` -> `choreography task`. */
function spoken(kind: string): string {
  return kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
