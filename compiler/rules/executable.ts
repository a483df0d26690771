import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** There is a process, and it is marked as executable. BPMN 2.0, 10.2. */
export const executable: Rule = {
  code: 'BPMN_NOT_EXECUTABLE',
  check({ drawing, processId }, found) {
    const { definitions, processes } = drawing;
    if (processes.length === 0) {
      found.error(definitions, 'the file has no process', 'Draw one, and mark it as executable.');
    } else if (processId !== undefined && !processes.some(({ id }) => id === processId)) {
      found.error(
        definitions,
        `the file has no process ${processId}`,
        `It has ${processes.map(({ id }) => id).join(', ')}.`,
      );
    }
    for (const process of processes) {
      if (process.isExecutable !== true) {
        found.error(
          process,
          `the process ${process.id} is not marked as executable`,
          'Set isExecutable="true" when it is meant to run; a documented process does not.',
        );
      } else if (process.processType === 'Public') {
        found.warning(
          process,
          'a public process describes what others see and is not executable',
          'Set processType to "Private".',
        );
      }
    }
    for (const root of definitions.rootElements ?? []) {
      if (processes.length === 0 && isA(root, 'bpmn:Choreography')) {
        found.error(
          root,
          'a choreography describes an agreement between participants and does not run',
          'Draw the process of a participant.',
        );
      }
    }
  },
};
