import { actionDescriptors } from '../../activities/connectors/actions.gen.ts';
import type { DatasetField, Dataset, LineageStep } from '../../worker/open-lineage/event.ts';
import type { LineageSteps } from '../../worker/open-lineage/watch-path.ts';
import { usesOf } from '../stack/uses.ts';
import { drawnProcesses, type DrawnProcess } from './drawn-process.ts';
import type { Datum, Edge } from './edge.ts';
import { edgesOf } from './edges.ts';

/** What every process and every step that a tool or another process does reads and writes, for OpenLineage. */
export function lineageSteps(): LineageSteps {
  return new Map([...drawnProcesses().values()].flatMap((process) => [...stepsOf(process)]));
}

function* stepsOf(process: DrawnProcess): Generator<readonly [string, LineageStep]> {
  const { model, bound } = process;
  yield [model.id, { ...documented(process, model.id), inputs: [], outputs: [] }];
  const edges = edgesOf(process);
  for (const { element, action } of usesOf([{ model, bound }], actionDescriptors)) {
    const own = edges.filter(({ at }) => at === element);
    yield [
      `${model.id}.${element}`,
      { ...documented(process, element), ...movedBy(own, toolDataset(action), action) },
    ];
  }
  for (const element of Object.values(model.elements)) {
    if (element.kind !== 'callActivity' || element.called.kind !== 'string') continue;
    const own = edges.filter(({ at }) => at === element.id);
    const step = movedBy(own, caseDataset(element.called.value));
    yield [
      `${model.id}.${element.id}`,
      { ...documented(process, element.id), ...step, calls: element.called.value },
    ];
  }
}

function documented({ model }: DrawnProcess, element: string): Pick<LineageStep, 'documentation'> {
  const { documentation } = model.elements[element] ?? {};
  return documentation === undefined ? {} : { documentation };
}

/** Between the data of the case and that of the tool, or of the called process, on the other side. */
function movedBy(
  edges: readonly Edge[],
  other: Dataset,
  action?: string,
): Pick<LineageStep, 'inputs' | 'outputs'> {
  const effect = Object.entries(actionDescriptors).find(([id]) => id === action)?.[1].effect;
  const written = new Map<
    string,
    { readonly dataset: Dataset; readonly fields: Record<string, DatasetField[]> }
  >();
  const read = new Map<string, Dataset>();
  const note = (dataset: Dataset): string => `${dataset.namespace} ${dataset.name}`;
  const writes = (dataset: Dataset): Record<string, DatasetField[]> => {
    const held = written.get(note(dataset)) ?? { dataset, fields: {} };
    written.set(note(dataset), held);
    return held.fields;
  };
  if (effect === 'read') read.set(note(other), other);
  else writes(other);
  for (const edge of edges) {
    const to = fieldOf(edge.to, edge.process);
    if (to === undefined) continue;
    const from = edge.from.flatMap((datum) => fieldOf(datum, edge.process) ?? []);
    for (const { namespace, name } of from) read.set(`${namespace} ${name}`, { namespace, name });
    // What a step that only reads is given are its questions: nothing of it is kept there.
    if (edge.to.kind === 'action' && effect === 'read') continue;
    const fields = writes({ namespace: to.namespace, name: to.name });
    fields[to.field] = [...(fields[to.field] ?? []), ...from];
  }
  return {
    inputs: [...read.values()],
    outputs: [...written.values()].map(({ dataset, fields }) => ({ ...dataset, fields })),
  };
}

function fieldOf(datum: Datum, process: string): DatasetField | undefined {
  switch (datum.kind) {
    case 'variable':
      return { ...caseDataset(process), field: datum.path };
    case 'process':
      return { ...caseDataset(datum.process), field: datum.variable };
    case 'action':
      return { ...toolDataset(datum.action), field: datum.field };
    case 'start':
    case 'message':
    case 'task':
    case 'form':
    case 'decision':
    case 'use':
      return undefined;
    default:
      return datum satisfies never;
  }
}

/** The data of a process's cases. */
const caseDataset = (process: string): Dataset => ({ namespace: 'maschinenraum', name: process });

/** What an action is about: `google-ads.createCampaign` and `google-ads.listCampaigns` are both about `campaign`. */
function toolDataset(action: string): Dataset {
  const [tool = '', verb = ''] = action.split('.');
  const object = verb.replace(/^[a-z0-9]+(?=[A-Z])/, '');
  const singular = /[^su]s$/.test(object) ? object.slice(0, -1) : object;
  return { namespace: tool, name: singular.charAt(0).toLowerCase() + singular.slice(1) };
}
