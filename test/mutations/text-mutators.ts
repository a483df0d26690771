import { builtIns } from '../../engine/feel/builtins/index.ts';
import { replacedAt, type Mutant, type Mutator } from './mutant.ts';

/** Every match of a pattern in the diagram, replaced one at a time. */
function inDiagram(
  kind: string,
  pattern: RegExp,
  replace: (match: RegExpMatchArray) => string | undefined,
): Mutator {
  return (subject) =>
    [...subject.bpmn.matchAll(pattern)].flatMap((match): readonly Mutant[] => {
      const text = replace(match);
      if (text === undefined || text === match[0]) return [];
      const bpmn = replacedAt(subject.bpmn, match.index, match[0], text);
      return [{ kind, what: `${subject.id} ${match[0].trim().slice(0, 90)}`, subject: { ...subject, bpmn } }];
    });
}

/** Ids of steps, changed where the step stands. */
export const renameStep = inDiagram(
  'rename a step id',
  /<bpmn:(?:service|user|script|businessRule|receive|send)Task id="(\w+)"|<bpmn:callActivity id="(\w+)"/g,
  ([all, task = '', call = '']) => all.replace(`"${task}${call}"`, `"${task}${call}2"`),
);

/** Mappings, deleted. */
export const deleteMapping = inDiagram(
  'delete a mapping',
  /\n\s*<zeebe:(?:input|output) [^>]*\/>/g,
  () => '',
);

/** Targets of mappings, misspelt. */
export const renameTarget = inDiagram(
  'rename a target',
  /<zeebe:(?:input|output) [^>]*target="([\w.]+)"/g,
  ([all, target = '']) => all.replace(`target="${target}"`, `target="${target}2"`),
);

/** Functions of FEEL, misspelt. */
export const mistypeFunction = inDiagram(
  'mistype a FEEL function',
  /\b([a-z]+(?: [a-z]+)*)\(/g,
  ([all, name = '']) => (builtIns.has(name) ? all.replace(`${name}(`, `${name}x(`) : undefined),
);

/** Texts in conditions, misspelt: values of enums. */
export const mistypeValue = inDiagram(
  'mistype a value in a condition',
  /<bpmn:conditionExpression[^>]*>[^<]*"([\w-]+)"/g,
  ([all, value = '']) => all.replace(`"${value}"`, `"${value}2"`),
);

/** Actions, misspelt. */
export const mistypeAction = inDiagram(
  'mistype an action',
  /taskDefinition type="([\w-]+\.\w+)"/g,
  ([all, type = '']) => all.replace(type, `${type}2`),
);

/** Names and texts in decisions, misspelt: input data and what a rule tests or gives. */
export const mistypeDecision: Mutator = (subject) =>
  Object.entries(subject.dmn).flatMap(([file, xml]) =>
    [
      ...xml.matchAll(
        /<inputExpression[^>]*>\s*<text>(\w+)|<(?:inputEntry|outputEntry)[^>]*>\s*<text>"([\w-]+)"/g,
      ),
    ].map((match): Mutant => {
      const name = match[1] ?? match[2] ?? '';
      const text =
        match[0].slice(0, match[0].lastIndexOf(name)) +
        match[0].slice(match[0].lastIndexOf(name)).replace(name, `${name}2`);
      const changed = replacedAt(xml, match.index, match[0], text);
      return {
        kind: 'mistype a decision',
        what: `${subject.id} ${file.split('/').at(-1)} ${match[0].replace(/\s+/g, ' ').slice(-60)}`,
        subject: { ...subject, dmn: { ...subject.dmn, [file]: changed } },
      };
    }),
  );
