import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Parser } from 'saxen';
import { parseDecisionFiles } from '../../compiler/dmn/index.ts';
import type { DecisionModel } from '../../engine/dmn/model.ts';
import type { DmnErrorCode } from '../../engine/dmn/error.ts';
import { Solver } from '../../engine/dmn/solver.ts';
import { equals } from '../../engine/feel/comparison.ts';
import { Effort } from '../../engine/feel/effort.ts';
import { isContext, isList, type FeelValue } from '../../engine/feel/feel-value.ts';
import { isNumber, parseNumber, toDecimal } from '../../engine/feel/number.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../../engine/feel/temporal-text.ts';
import { formatValue } from '../../engine/feel/text.ts';

type Decode = (text: string) => string;
type OpenTag = (name: string, attributes: () => Readonly<Record<string, string>>, decode: Decode) => void;

// What saxen passes beyond the declarations that the compiler needs.
declare module 'saxen' {
  interface Parser {
    on(event: 'openTag', handler: OpenTag): this;
    on(event: 'text' | 'cdata', handler: (text: string, decode: Decode) => void): this;
  }
}

/** What became of one test case; `id` is `folder/file/case/result`. */
export interface TckVerdict {
  readonly id: string;
  readonly group: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly why?: string;
}

/** Runs the test cases of the DMN TCK (testCases.xsd) that lie anywhere under a folder. */
export async function runDmnTck(dir: string): Promise<TckVerdict[]> {
  const verdicts: TckVerdict[] = [];
  const paths = (await readdir(dir, { recursive: true })).toSorted();
  for (const path of paths.filter((name) => name.endsWith('.xml'))) {
    const file = join(dir, path);
    const root = parseXml(await readFile(file, 'utf8'));
    if (root.name === 'testCases')
      verdicts.push(...(await runFile(file, root, relative(dir, dirname(file)))));
  }
  return verdicts;
}

interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Xml[];
  text: string;
}

async function runFile(file: string, root: Xml, group: string): Promise<TckVerdict[]> {
  const modelName = find(root, 'modelName')?.text.trim() ?? '';
  const folder = dirname(file);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.dmn'));
  const files = await Promise.all(
    // The model itself first: its names win over those of the models it imports.
    names
      .toSorted((left, right) => Number(right === modelName) - Number(left === modelName))
      .map(async (name) => ({ file: join(folder, name), xml: await readFile(join(folder, name), 'utf8') })),
  );
  const { decisions } = await parseDecisionFiles(files);
  return findAll(root, 'testCase').flatMap((testCase) =>
    findAll(testCase, 'resultNode').map((result) => {
      const id = [group, testCase.attributes['id'] ?? '', result.attributes['name'] ?? ''].join('/');
      return { id, group, ...runResult(decisions, testCase, result) };
    }),
  );
}

function runResult(model: DecisionModel, testCase: Xml, result: Xml): Pick<TckVerdict, 'status' | 'why'> {
  const inputs = new Map(
    findAll(testCase, 'inputNode').map((node) => [node.attributes['name'] ?? '', readValue(node)]),
  );
  const scope = { read: (name: string) => inputs.get(name), now: () => Date.UTC(2026, 0, 1) };
  const failures: DmnErrorCode[] = [];
  const solver = new Solver(model, scope, {
    now: scope.now,
    effort: new Effort(),
    matched: () => {},
    failed: ({ code }) => void failures.push(code),
  });
  const invocable = testCase.attributes['invocableName'];
  const key = findKey(model, invocable ?? result.attributes['name'] ?? '');
  if (key === undefined) {
    return { status: 'failed', why: `there is no ${invocable ?? result.attributes['name']}` };
  }
  let actual: FeelValue;
  try {
    actual = solver.answer(key);
  } catch (error) {
    return { status: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
  const expected = find(result, 'expected');
  const wanted = expected ? readValue(expected) : null;
  if (isSame(wanted, actual)) return { status: 'passed' };
  if (failures.includes('DMN_EXTERNAL_FUNCTION')) {
    return { status: 'skipped', why: 'calls a Java function that is none of those on numbers and texts' };
  }
  return { status: 'failed', why: `expected ${show(wanted)}, got ${show(actual)}` };
}

function findKey(model: DecisionModel, name: string): string | undefined {
  return Object.entries(model.nodes).find(([, node]) => node.name === name && node.kind !== 'input')?.[0];
}

/** Numbers of different precision are compared as the TCK's own runners do: to eight digits. */
function isSame(wanted: FeelValue, actual: FeelValue): boolean {
  if (isNumber(wanted) && isNumber(actual)) {
    const difference = toDecimal(wanted).minus(toDecimal(actual)).abs();
    return difference.lessThanOrEqualTo(toDecimal(wanted).abs().times(1e-8).plus(1e-12));
  }
  if (isList(wanted)) {
    return (
      isList(actual) &&
      wanted.length === actual.length &&
      wanted.every((item, index) => isSame(item, actual[index] ?? null))
    );
  }
  if (isContext(wanted)) {
    if (!isContext(actual)) return false;
    const names = Object.keys(wanted);
    return (
      names.length === Object.keys(actual).length &&
      names.every((name) => Object.hasOwn(actual, name) && isSame(wanted[name] ?? null, actual[name] ?? null))
    );
  }
  return equals(wanted, actual) === true && show(wanted) === show(actual);
}

function show(value: FeelValue): string {
  return typeof value === 'string' ? JSON.stringify(value) : (formatValue(value) ?? 'null');
}

function readValue(node: Xml): FeelValue {
  const list = find(node, 'list');
  if (list) return isNil(list) ? null : findAll(list, 'item').map(readValue);
  const components = findAll(node, 'component');
  if (components.length > 0) {
    return Object.fromEntries(
      components.map((component) => [
        component.attributes['name'] ?? '',
        isNil(component) ? null : readValue(component),
      ]),
    );
  }
  const value = find(node, 'value');
  return value && !isNil(value) ? readText(value) : null;
}

function readText(value: Xml): FeelValue {
  const { text } = value;
  switch (value.attributes['xsi:type']?.replace(/^\w+:/, '')) {
    case 'boolean':
      return text.trim() === 'true';
    case 'date':
      return parseDate(text.trim());
    case 'time':
      return parseTime(text.trim());
    case 'dateTime':
      return parseDateTime(text.trim());
    case 'duration':
    case 'dayTimeDuration':
    case 'yearMonthDuration':
      return parseDuration(text.trim());
    case 'decimal':
    case 'double':
    case 'float':
    case 'int':
    case 'integer':
    case 'long':
      return parseNumber(text.trim());
    default:
      return text;
  }
}

function isNil(node: Xml): boolean {
  return node.attributes['xsi:nil'] === 'true';
}

function find(node: Xml, name: string): Xml | undefined {
  return node.children.find((child) => child.name === name);
}

function findAll(node: Xml, name: string): readonly Xml[] {
  return node.children.filter((child) => child.name === name);
}

function parseXml(xml: string): Xml {
  const top: Xml = { name: '', attributes: {}, children: [], text: '' };
  const open: Xml[] = [top];
  const parser = new Parser();
  const openTag: OpenTag = (name, attributes, decode) => {
    const decoded = Object.entries(attributes()).map(([key, value]) => [key, decode(value)]);
    const node: Xml = {
      name: name.replace(/^.*:/, ''),
      attributes: Object.fromEntries(decoded),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  };
  parser.on('openTag', openTag);
  parser.on('text', (text, decode) => {
    const node = open.at(-1);
    if (node) node.text += decode(text);
  });
  parser.on('cdata', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closeTag', () => void open.pop());
  parser.parse(xml);
  return top.children[0] ?? top;
}
