import type { Mutant, Mutator } from './mutant.ts';
import type { Subject } from './subject.ts';

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

/** Fields of what the process gives to actions, renamed in the action. */
export const renameActionInput: Mutator = (subject) =>
  usedActions(subject).flatMap((action) => {
    const used = new RegExp(`type="${action.replace('.', '\\.')}"[\\s\\S]*?</zeebe:ioMapping>`, 'g');
    const mapped = [...subject.bpmn.matchAll(used)].flatMap(([text]) =>
      [...text.matchAll(/<zeebe:input [^>]*target="(\w+)/g)].map(([, name = '']) => name),
    );
    return [...new Set(mapped)].map((name) =>
      mutate(subject, 'rename an action input', action, 'input', name, `${name}2`),
    );
  });

/** Fields that outputs read of an action's result, renamed in the action. */
export const renameActionOutput: Mutator = (subject) =>
  usedActions(subject).flatMap((action) => {
    const output = subject.actions[action]?.output as ObjectSchema;
    const used = new RegExp(`type="${action.replace('.', '\\.')}"[\\s\\S]*?</zeebe:ioMapping>`);
    const text = used.exec(subject.bpmn)?.[0] ?? '';
    return Object.keys(output.properties ?? {})
      .filter((name) => new RegExp(`<zeebe:output source="=[^"]*\\b${name}\\b`).test(text))
      .map((name) => mutate(subject, 'rename an action output', action, 'output', name, `${name}2`));
  });

/** Fields of what the process gives to actions, of another type in the action. */
export const swapActionType: Mutator = (subject) =>
  renameActionInput(subject).map(({ what }): Mutant => {
    const [, action = '', name = ''] = what.split(' ');
    const schema = subject.actions[action];
    const input = schema?.input as ObjectSchema;
    const properties = {
      ...input.properties,
      [name]: { type: 'object', properties: {}, additionalProperties: false },
    };
    return {
      kind: 'swap the type of an action input',
      what,
      subject: {
        ...subject,
        actions: {
          ...subject.actions,
          [action]: { input: { ...input, properties }, output: schema?.output },
        },
      },
    };
  });

/** Actions that a diagram names, as far as they are known. */
export function usedActions(subject: Subject): readonly string[] {
  const types = [...subject.bpmn.matchAll(/taskDefinition type="([\w-]+\.\w+)"/g)].map(
    ([, type = '']) => type,
  );
  return [...new Set(types)].filter((type) => type in subject.actions);
}

function mutate(
  subject: Subject,
  kind: string,
  action: string,
  side: 'input' | 'output',
  name: string,
  renamed: string,
): Mutant {
  const schema = { input: {}, output: {}, ...subject.actions[action] };
  const object = schema[side] as ObjectSchema;
  const properties = Object.fromEntries(
    Object.entries(object.properties ?? {}).map(([key, value]) => [key === name ? renamed : key, value]),
  );
  const required = (object.required ?? []).map((key) => (key === name ? renamed : key));
  const changed = { ...schema, [side]: { ...object, properties, required } };
  return {
    kind,
    what: `${subject.id} ${action} ${name}`,
    subject: { ...subject, actions: { ...subject.actions, [action]: changed } },
  };
}
