import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { extensions, node, path, sketch } from '../../compiler/testing/sketch.ts';

/** What somebody did to a project of one definition, lead-demo, and what is said: `file:line severity CODE`, in order. */
export interface BadProject {
  readonly what: string;
  readonly done: (definition: string, definitions: string) => void;
  readonly said: readonly string[];
}

const DEMO = 'definitions/lead-demo';
const schema = (text: string) => (definition: string) =>
  writeFileSync(join(definition, 'lead-demo.schema.ts'), text);
const alsoInSchema = (text: string) => (definition: string) =>
  appendFileSync(join(definition, 'lead-demo.schema.ts'), text);
const written = (name: string, content: string | Buffer) => (definition: string) =>
  writeFileSync(join(definition, name), content);
const edited = (name: string, from: string | RegExp, to: string) => (definition: string) => {
  const file = join(definition, name);
  const text = readFileSync(file, 'utf8');
  const changed = text.replaceAll(from, to);
  if (changed === text) throw new Error(`${name} has no ${String(from)}`);
  writeFileSync(file, changed);
};
const linked = (name: string, to: string) => (definition: string) => {
  rmSync(join(definition, name), { force: true });
  symlinkSync(to, join(definition, name));
};
const folder = (name: string) => (definition: string) => {
  rmSync(join(definition, name), { force: true });
  mkdirSync(join(definition, name));
};
const copied =
  (...renamed: readonly string[]) =>
  (definition: string, definitions: string) => {
    const copy = join(definitions, 'lead-demo-2');
    cpSync(definition, copy, { recursive: true });
    for (const name of renamed) renameSync(join(copy, `lead-demo${name}`), join(copy, `lead-demo-2${name}`));
  };
/** A process that asks a person, and then calls another. */
const calling = (id: string, called: string): string =>
  sketch(
    node('startEvent', 'begin') +
      node('endEvent', 'done') +
      node(
        'userTask',
        'look',
        extensions('userTask', 'formDefinition formId="look"', 'assignmentDefinition candidateGroups="ops"'),
      ) +
      node(
        'callActivity',
        'callIt',
        extensions(`calledElement processId="${called}" propagateAllChildVariables="false"`),
      ) +
      path('begin > look > callIt > done'),
  ).replace('<process id="demo"', `<process id="${id}"`);
const definition = (definitions: string, id: string, bpmn: string): void => {
  const inside = join(definitions, id);
  mkdirSync(inside);
  writeFileSync(join(inside, `${id}.bpmn`), bpmn);
  writeFileSync(join(inside, 'look.form.json'), '{ "id": "look", "type": "default", "components": [] }');
  writeFileSync(
    join(inside, `${id}.schema.ts`),
    "import { z } from 'zod';\nexport const start = z.strictObject({});\nexport const variables = z.object({});\nexport const tasks = { look: z.strictObject({}) };\n",
  );
};
const recursive = `import { z } from 'zod';
const category = z.object({ name: z.string(), email: z.string().meta({ 'x-personal': { category: 'contact', purpose: 'x' } }), get parts() { return z.array(category); } });
export const start = z.strictObject({ email: z.string(), budget: z.int(), category });
export const variables = z.object({ ...start.shape, contactId: z.string().optional(), decision: z.enum(['yes', 'no']).optional(), note: z.string().optional() });
export const tasks = { approveLead: z.strictObject({ decision: z.enum(['yes', 'no']), note: z.string().optional() }) };
`;
const reading = (expression: string) => (definition: string) => {
  schema(recursive)(definition);
  edited('lead-demo.bpmn', 'budget &gt; 100', expression)(definition);
};

export const badProjects: readonly BadProject[] = [
  // Schema files.
  {
    what: 'a schema that throws',
    done: alsoInSchema('\nthrow new TypeError("no");\n'),
    said: [`${DEMO}/lead-demo.schema.ts:16 error SCHEMA_INVALID`],
  },
  {
    what: 'a schema that exports nothing',
    done: schema('export {};\n'),
    said: [`${DEMO}/lead-demo.schema.ts:1 error SCHEMA_INVALID`],
  },
  {
    what: 'a schema that exports something else',
    done: schema('export const variables = 5, start = {}, tasks = [];\n'),
    said: [`${DEMO}/lead-demo.schema.ts:1 error SCHEMA_INVALID`],
  },
  {
    what: 'a schema with a default only',
    done: schema('export default {};\n'),
    said: [`${DEMO}/lead-demo.schema.ts:1 error SCHEMA_INVALID`],
  },
  {
    what: 'an import of nothing',
    done: alsoInSchema("import './nowhere.ts';\n"),
    said: [`${DEMO}/lead-demo.schema.ts:1 error SCHEMA_INVALID`],
  },
  {
    what: 'a type that never ends',
    done: alsoInSchema(
      '\nconst more = () => z.object({ get more() { return more(); } });\nexport const messages = { more: more() };\n',
    ),
    said: [`${DEMO}/lead-demo.schema.ts:1 error SCHEMA_INVALID`],
  },
  { what: 'a recursive type', done: schema(recursive), said: [] },
  {
    what: 'a field deep in a recursive type',
    done: reading('category.parts[1].parts[1].name = "x"'),
    said: [],
  },
  {
    what: 'a field that a recursive type lacks, deep in it',
    done: reading('category.parts[1].parts[1].nam = "x"'),
    said: [`${DEMO}/lead-demo.bpmn:25 error EXPRESSION_TYPE`],
  },
  {
    what: 'a decision by something personal in the depth of a recursive type',
    done: reading(`category${'.parts[1]'.repeat(9)}.email = "x"`),
    said: [`${DEMO}/lead-demo.bpmn:25 error PERSONAL_DATA_IN_CONDITION`],
  },
  // Files.
  {
    what: 'an empty diagram',
    done: written('lead-demo.bpmn', ''),
    said: [`${DEMO}/lead-demo.bpmn:1 error BPMN_MALFORMED`],
  },
  {
    what: 'a diagram that is a picture',
    done: written('lead-demo.bpmn', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAE=', 'base64')),
    said: [`${DEMO}/lead-demo.bpmn:1 error BPMN_MALFORMED`],
  },
  {
    what: 'a diagram that is a sign-in page',
    done: written('lead-demo.bpmn', '<html><body>Sign in</body></html>'),
    said: [`${DEMO}/lead-demo.bpmn:1 error BPMN_NOT_BPMN`],
  },
  { what: 'an empty decision', done: written('score.dmn', ''), said: [`${DEMO}/score.dmn:1 error DMN_XML`] },
  {
    what: 'a form that is no JSON',
    done: written('approve-lead.form.json', '{'),
    said: [
      `${DEMO}/approve-lead.form.json:1 error FORM_MALFORMED`,
      `${DEMO}/lead-demo.bpmn:14 error FORM_UNKNOWN`,
    ],
  },
  {
    what: 'a form that is null',
    done: written('approve-lead.form.json', 'null'),
    said: [
      `${DEMO}/approve-lead.form.json:1 error FORM_MALFORMED`,
      `${DEMO}/lead-demo.bpmn:14 error FORM_UNKNOWN`,
    ],
  },
  {
    what: 'a form twice',
    done: (at) => cpSync(join(at, 'approve-lead.form.json'), join(at, 'copy.form.json')),
    said: [`${DEMO}/copy.form.json:1 error FORM_ID`],
  },
  {
    what: 'a form as the modeler saves it',
    done: (at) => cpSync(join(at, 'approve-lead.form.json'), join(at, 'other.form')),
    said: [`${DEMO}/other.form:1 warning DEFINITION_STRAY`],
  },
  {
    what: 'a folder named like the diagram',
    done: folder('lead-demo.bpmn'),
    said: [`${DEMO}/lead-demo.bpmn:1 error DEFINITION_FILE_UNREADABLE`],
  },
  {
    what: 'a folder named like the schema',
    done: folder('lead-demo.schema.ts'),
    said: [`${DEMO}/lead-demo.schema.ts:1 error DEFINITION_FILE_UNREADABLE`],
  },
  {
    what: 'a folder named like a decision',
    done: folder('x.dmn'),
    said: [`${DEMO}/x.dmn:1 error DEFINITION_FILE_UNREADABLE`],
  },
  {
    what: 'a diagram that is a link to nothing',
    done: linked('lead-demo.bpmn', 'nowhere'),
    said: [`${DEMO}/lead-demo.bpmn:1 error DEFINITION_FILE_UNREADABLE`],
  },
  {
    what: 'a form that is a link to itself',
    done: linked('x.form.json', 'x.form.json'),
    said: [`${DEMO}/x.form.json:1 error DEFINITION_FILE_UNREADABLE`],
  },
  { what: 'a folder that links to itself', done: linked('again', '.'), said: [] },
  {
    what: 'line ends of Windows',
    done: (at) =>
      ['lead-demo.bpmn', 'lead-demo.schema.ts', 'approve-lead.form.json'].forEach((name) =>
        edited(name, '\n', '\r\n')(at),
      ),
    said: [],
  },
  {
    what: 'byte order marks',
    done: (at) =>
      ['lead-demo.bpmn', 'lead-demo.schema.ts', 'approve-lead.form.json'].forEach((name) =>
        edited(name, /^/g, '\uFEFF')(at),
      ),
    said: [],
  },
  // Names.
  {
    what: 'a schema without a diagram',
    done: (at) => rmSync(join(at, 'lead-demo.bpmn')),
    said: [`${DEMO}/lead-demo.bpmn:1 error DEFINITION_INCOMPLETE`],
  },
  {
    what: 'a diagram without a schema',
    done: (at) => rmSync(join(at, 'lead-demo.schema.ts')),
    said: [`${DEMO}/lead-demo.schema.ts:1 error DEFINITION_INCOMPLETE`],
  },
  {
    what: 'a copy of the folder',
    done: copied(),
    said: ['definitions/lead-demo-2/lead-demo-2.bpmn:1 error DEFINITION_INCOMPLETE'],
  },
  {
    what: 'a copy of the folder, its files renamed: one process id in two',
    done: copied('.bpmn', '.schema.ts'),
    said: ['definitions/lead-demo-2/lead-demo-2.bpmn:3 error DEFINITION_ID'],
  },
  {
    what: 'a second diagram in the folder',
    done: (at) => cpSync(join(at, 'lead-demo.bpmn'), join(at, 'copy.bpmn')),
    said: [`${DEMO}/copy.bpmn:1 warning DEFINITION_STRAY`],
  },
  {
    what: 'a diagram beside the folders',
    done: (at, all) => cpSync(join(at, 'lead-demo.bpmn'), join(all, 'other.bpmn')),
    said: ['definitions/other.bpmn:1 warning DEFINITION_STRAY'],
  },
  {
    what: 'a form id with a letter too many',
    done: edited('lead-demo.bpmn', 'formId="approve-lead"', 'formId="approve-leads"'),
    said: [`${DEMO}/lead-demo.bpmn:14 error FORM_UNKNOWN`],
  },
  // Calls.
  {
    what: 'two processes that call each other whatever comes',
    done: (_, all) => {
      definition(all, 'one', calling('one', 'two'));
      definition(all, 'two', calling('two', 'one'));
    },
    said: ['definitions/one/one.bpmn:2 error CALL_ENDLESS', 'definitions/two/two.bpmn:2 error CALL_ENDLESS'],
  },
  {
    what: 'a call of nobody',
    done: (_, all) => definition(all, 'one', calling('one', 'lead-demos')),
    said: ['definitions/one/one.bpmn:2 error CALL_UNKNOWN'],
  },
  // What was released.
  {
    what: 'a released model that somebody wrote in',
    done: released('{ "id": "lead-demo", "elements": {}, "flows": {} }'),
    said: [`${DEMO}/released/abc.json:1 error RELEASED_DAMAGED`],
  },
  {
    what: 'a released model that is no JSON',
    done: released('{'),
    said: [`${DEMO}/released/abc.json:1 error RELEASED_DAMAGED`],
  },
  {
    what: 'a deployment that is no JSON',
    done: (at) => {
      mkdirSync(join(at, 'released'));
      written('released/abc.deployment.json', '{')(at);
    },
    said: [`${DEMO}/released/abc.deployment.json:1 error RELEASED_DAMAGED`],
  },
];

function released(content: string): BadProject['done'] {
  return (at) => {
    mkdirSync(join(at, 'released'));
    written('released/abc.json', content)(at);
  };
}
