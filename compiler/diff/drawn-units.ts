import { propertiesIn } from './drawn-properties.ts';
import { definitionTypes } from '../event-definitions/kinds.ts';
import type { Drawn } from '../parse/bpmn.ts';
import { isA, spokenType } from '../parse/bpmn.ts';

/** What a reader of a diagram calls a thing of its own: an element with all that is said in it. Plain data. */
export interface Unit {
  readonly id: string;
  /** `user task`, `boundary event (timer)`, `parallel multi-instance service task`. */
  readonly kind: string;
  readonly name: string;
  /** Id of what it lies in. */
  readonly within: string;
  /** A case can rest here, until something happens. */
  readonly waits: boolean;
  /** What is said in it, by name, as text. */
  readonly properties: Readonly<Record<string, string>>;
}

/** The things of a drawing, by id. */
export function unitsOf(elements: readonly Drawn[]): ReadonlyMap<string, Unit> {
  const units = elements.filter(isUnit);
  const own = new Set<unknown>(units);
  return new Map(
    units.map((element) => [element.id, { ...described(element), properties: propertiesIn(element, own) }]),
  );
}

type Named = Drawn & { readonly id: string; readonly name?: string };

const UNITS = [
  'bpmn:FlowElement',
  'bpmn:Process',
  'bpmn:Participant',
  'bpmn:Lane',
  'bpmn:MessageFlow',
  'bpmn:Message',
  'bpmn:Signal',
  'bpmn:Error',
  'bpmn:Escalation',
  'bpmn:TextAnnotation',
  'bpmn:Association',
  'bpmn:GlobalTask',
] as const;

/** Everything else, a timer or a mapping, is part of what it stands in. */
function isUnit(element: Drawn): element is Named {
  return element.id !== undefined && UNITS.some((type) => isA(element, type));
}

/** BPMN 2.0, 13: a token rests where something else has to happen first. */
const RESTS = [
  'bpmn:UserTask',
  'bpmn:ServiceTask',
  'bpmn:SendTask',
  'bpmn:ReceiveTask',
  'bpmn:ScriptTask',
  'bpmn:BusinessRuleTask',
  'bpmn:CallActivity',
  'bpmn:SubProcess',
  'bpmn:IntermediateCatchEvent',
  'bpmn:EventBasedGateway',
  'bpmn:ParallelGateway',
  'bpmn:InclusiveGateway',
  'bpmn:ComplexGateway',
] as const;

function described(element: Named): Omit<Unit, 'properties'> {
  return {
    id: element.id,
    kind: kindOf(element),
    name: element.name ?? '',
    within: element.$parent?.id ?? '',
    waits: RESTS.some((type) => isA(element, type)),
  };
}

function kindOf(element: Named): string {
  const { loopCharacteristics: loop } = element as { readonly loopCharacteristics?: Drawn };
  const events = isA(element, 'bpmn:Event')
    ? definitionTypes(element).map((type) => type.replace(/^bpmn:|EventDefinition$/g, '').toLowerCase())
    : [];
  const repeated =
    loop === undefined
      ? ''
      : loop.$type === 'bpmn:StandardLoopCharacteristics'
        ? 'looping '
        : (loop as { readonly isSequential?: boolean }).isSequential === true
          ? 'sequential multi-instance '
          : 'parallel multi-instance ';
  return `${repeated}${spokenType(element)}${events.length === 0 ? '' : ` (${events.join(', ')})`}`;
}
