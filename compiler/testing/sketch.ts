import { compileBpmn } from '../compile.ts';
import type { Compilation, CompileOptions } from '../compile.ts';

const namespaces = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
].join(' ');

/** A BPMN file around a process called demo; `roots` are messages, errors and the like. */
export function sketch(process: string, roots = ''): string {
  return file(`${roots}<process id="demo" isExecutable="true">${process}</process>`);
}

/** A BPMN file with these root elements. */
export function file(roots: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<definitions ${namespaces} id="file" targetNamespace="test">${roots}</definitions>`;
}

/** An element `<kind id="id" ...>content</kind>`; attributes after the id as written. */
export function node(kind: string, id: string, content = ''): string {
  const [name = kind, ...attributes] = kind.split(' ');
  return `<${[name, `id="${id}"`, ...attributes].join(' ')}>${content}</${name}>`;
}

/** Sequence flows `a > b > c`, each with the id `a-b`; a condition stands for the last of them. */
export function path(nodes: string, condition?: string): string {
  const ids = nodes.split(' > ');
  return ids
    .slice(1)
    .map((target, index) => {
      const source = ids[index];
      const last = index === ids.length - 2 && condition !== undefined;
      const when = last
        ? `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`
        : '';
      return `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${when}</sequenceFlow>`;
    })
    .join('');
}

/** zeebe: extension elements. */
export function extensions(...elements: readonly string[]): string {
  return `<extensionElements>${elements.map((element) => `<zeebe:${element} />`).join('')}</extensionElements>`;
}

/** begin > (step) > end with the step in between. */
export function around(id: string, step: string): string {
  return node('startEvent', 'begin') + step + node('endEvent', 'end') + path(`begin > ${id} > end`);
}

/** Compiles a sketch. */
export function compileSketch(xml: string, options: Partial<CompileOptions> = {}): Promise<Compilation> {
  return compileBpmn(xml, { file: 'demo.bpmn', ...options });
}
