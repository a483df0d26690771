import type { Element, Model } from '../../engine/model.ts';
import { compileElement } from '../elements/index.ts';
import type { Drawn } from '../parse/bpmn.ts';
import type { Build } from './build.ts';
import { compileIdentity } from './node.ts';
import { present } from './present.ts';

/** What a global task is where it stands in a process. */
const types: Readonly<Record<string, string>> = {
  'bpmn:GlobalTask': 'bpmn:Task',
  'bpmn:GlobalManualTask': 'bpmn:ManualTask',
  'bpmn:GlobalUserTask': 'bpmn:UserTask',
  'bpmn:GlobalScriptTask': 'bpmn:ScriptTask',
  'bpmn:GlobalBusinessRuleTask': 'bpmn:BusinessRuleTask',
};

/** A global task as a process with one step, `<id>.task`: so a call activity runs it like any other. BPMN 2.0, 10.3.4. */
export function compileGlobalTask(task: Drawn, surroundings: Omit<Build, 'lanes'>): Model {
  const build: Build = { ...surroundings, lanes: new Map() };
  const { id, name, documentation } = compileIdentity(task);
  const placed: Drawn = Object.create(task, { $type: { value: types[task.$type] ?? task.$type } }) as Drawn;
  const compiled = compileElement(placed, build);
  if (compiled === undefined) throw new Error(`${task.$type} is no task`);
  const step = { ...compiled, id: `${id}.task`, scope: id } as Element;
  const process: Element = present({
    kind: 'process' as const,
    id,
    name,
    documentation,
    incoming: [],
    outgoing: [],
    starts: [step.id],
  });
  return present({
    id,
    name,
    global: true as const,
    elements: { [id]: process, [step.id]: step },
    flows: {},
  });
}
