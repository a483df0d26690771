import { at, call } from '../api/call.js';
import { ApiProblem } from '../api/problem.js';
import { dueMoment } from '../page/dates.js';
import { h } from '../page/element.js';
import { heading, waitingNote } from '../page/heading.js';
import { problemPanel } from '../page/problem-panel.js';
import { caseAddress } from '../page/router.js';
import { decisionKey } from './decision-key.js';
import { openForm } from './task-form.js';
import { whomFor } from './whom-for.js';

/** @import { Completion, ShownTask } from '../api/shapes.ts' */
/** @import { Place } from '../page/router.js' */

/**
 * A task with its form.
 * @param {Place} place
 */
export async function showTask(place) {
  const { main, parameters, signal } = place;
  const [caseId = '', number = ''] = parameters;
  main.replaceChildren(heading('Task'), waitingNote());
  try {
    /** @type {ShownTask} */
    const task = await call(at`/tasks/${caseId}/${number}`, { signal });
    await showForm(place, task);
  } catch (error) {
    if (!signal.aborted) main.replaceChildren(heading('Task'), problemPanel(error), ways(caseId));
  }
}

/**
 * @param {Place} place
 * @param {ShownTask} task
 */
async function showForm({ main, visitor, signal }, task) {
  const key = decisionKey();
  const container = h('div', { class: 'form bio-theme-parent' });
  const said = h('div');
  const decide = h('button', { class: 'primary', type: 'button', onclick: submit }, 'Complete the task');
  main.replaceChildren(
    heading(task.name),
    about(task, visitor.nameOf(task.process)),
    container,
    said,
    task.mayDecide ? decide : refusal(task),
  );
  const form =
    task.schema === null ? undefined : await openForm(container, task, (result) => void complete(result));
  signal.addEventListener('abort', () => form?.close());

  function submit() {
    if (form === undefined) void complete({});
    else form.submit();
  }

  /** @param {Record<string, unknown>} result */
  async function complete(result) {
    decide.disabled = true;
    said.replaceChildren();
    try {
      // The same key again is the same decision: an answer that got lost on the way is no reason to be told the task is closed.
      const headers = { 'idempotency-key': key };
      /** @type {Completion} */
      const body = { process: task.process, element: task.element, result };
      await call(at`/tasks/${task.caseId}/${task.task}/complete`, { body, headers });
      main.replaceChildren(
        heading(task.name),
        h('p', { class: 'finished', role: 'status' }, 'Done. The case goes on.'),
        ways(task.caseId),
      );
    } catch (error) {
      decide.disabled = false;
      said.replaceChildren(problemPanel(withoutShown(error)));
    }
  }

  /** @param {unknown} error */
  function withoutShown(error) {
    if (!(error instanceof ApiProblem) || form === undefined) return error;
    return new ApiProblem({ ...error.body, errors: form.showErrors(error.body.errors ?? []) });
  }
}

/**
 * @param {ShownTask} task
 * @param {string} process what it is called
 */
function about(task, process) {
  return h(
    'p',
    { class: 'about' },
    `${process} · `,
    h('a', { href: caseAddress(task.caseId) }, task.caseId),
    ` · for ${whomFor(task)}`,
    task.due === undefined ? null : [' · ', dueMoment(task.due, Date.now())],
  );
}

/** @param {ShownTask} task */
function refusal(task) {
  return h(
    'p',
    { class: 'hint' },
    `You may look at this task, but it is decided by ${whomFor(task)}`,
    task.excluded.length === 0 ? '.' : `, and not by ${task.excluded.join(', ')}.`,
  );
}

/** @param {string} caseId */
function ways(caseId) {
  return h(
    'p',
    { class: 'ways' },
    h('a', { href: '#/tasks' }, 'Your tasks'),
    h('a', { href: caseAddress(caseId) }, 'The case'),
  );
}
