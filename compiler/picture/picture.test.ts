import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Parser } from 'saxen';
import { expect, test } from 'vitest';
import { drawPicture } from './draw-picture.ts';
import type { Mark, Picture } from './picture.ts';
import { readPicture } from './read-picture.ts';

const definitions = fileURLToPath(new URL('../../definitions', import.meta.url));
const drawings = readdirSync(definitions, { recursive: true, encoding: 'utf8' })
  .filter((name) => /^[\w-]+[\\/][\w-]+\.bpmn$/.test(name))
  .map((name) => [name, readFileSync(`${definitions}/${name}`, 'utf8')] as const);

test.each(drawings)('%s is drawn whole, as XML, and the same every time', async (_, xml) => {
  const picture = await readPicture(xml);
  const count = (tag: string): number => xml.split(`<bpmndi:${tag} `).length - 1;
  expect(picture.shapes).toHaveLength(count('BPMNShape'));
  expect(picture.edges).toHaveLength(count('BPMNEdge'));
  const svg = drawPicture(picture, { title: 'a < b & "c"' });
  const drawn: string[] = [];
  const problems: unknown[] = [];
  new Parser()
    .on('error', (problem) => problems.push(problem))
    .on('openTag', (_name, attributes) => drawn.push(attributes()['data-element'] ?? ''))
    .parse(svg);
  expect(problems).toEqual([]);
  expect(drawn.filter(Boolean).sort()).toEqual(
    [...picture.shapes, ...picture.edges].map(({ id }) => id).sort(),
  );
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  expect(drawPicture(await readPicture(xml), { title: 'a < b & "c"' })).toBe(svg);
});

const picture: Picture = {
  shapes: [
    {
      id: 'a',
      kind: 'bpmn:Task',
      name: 'A & B',
      bounds: { x: 0, y: 0, width: 100, height: 80 },
      look: { as: 'activity', glyph: '', markers: [], border: 'thin' },
    },
  ],
  edges: [
    {
      id: 'f',
      line: 'flow',
      name: 'yes',
      points: [
        { x: 100, y: 40 },
        { x: 200, y: 40 },
      ],
    },
  ],
};

test.each<Mark>(['added', 'changed', 'removed', 'path'])('%s is seen on shapes and lines', (mark) => {
  const svg = drawPicture(picture, {
    marks: new Map([
      ['a', mark],
      ['f', mark],
    ]),
  });
  expect(svg).toContain(`<g data-element="a" class="${mark}">`);
  expect(svg).toContain(`url(#${mark})`);
  expect(svg).toContain(`.${mark} .o{`);
  expect(svg).toContain('A &amp; B');
});

test('places that are no numbers are not drawn', async () => {
  const shape = (bounds: string): string =>
    `<di:BPMNShape id="s" bpmnElement="p"><dc:Bounds ${bounds} /></di:BPMNShape>`;
  const { shapes } = await readPicture(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="x">
    <process id="p" /><di:BPMNDiagram id="d"><di:BPMNPlane id="plane">${shape('x="1" y="2"')}${shape('x="a" y="2" width="3" height="4"')}
    </di:BPMNPlane></di:BPMNDiagram></definitions>`);
  expect(shapes).toEqual([]);
});

test('what nobody drew has an empty picture', async () => {
  const empty = await readPicture(
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x" />',
  );
  expect(empty).toEqual({ shapes: [], edges: [] });
  expect(drawPicture(empty)).toMatch(/^<svg [^]*<\/svg>\n$/);
});
