import { around, extensions, file, node, path, sketch } from '../../compiler/testing/sketch.ts';

/** A file that nobody should run, and what is said about it. */
export interface BadFile {
  readonly what: string;
  readonly content: string | Buffer;
  readonly code: string;
}

const good = sketch(around('work', node('task', 'work')));
const withDtd = (entities: string, inside: string): string =>
  good
    .replace('?>', `?><!DOCTYPE bomb [${entities}]>`)
    .replace('<task id="work">', `<task id="work"><documentation>${inside}</documentation>`);
/** Each entity is ten of the one before: the last is 10 GB. */
const tenfold = Array.from(
  { length: 10 },
  (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
);

export const malformed: readonly BadFile[] = [
  { what: 'nothing', content: '', code: 'BPMN_MALFORMED' },
  { what: 'JSON', content: '{"process": "lead"}', code: 'BPMN_MALFORMED' },
  {
    what: 'bytes',
    content: Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)),
    code: 'BPMN_MALFORMED',
  },
  { what: 'half a file', content: good.slice(0, good.length / 2), code: 'BPMN_MALFORMED' },
  { what: 'a sign-in page', content: '<html><body>Sign in</body></html>', code: 'BPMN_NOT_BPMN' },
  { what: 'a flow to nowhere', content: sketch(path('here > there')), code: 'BPMN_UNRESOLVED_REFERENCE' },
  {
    what: 'the same id twice',
    content: sketch(node('task', 'work') + node('task', 'work')),
    code: 'BPMN_DUPLICATE_ID',
  },
  {
    what: 'a loop that never ends',
    content: sketch(node('startEvent', 'begin') + node('task', 'work') + path('begin > work > work')),
    code: 'BPMN_STRAIGHT_LOOP',
  },
];

export const unsupported: readonly BadFile[] = [
  {
    what: 'a choreography',
    content: sketch(around('agree', node('callChoreography', 'agree'))),
    code: 'BPMN_UNSUPPORTED',
  },
  {
    what: 'an agent',
    content: sketch(
      around(
        'think',
        node('serviceTask', 'think', extensions('taskDefinition type="x"', 'agentDefinition agentType="x"')),
      ),
    ),
    code: 'BPMN_UNSUPPORTED',
  },
  {
    what: 'a service task of no type',
    content: sketch(around('work', node('serviceTask', 'work'))),
    code: 'BPMN_JOB_TYPE_MISSING',
  },
];

/** Files made to break what reads them. */
export const hostile: readonly BadFile[] = [
  {
    what: 'an entity bomb',
    content: withDtd(`<!ENTITY e0 "ha">${tenfold.join('')}`, '&e10;'),
    code: 'BPMN_HOSTILE_XML',
  },
  {
    what: 'an entity that reads another file',
    content: withDtd('<!ENTITY e SYSTEM "file:///etc/passwd">', '&e;'),
    code: 'BPMN_HOSTILE_XML',
  },
  { what: '50 MB', content: `${good}<!-- ${'x'.repeat(50 * 1024 * 1024)} -->`, code: 'BPMN_TOO_LARGE' },
  {
    what: '10,000 nested elements',
    content: file('<subProcess>'.repeat(10_000) + '</subProcess>'.repeat(10_000)),
    code: 'BPMN_TOO_DEEP',
  },
  {
    what: 'an expression nested 10,000 deep',
    content: choice(`=${'('.repeat(10_000)}1${')'.repeat(10_000)} = 1`),
    code: 'FEEL_SYNTAX',
  },
];

/** A file that nothing is wrong with but its length. */
export const longest = sketch(
  around(
    steps(20_000).join(' > '),
    steps(20_000)
      .map((id) => node('task', id))
      .join(''),
  ),
);

/** Files that compile; what is wrong with them shows when they run: an incident. */
export const runaway: readonly BadFile[] = [
  {
    what: 'an unknown variable in a condition',
    content: choice('=amuont &gt; 5'),
    code: 'CONDITION_NOT_BOOLEAN',
  },
  { what: 'no condition that holds', content: choice('=false'), code: 'NO_FLOW_CHOSEN' },
  {
    what: 'an expression of 10,000,000,000 rounds',
    content: choice('=count(for round in 1..10000000000 return round) &gt; 5'),
    code: 'FEEL_TOO_MANY_ITERATIONS',
  },
  {
    what: 'a task a billion times',
    content: sketch(
      around(
        'work',
        node(
          'task',
          'work',
          '<multiInstanceLoopCharacteristics><loopCardinality>=1000000000</loopCardinality></multiInstanceLoopCharacteristics>',
        ),
      ),
    ),
    code: 'CARDINALITY_INVALID',
  },
  {
    what: 'a loop that only counts',
    content: sketch(
      node('startEvent', 'begin') +
        node('scriptTask', 'count', extensions('script expression="=1" resultVariable="n"')) +
        path('begin > count > count'),
    ),
    code: 'ENDLESS_LOOP',
  },
];

function choice(condition: string): string {
  return sketch(
    node('startEvent', 'begin') +
      node('exclusiveGateway', 'enough') +
      node('endEvent', 'end') +
      path('begin > enough') +
      path('enough > end', condition),
  );
}

function steps(count: number): readonly string[] {
  return Array.from({ length: count }, (_, number) => `step${number}`);
}
