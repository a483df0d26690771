import { describe, expect, it } from 'vitest';
import { around, file, node, path, sketch } from '../testing/sketch.ts';
import { readBpmn } from './read-bpmn.ts';
import { limits } from './well-formed.ts';

const good = sketch(around('work', node('task', 'work')));
const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${good.replace(/<\?xml.*?\?>\n/, '')}`;
const deep = file(`${'<subProcess>'.repeat(10_000)}${'</subProcess>'.repeat(10_000)}`);
const large = `${good}<!-- ${'x'.repeat(limits.bytes)} -->`;

const bad: readonly { readonly what: string; readonly xml: string; readonly finding: string }[] = [
  { what: 'nothing', xml: '', finding: '1:1 error BPMN_MALFORMED' },
  { what: 'text', xml: 'hello', finding: '1:1 error BPMN_MALFORMED' },
  { what: 'a tag that is not closed', xml: good.replace('</process>', ''), finding: '2:' },
  {
    what: 'an attribute without quotes',
    xml: good.replace('id="work"', 'id=work'),
    finding: 'BPMN_MALFORMED',
  },
  { what: 'a prefix without a namespace', xml: file('<other:thing />'), finding: 'BPMN_MALFORMED' },
  { what: 'an entity bomb', xml: bomb, finding: '1:22 error BPMN_HOSTILE_XML' },
  { what: '10,000 nested elements', xml: deep, finding: '1:1 error BPMN_TOO_DEEP' },
  { what: 'more than the limit', xml: large, finding: '1:1 error BPMN_TOO_LARGE' },
  { what: 'another kind of XML', xml: '<html />', finding: '1:1 error BPMN_NOT_BPMN' },
  {
    what: 'an id twice',
    xml: sketch(`${node('task', 'work')}\n  ${node('task', 'work')}`),
    finding: '3:3 error BPMN_DUPLICATE_ID work',
  },
  {
    what: 'a reference to nothing',
    xml: sketch(path('here > there')),
    finding: 'error BPMN_UNRESOLVED_REFERENCE here-there',
  },
  {
    what: 'an unknown element',
    xml: sketch('<teleport id="beam" />'),
    finding: 'warning BPMN_UNKNOWN_CONTENT beam',
  },
  {
    what: 'an unknown extension',
    xml: sketch(node('task', 'work', '<extensionElements><zeebe:teleport /></extensionElements>')),
    finding: 'error BPMN_UNSUPPORTED work',
  },
  {
    what: 'two loops on one task',
    xml: sketch(node('task', 'work', '<standardLoopCharacteristics /><multiInstanceLoopCharacteristics />')),
    finding: 'error BPMN_REPEATED_CONTENT work',
  },
  {
    what: 'a letter of another encoding',
    xml: good.replace('<process ', '<process name="Gr\uFFFDn" '),
    finding: 'warning BPMN_ENCODING',
  },
  {
    what: 'another encoding',
    xml: good.replace('UTF-8', 'WINDOWS-1252'),
    finding: '1:1 warning BPMN_ENCODING',
  },
];

describe('readBpmn', () => {
  it('reads past the drawing, whatever its prefix, and keeps the places of what stands behind it', async () => {
    const drawing = `<!-- <d:BPMNDiagram> -->
  <d:BPMNDiagram xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI" id="diagram"><d:BPMNPlane
    bpmnElement="nowhere"><!-- </d:BPMNDiagram> --></d:BPMNPlane>
  </d:BPMNDiagram><d:BPMNDiagram xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI" />
`;
    const strange = sketch('<teleport id="beam" />').replace('<process ', '\n<process ');
    const plain = await readBpmn(strange, 'demo.bpmn');
    const drawn = await readBpmn(strange.replace(/(?=<process )/, drawing), 'demo.bpmn');
    expect(drawn.definitions).not.toHaveProperty('diagrams');
    expect(plain.diagnostics).toMatchObject([{ code: 'BPMN_UNKNOWN_CONTENT', line: 3 }]);
    expect(drawn.diagnostics).toEqual(plain.diagnostics.map((found) => ({ ...found, line: found.line + 4 })));
  });

  it('reads a process and where its elements stand', async () => {
    const { definitions, diagnostics, places } = await readBpmn(`\uFEFF${good}`, 'demo.bpmn');
    expect(definitions?.rootElements?.map(({ id }) => id)).toEqual(['demo']);
    expect(diagnostics).toEqual([]);
    expect(places.get('file')).toEqual([{ line: 2, col: 1 }]);
  });

  it.each(bad)('refuses $what', async ({ xml, finding }) => {
    const { diagnostics } = await readBpmn(xml, 'demo.bpmn');
    const said = diagnostics.map(({ line, col, severity, code, element }) =>
      [`${line}:${col}`, severity, code, element].filter(Boolean).join(' '),
    );
    expect(said.join('\n')).toContain(finding);
  });

  it('finds no place in comments, CDATA and attributes', async () => {
    const tricky = sketch(
      `<!-- <task id="work" /> -->\n<documentation><![CDATA[<task id="work" />]]></documentation>\n<task name="&gt; id='work'" id="work" />`,
    );
    const { places } = await readBpmn(tricky, 'demo.bpmn');
    expect(places.get('work')).toEqual([{ line: 4, col: 1 }]);
  });
});
