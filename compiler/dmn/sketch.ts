/** A decision table in few words, for tests: the last cells of a rule are its outputs. */
export interface TableSketch {
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  readonly inputs?: readonly (string | InputSketch)[];
  readonly outputs?: readonly {
    readonly name: string;
    readonly values?: string;
    readonly type?: string;
    readonly fallback?: string;
  }[];
  readonly rules?: readonly (readonly string[])[];
}

interface InputSketch {
  readonly expression: string;
  readonly values?: string;
  readonly type?: string;
}

/** A DMN 1.3 file around elements. */
export function definitions(elements: string, namespace = 'urn:test'): string {
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="definitions" name="test" namespace="${namespace}">${elements}</definitions>`;
}

/** A decision of id `table` whose logic is the table. */
export function decisionTable(sketch: TableSketch): string {
  const {
    hitPolicy = 'UNIQUE',
    aggregation,
    inputs = ['amount'],
    outputs = [{ name: 'result' }],
    rules = [],
  } = sketch;
  return `<decision id="table" name="table"><decisionTable id="logic" hitPolicy="${hitPolicy}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}>
    ${inputs.map(input).join('')}
    ${outputs.map(output).join('')}
    ${rules.map((cells, index) => rule(cells, index, inputs.length)).join('')}
  </decisionTable></decision>`;
}

function input(column: string | InputSketch): string {
  const { expression, values, type }: InputSketch =
    typeof column === 'string' ? { expression: column } : column;
  return `<input><inputExpression${typeRef(type)}>${text(expression)}</inputExpression>${boxed('inputValues', values)}</input>`;
}

function output({ name, values, type, fallback }: NonNullable<TableSketch['outputs']>[number]): string {
  return `<output name="${name}"${typeRef(type)}>${boxed('outputValues', values)}${boxed('defaultOutputEntry', fallback)}</output>`;
}

function typeRef(type: string | undefined): string {
  return type === undefined ? '' : ` typeRef="${type}"`;
}

function rule(cells: readonly string[], index: number, inputs: number): string {
  const entries = cells.map((cell, column) => boxed(column < inputs ? 'inputEntry' : 'outputEntry', cell));
  return `<rule id="rule${index + 1}">${entries.join('')}</rule>`;
}

function boxed(name: string, content: string | undefined): string {
  return content === undefined ? '' : `<${name}>${text(content)}</${name}>`;
}

function text(content: string): string {
  return `<text>${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
}
