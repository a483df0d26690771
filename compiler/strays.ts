import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from './diagnostics.ts';

/** What belongs to some definition; a form that the modeler saved is none of ours by its name. */
const PART = /\.(bpmn|dmn|form|form\.json|schema\.ts)$/;

/** Files in the folder of a definition that look like parts of it and are none: nothing would be said of them else. */
export function straysBeside(names: readonly string[], id: string, shown: string): readonly Diagnostic[] {
  return names.flatMap((name) => {
    if (name.startsWith('.') || name === `${id}.bpmn` || name === `${id}.schema.ts`) return [];
    if (name.endsWith('.form'))
      return [
        stray(`${shown}/${name}`, 'a form is called <form id>.form.json here', `Rename it to ${name}.json.`),
      ];
    if (!/\.(bpmn|schema\.ts)$/.test(name)) return [];
    const whole = name.endsWith('.bpmn') ? `${id}.bpmn` : `${id}.schema.ts`;
    return [
      stray(
        `${shown}/${name}`,
        `it is not compiled: the definition is ${whole}`,
        'Give each process a folder of its own, of its own name, or take the file away.',
      ),
    ];
  });
}

/** Parts of definitions that lie where none is: beside the folders, or in a folder without a diagram of its name. */
export function straysAmong(root: string, ids: readonly string[]): readonly Diagnostic[] {
  const definitions = join(root, 'definitions');
  return readdirSync(definitions)
    .sort()
    .flatMap((name): readonly Diagnostic[] => {
      if (ids.includes(name)) return [];
      if (!isFolder(join(definitions, name))) {
        if (!PART.test(name)) return [];
        const id = name.replace(PART, '');
        const hint = `Put it into the folder of its definition: definitions/${id}/${name}.`;
        return [
          stray(`definitions/${name}`, 'it is not compiled: it lies in no folder of a definition', hint),
        ];
      }
      const parts = readdirSync(join(definitions, name)).filter(
        (part) => PART.test(part) && !part.startsWith('.'),
      );
      if (parts.length === 0) return [];
      const diagram = parts.find((part) => part.endsWith('.bpmn'));
      return [
        {
          file: `definitions/${name}/${name}.bpmn`,
          line: 1,
          col: 1,
          severity: 'error',
          code: 'DEFINITION_INCOMPLETE',
          message: 'the definition has no diagram',
          hint:
            diagram === undefined
              ? `Put ${name}.bpmn into the folder.`
              : `The folder has ${diagram}: call folder, diagram and process by one name that no other definition has.`,
        },
      ];
    });
}

function stray(file: string, message: string, hint: string): Diagnostic {
  return { file, line: 1, col: 1, severity: 'warning', code: 'DEFINITION_STRAY', message, hint };
}

/** Links that lead nowhere are no folders. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
