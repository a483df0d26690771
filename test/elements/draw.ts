import { file, node, sketch } from '../../compiler/testing/sketch.ts';

/** Elements by id: the kind with its attributes, then what stands inside. */
export type Nodes = { readonly [id: string]: string | readonly [kind: string, content: string] };

/**
 * What stands in a scope. Flows read `begin > work > end`; the last step of one may carry a condition (`fork > work if spent > 10`)
 * or be the default (`fork > work else`). What is only named in a flow is a none start event, a task or a none end event.
 */
export function scope(flows: readonly string[], nodes: Nodes = {}): string {
  const read = flows.flatMap(readFlows);
  const ids = new Set([...read.flatMap(({ source, target }) => [source, target]), ...Object.keys(nodes)]);
  const drawn = [...ids].map((id) => {
    const given = nodes[id] ?? onlyNamed(id, read);
    const [kind, content] = typeof given === 'string' ? [given, ''] : given;
    const fallback = read.find(({ source, condition }) => source === id && condition === 'else');
    return node(fallback === undefined ? kind : `${kind} default="${fallback.id}"`, id, content);
  });
  return [...drawn, ...read.map(drawFlow)].join('');
}

/** A file around a process called demo with these flows and nodes. */
export function demo(flows: readonly string[], nodes: Nodes = {}, roots = ''): string {
  return sketch(scope(flows, nodes), roots);
}

/** Two processes that run, of the ids given, and what stands beside them in the file. */
export function two(first: Process, second: Process, roots = ''): string {
  const drawn = [first, second].map(({ id, content }) => node('process isExecutable="true"', id, content));
  return file(roots + drawn.join(''));
}

interface Process {
  readonly id: string;
  readonly content: string;
}

/** A FEEL formula or a literal in a child element, as BPMN writes them. */
export function formal(element: string, text: string): string {
  return `<${element} xsi:type="tFormalExpression">${escaped(text)}</${element}>`;
}

interface Flow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly condition?: string;
}

function readFlows(line: string): readonly Flow[] {
  const [, way = '', condition] = /^(.*?)(?: if (.*)| else)?$/.exec(line) ?? [];
  const ids = way.split(' > ');
  return ids.slice(1).map((target, index) => {
    const source = ids[index] ?? '';
    const when = line.endsWith(' else') ? 'else' : condition;
    const last = index === ids.length - 2;
    return { id: `${source}-${target}`, source, target, ...(last && when ? { condition: when } : {}) };
  });
}

function drawFlow({ id, source, target, condition }: Flow): string {
  const when =
    condition === undefined || condition === 'else' ? '' : formal('conditionExpression', `=${condition}`);
  return node(`sequenceFlow sourceRef="${source}" targetRef="${target}"`, id, when);
}

function onlyNamed(id: string, flows: readonly Flow[]): string {
  if (!flows.some(({ target }) => target === id)) return 'startEvent';
  return flows.some(({ source }) => source === id) ? 'task' : 'endEvent';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
