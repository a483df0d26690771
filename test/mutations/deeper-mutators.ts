import { z } from 'zod';
import { usedActions } from './action-mutators.ts';
import { replacedAt, type Mutant, type Mutator } from './mutant.ts';
import type { Subject } from './subject.ts';

/** Names in the FEEL of the diagram, misspelt behind a dot. */
export const misspellPath: Mutator = (subject) =>
  [...subject.bpmn.matchAll(/(?:source|expression)="=[^"]*"|tFormalExpression">=[^<]*</g)].flatMap((match) =>
    [...match[0].matchAll(/\b[a-z]\w*\.([a-z]\w*)\b/gi)].map((inner): Mutant => {
      const at = match.index + inner.index + inner[0].length;
      return {
        kind: 'misspell a path',
        what: `${subject.id} ${inner[0]} at ${at}`,
        subject: { ...subject, bpmn: replacedAt(subject.bpmn, at, '', '2') },
      };
    }),
  );

/** Conditions that do not ask whether something is there. */
export const forgetNull: Mutator = (subject) =>
  [...subject.bpmn.matchAll(/(?<=tFormalExpression">=[^<]*)\b[\w.]+ != null/g)].map((match): Mutant => {
    const { bpmn, id } = subject;
    return {
      kind: 'forget to ask for null',
      what: `${id} ${match[0]} at ${match.index}`,
      subject: {
        ...subject,
        bpmn: replacedAt(bpmn, match.index, match[0], 'true'),
      },
    };
  });

const floored = /\bfloor\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g;

/** Whole numbers that are not rounded, in the diagram and in decisions. */
export const forgetRounding: Mutator = (subject) => {
  const { id, bpmn, dmn } = subject;
  const mutants = (
    file: string,
    text: string,
    changed: (text: string) => Partial<Subject>,
  ): readonly Mutant[] =>
    [...text.matchAll(floored)].map((match) => ({
      kind: 'forget to round',
      what: `${id} ${file} ${match[0]} at ${match.index}`,
      subject: {
        ...subject,
        ...changed(replacedAt(text, match.index, match[0], `(${match[1]})`)),
      },
    }));
  return [
    ...mutants('diagram', bpmn, (text) => ({ bpmn: text })),
    ...Object.entries(dmn).flatMap(([file, xml]) =>
      mutants(file.split('/').at(-1) ?? '', xml, (text) => ({ dmn: { ...dmn, [file]: text } })),
    ),
  ];
};

/** Columns of the results of tables, renamed; a single one has no name that anybody reads. */
export const renameColumn: Mutator = (subject) =>
  Object.entries(subject.dmn).flatMap(([file, xml]) =>
    [...xml.matchAll(/<decisionTable[\s\S]*?<\/decisionTable>/g)].flatMap((table) => {
      const columns = [...table[0].matchAll(/<output [^>]*\bname="(\w+)"/g)];
      return (columns.length > 1 ? columns : []).map((match): Mutant => {
        const text = match[0].replace(`name="${match[1]}"`, `name="${match[1]}2"`);
        const changed = replacedAt(xml, table.index + match.index, match[0], text);
        return {
          kind: 'rename a column',
          what: `${subject.id} ${file.split('/').at(-1)} ${match[1]}`,
          subject: { ...subject, dmn: { ...subject.dmn, [file]: changed } },
        };
      });
    }),
  );

/** Values of enums in what people answer, renamed. */
export const renameAnswer: Mutator = (subject) =>
  Object.entries(subject.schema.tasks).flatMap(([task, schema]) => {
    if (!(schema instanceof z.ZodObject)) return [];
    const shape = schema.shape as Record<string, z.ZodType>;
    return Object.entries(shape).flatMap(([name, field]) =>
      field instanceof z.ZodEnum
        ? field.options.map(String).map((value, at, all): Mutant => {
            const renamed = z.strictObject({
              ...shape,
              [name]: z.enum(all.with(at, `${value}-2`) as [string]),
            });
            const tasks = { ...subject.schema.tasks, [task]: renamed };
            return {
              kind: 'rename an answer',
              what: `${subject.id} ${task} ${name} ${value}`,
              subject: { ...subject, schema: { ...subject.schema, tasks } },
            };
          })
        : [],
    );
  });

/** Texts in the FEEL of mappings and scripts that are enum-like, misspelt. */
export const misspellText: Mutator = (subject) =>
  [...subject.bpmn.matchAll(/(?:source|expression)="=[^"]*"/g)].flatMap((match) =>
    [...match[0].matchAll(/&#34;([a-z][\w-]+)&#34;/g)].map((inner): Mutant => {
      const at = match.index + inner.index + inner[0].length - '&#34;'.length;
      return {
        kind: 'misspell a text',
        what: `${subject.id} ${match[0].slice(0, 60)} ${inner[1]}`,
        subject: { ...subject, bpmn: replacedAt(subject.bpmn, at, '', '2') },
      };
    }),
  );

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Fields of what actions give, of another type. */
export const swapOutputType: Mutator = (subject) =>
  usedActions(subject).flatMap((action) => {
    const { output, input } = subject.actions[action] ?? { output: {}, input: {} };
    const { properties = {} } = output as ObjectSchema;
    const used = new RegExp(`type="${action.replace('.', '\\.')}"[\\s\\S]*?</zeebe:ioMapping>`);
    const text = used.exec(subject.bpmn)?.[0] ?? '';
    return Object.keys(properties)
      .filter((name) => new RegExp(`<zeebe:output source="=[^"]*\\b${name}\\b`).test(text))
      .map((name): Mutant => {
        const strange = { type: 'object', properties: {}, additionalProperties: false };
        const changed = { ...(output as object), properties: { ...properties, [name]: strange } };
        return {
          kind: 'swap the type of an action output',
          what: `${subject.id} ${action} ${name}`,
          subject: { ...subject, actions: { ...subject.actions, [action]: { input, output: changed } } },
        };
      });
  });
