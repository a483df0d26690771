import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { upsertMemo, upsertSearchAttributes } from '@temporalio/workflow';
import { searchAttributes, type CaseView } from './contract.ts';

const keys = {
  tasks: defineSearchAttributeKey(searchAttributes.tasks, SearchAttributeType.KEYWORD_LIST),
  waits: defineSearchAttributeKey(searchAttributes.waits, SearchAttributeType.KEYWORD_LIST),
  incidents: defineSearchAttributeKey(searchAttributes.incidents, SearchAttributeType.KEYWORD_LIST),
};

type Shown = Pick<CaseView, 'tasks' | 'incidents' | 'messages'>;

/**
 * Keeps what visibility shows of a case up to date: who has something to decide, what messages it waits for, what is broken.
 * Each is written only when it changed, for every write is an event in the history.
 */
export class Inbox {
  readonly #shown = { tasks: '[]', waits: '[]', incidents: '[]' };
  #memo = '{}';

  update(view: Shown): void {
    const lists = {
      tasks: sorted(
        view.tasks.flatMap((task) => [...task.groups.map((role) => `role:${role}`), ...people(task)]),
      ),
      waits: sorted(
        view.messages.flatMap(({ name, key }) => (key === undefined ? [name] : [name, `${name}#${key}`])),
      ),
      incidents: sorted(view.incidents.map((incident) => incident.code)),
    };
    const changed = (['tasks', 'waits', 'incidents'] as const).filter((list) => {
      const text = JSON.stringify(lists[list]);
      const differs = this.#shown[list] !== text;
      this.#shown[list] = text;
      return differs;
    });
    if (changed.length > 0) {
      upsertSearchAttributes(changed.map((list) => ({ key: keys[list], value: lists[list] })));
    }
    const memo = {
      ...(view.tasks.length === 0 ? {} : { tasks: view.tasks }),
      ...(view.incidents.length === 0 ? {} : { incidents: view.incidents }),
    };
    const text = JSON.stringify(memo);
    if (text === this.#memo) return;
    this.#memo = text;
    upsertMemo({ tasks: view.tasks, incidents: view.incidents });
  }
}

function people(task: Shown['tasks'][number]): readonly string[] {
  const named = task.assignee === undefined ? task.users : [task.assignee, ...task.users];
  return named.map((person) => `person:${person}`);
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
