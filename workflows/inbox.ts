import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import {
  upsertMemo,
  upsertSearchAttributes,
  workflowInfo,
  type ContinueAsNewOptions,
} from '@temporalio/workflow';
import type { Asking } from './case-view.ts';
import { searchAttributes } from './contract.ts';
import { signalWait } from './signal-wait.ts';

const keys = {
  tasks: defineSearchAttributeKey(searchAttributes.tasks, SearchAttributeType.KEYWORD_LIST),
  waits: defineSearchAttributeKey(searchAttributes.waits, SearchAttributeType.KEYWORD_LIST),
  incidents: defineSearchAttributeKey(searchAttributes.incidents, SearchAttributeType.KEYWORD_LIST),
};

/**
 * Keeps what visibility shows of a case up to date: who has something to decide, what messages and signals it waits for, what is broken.
 * Each is written only when it changed, for every write is an event in the history.
 */
export class Inbox {
  readonly #shown = { tasks: '[]', waits: '[]', incidents: '[]' };
  #memo = '{}';
  /** Nothing is shown: most activations of most cases. */
  #silent = true;

  update(asking: Asking): void {
    const silent = Object.values(asking).every((list) => list.length === 0);
    if (silent && this.#silent) return;
    this.#silent = silent;
    const lists = listsOf(asking);
    const changed = attributes.filter((list) => {
      const text = JSON.stringify(lists[list]);
      const differs = this.#shown[list] !== text;
      this.#shown[list] = text;
      return differs;
    });
    if (changed.length > 0) {
      upsertSearchAttributes(changed.map((list) => ({ key: keys[list], value: lists[list] })));
    }
    const memo = {
      ...(asking.tasks.length === 0 ? {} : { tasks: asking.tasks }),
      ...(asking.incidents.length === 0 ? {} : { incidents: asking.incidents }),
    };
    const text = JSON.stringify(memo);
    if (text === this.#memo) return;
    this.#memo = text;
    upsertMemo({ tasks: asking.tasks, incidents: asking.incidents });
  }
}

/**
 * What visibility shows of the next run from its beginning. Left alone it is shown with the memo that this run began with
 * (sdk-core, augment_continue_as_new_with_current_values), and an open task is out of sight until the run's first activation.
 */
export function shownFromTheBeginning(
  asking: Asking,
): Pick<ContinueAsNewOptions, 'memo' | 'typedSearchAttributes'> {
  const { memo, typedSearchAttributes } = workflowInfo();
  const lists = listsOf(asking);
  return {
    memo: { ...memo, tasks: asking.tasks, incidents: asking.incidents },
    typedSearchAttributes: typedSearchAttributes.updateCopy(
      attributes.map((list) => ({ key: keys[list], value: lists[list] })),
    ),
  };
}

const attributes = ['tasks', 'waits', 'incidents'] as const;

function listsOf({
  tasks,
  messages,
  signals,
  incidents,
}: Asking): Record<(typeof attributes)[number], string[]> {
  return {
    tasks: sorted(tasks.flatMap((task) => [...task.groups.map((role) => `role:${role}`), ...people(task)])),
    waits: sorted([
      ...messages.flatMap(({ name, key }) => (key === undefined ? [name] : [name, `${name}#${key}`])),
      ...signals.map(({ name }) => signalWait(name)),
    ]),
    incidents: sorted(incidents.map((incident) => incident.code)),
  };
}

function people(task: Asking['tasks'][number]): readonly string[] {
  const named = task.assignee === undefined ? task.users : [task.assignee, ...task.users];
  return named.map((person) => `person:${person}`);
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
