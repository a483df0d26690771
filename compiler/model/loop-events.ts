import type { LoopEvent } from '../../engine/model.ts';
import { compileEventDefinition } from '../event-definitions/index.ts';
import type { Activity, BpmnTypes, Drawn, EventDefinitionElement, ThrowEvent } from '../parse/bpmn.ts';
import type { Build } from './build.ts';

export type ManyInstances = Drawn & BpmnTypes['bpmn:MultiInstanceLoopCharacteristics'];

/** The events that the behavior of a multi-instance activity throws. BPMN 2.0, table 10.30. */
export function behaviorEvents(loop: ManyInstances): readonly EventDefinitionElement[] {
  switch (loop.behavior) {
    case 'None':
      return [loop.noneBehaviorEventRef].filter((event) => event !== undefined);
    case 'One':
      return [loop.oneBehaviorEventRef].filter((event) => event !== undefined);
    case 'Complex':
      return (loop.complexBehaviorDefinition ?? []).flatMap(({ event }) => event?.eventDefinitions ?? []);
    default:
      return [];
  }
}

/** The same for the model; nothing where no instance throws anything. */
export function compileBehavior(
  activity: Activity,
  loop: ManyInstances,
  build: Build,
): readonly LoopEvent[] | undefined {
  const { expressions } = build;
  const compiled = (when: LoopEvent['when']) => (definition: EventDefinitionElement) => ({
    when,
    event: compileEventDefinition(throwing(definition, activity), build),
  });
  const events =
    loop.behavior === 'Complex'
      ? (loop.complexBehaviorDefinition ?? []).flatMap(({ condition, event }): readonly LoopEvent[] => {
          const body = condition?.body?.trim();
          const holds = body
            ? expressions.formula(body, activity, 'condition of a behavior')
            : expressions.missing(activity, 'condition of a behavior');
          return (event?.eventDefinitions ?? []).map(compiled({ holds }));
        })
      : behaviorEvents(loop).map(compiled(loop.behavior === 'One' ? 'first' : 'each'));
  return events.length > 0 ? events : undefined;
}

/** An event definition stands in no event of the diagram where a loop refers to it: this is the event that throws it. */
function throwing(definition: EventDefinitionElement, activity: Activity): ThrowEvent {
  const types = ['bpmn:ImplicitThrowEvent', 'bpmn:ThrowEvent', 'bpmn:Event', 'bpmn:FlowNode'];
  const event = {
    $type: 'bpmn:ImplicitThrowEvent',
    $parent: activity,
    $descriptor: { allTypesByName: Object.fromEntries(types.map((type) => [type, type])) },
    id: activity.id ?? '',
    eventDefinitions: [definition],
  } as const;
  return event as unknown as ThrowEvent;
}
