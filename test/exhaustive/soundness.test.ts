import { expect, test } from 'vitest';
import { compileSketch } from '../../compiler/testing/sketch.ts';
import type { Model } from '../../engine/model.ts';
import { drawnModel } from './drawn-model.ts';
import { explore } from './explore.ts';
import { playFreely, type Seen } from './free-game.ts';
import { blocksOf, type SmallBlock } from './small-block.ts';
import { smallGraph } from './small-graph.ts';
import { smallModel } from './small-model.ts';
import { hasWaitlessLoop } from './waitless-loop.ts';

interface Said {
  readonly deadlocks: readonly { readonly element: string; readonly never: boolean }[];
  /** Merges that tokens come to at once; loops that send a token on each time they come round are not among them. */
  readonly merges: readonly string[];
  readonly anything: boolean;
}

async function saidOf(model: Model): Promise<Said> {
  const { diagnostics } = await compileSketch(drawnModel(model));
  const deadlocks = diagnostics.filter(({ code }) => code === 'BPMN_DEADLOCK');
  const doubled = diagnostics.filter(({ code }) => code === 'BPMN_NO_SYNCHRONIZATION');
  return {
    deadlocks: deadlocks.map(({ element = '', severity }) => ({ element, never: severity === 'error' })),
    merges: doubled
      .filter(({ message }) => !message.startsWith('lies on a loop'))
      .map(({ element = '' }) => element),
    anything: deadlocks.length + doubled.length > 0,
  };
}

/** Where the compiler and the plain token game disagree. */
function disagreements(
  model: Model,
  { deadlocks, merges, anything }: Said,
  plays: readonly Seen[],
): readonly string[] {
  const all = (part: 'stuck' | 'crowded' | 'fired' | 'reached'): ReadonlySet<string> =>
    new Set(plays.flatMap((seen) => [...seen[part]]));
  const [stuck, crowded, fired, reached] = [all('stuck'), all('crowded'), all('fired'), all('reached')];
  const safe = plays.every((seen) => seen.safe);
  const wrongly = deadlocks.filter(({ element }) => safe && reached.has(element) && !stuck.has(element));
  const passed = deadlocks.filter(({ element, never }) => never && fired.has(element));
  // The compiler lets an event on a border happen once only.
  const repeats = Object.values(model.elements).some(
    (one) => one.kind === 'boundaryEvent' && !one.interrupting,
  );
  const silent = repeats ? [] : [...crowded].filter((id) => somethingFollows(model, id));
  return [
    ...(stuck.size > 0 && !anything ? [`nobody says that ${[...stuck].join()} waits for ever`] : []),
    ...(stuck.size > 0 && safe && deadlocks.length === 0 ? ['a deadlock is not called one'] : []),
    ...(silent.length > 0 && !anything ? [`nobody says that tokens meet at ${silent.join()}`] : []),
    ...wrongly.map(({ element }) => `${element} does not wait for ever`),
    ...passed.map(({ element }) => `${element} lets tokens through`),
    ...merges
      .filter((merge) => reached.has(merge) && !crowded.has(merge))
      .map((merge) => `no two tokens meet at ${merge}`),
  ];
}

/** All disagreements about these models by name, and how many were found wanting, so that the comparison compares something. */
async function compare(models: readonly (readonly [string, Model])[]) {
  const wrong: string[] = [];
  const seen = { deadlock: 0, never: 0, merge: 0, sound: 0 };
  for (const [name, model] of models) {
    const scopes = Object.values(model.elements).filter((element) => 'starts' in element);
    const plays = scopes.flatMap(({ id }) => playFreely(model, id) ?? []);
    if (plays.length < scopes.length) continue;
    const said = await saidOf(model);
    wrong.push(...disagreements(model, said, plays).map((one) => `${name}: ${one}`));
    if (said.deadlocks.length > 0) seen.deadlock += 1;
    if (said.deadlocks.some(({ never }) => never)) seen.never += 1;
    if (said.merges.length > 0) seen.merge += 1;
    if (!said.anything) seen.sound += 1;
  }
  return { wrong, seen };
}

const graphs = Array.from(
  { length: 200 },
  (_, index) => [`seed ${index + 1}`, smallGraph(index + 1)] as const,
);

test('graphs connected in any way: the compiler says what every run of them shows', async () => {
  const { wrong, seen } = await compare(graphs);
  expect(wrong).toEqual([]);
  expect(Object.values(seen).filter((count) => count < 20)).toEqual([]);
}, 60_000);

test('blocks of up to six nodes: the compiler says what every run of them shows', async () => {
  const every = { 1: 1, 2: 1, 3: 1, 4: 1, 5: 19, 6: 211 };
  const blocks = Object.entries(every).flatMap(([size, step]) =>
    blocksOf(Number(size)).filter((block, index) => index % step === 0 && !hasTwins(block)),
  );
  const { wrong, seen } = await compare(
    blocks.map((block) => [JSON.stringify(block), smallModel(block)] as const),
  );
  expect(wrong).toEqual([]);
  expect(Object.values(seen).filter((count) => count < 5)).toEqual([]);
}, 60_000);

test('where the engine gets stuck the compiler has said so', async () => {
  const unsaid: string[] = [];
  for (const [name, model] of graphs.slice(0, 60)) {
    if (hasWaitlessLoop(model)) continue;
    const { stuck } = explore(model);
    const { diagnostics } = await compileSketch(drawnModel(model));
    const codes = ['BPMN_DEADLOCK', 'BPMN_NO_SYNCHRONIZATION', 'BPMN_MUTUAL_JOINS'];
    if (stuck.length > 0 && !diagnostics.some(({ code }) => codes.includes(code))) unsaid.push(name);
  }
  expect(unsaid).toEqual([]);
}, 60_000);

/** Whether more follows than gateways that let everything through and ends that tell nobody: there tokens may come together. */
function somethingFollows(model: Model, id: string): boolean {
  const found = new Set([id]);
  for (const next of found)
    for (const flow of model.elements[next]?.outgoing ?? []) found.add(model.flows[flow]?.target ?? '');
  return [...found].some((next) => {
    const { kind, incoming = [] } = model.elements[next] ?? {};
    const lets = kind === 'parallelGateway' || kind === 'inclusiveGateway' ? incoming.length < 2 : false;
    return !lets && kind !== 'exclusiveGateway' && kind !== 'endEvent';
  });
}

/** Two flows between the same gateways would have the same id. */
function hasTwins(block: SmallBlock): boolean {
  return JSON.stringify(block).includes('[{"kind":"direct"},{"kind":"direct"}]');
}
