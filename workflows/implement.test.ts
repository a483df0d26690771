import { expect, test } from 'vitest';
import { typeErrors } from '../test/types/type-errors.ts';

const said = `slack.postMessage(() => ({ channel: '#sales', text: 'A lead waits' }))`;

/** What is promised of a binding, how it is broken, and what tsc says first. */
const promises: readonly (readonly [promise: string, code: string, message: string])[] = [
  [
    'no step is missing',
    `implement(lead, {})`,
    `Property 'remindSales' is missing in type '{}' but required in type 'BoundSteps<LeadHandoverProcess>'.`,
  ],
  [
    'no step is stale',
    `implement(lead, { remindSale: ${said} })`,
    `Object literal may only specify known properties, but 'remindSale' does not exist in type 'BoundSteps<LeadHandoverProcess>'. Did you mean to write 'remindSales'?`,
  ],
  [
    'no step is of another process',
    `implement(lead, { remindSales: ${said}, reviewClaims: ${said} })`,
    `Object literal may only specify known properties, and 'reviewClaims' does not exist in type 'BoundSteps<LeadHandoverProcess>'.`,
  ],
  [
    'nor where nothing is left to code',
    `implement(legal, { remindSales: ${said} })`,
    `Object literal may only specify known properties, and 'remindSales' does not exist in type 'BoundSteps<LegalReviewProcess>'.`,
  ],
  [
    'what is bound is a step',
    `implement(lead, { remindSales: ${said}, qualified: ${said} })`,
    `Object literal may only specify known properties, and 'qualified' does not exist in type 'BoundSteps<LeadHandoverProcess>'.`,
  ],
  [
    'a step that the diagram fills needs no code, and takes none',
    `implement(legal, { tellRejected: ${said} })`,
    `Type 'Step<unknown, "slack.postMessage">' is not assignable to type '"The diagram says all of this step"'.`,
  ],
  [
    'nor does a task of people',
    `implement(legal, { reviewClaims: ${said} })`,
    `Type 'Step<unknown, "slack.postMessage">' is not assignable to type '"The diagram says all of this step"'.`,
  ],
  [
    'the action is the one that the diagram names',
    `implement(lead, { remindSales: hubspot.upsertContact(() => ({ email: 'a@example.com' })) })`,
    `Type 'Step<NoInfer<Variables>, "hubspot.upsertContact">' is not assignable to type 'Step<NoInfer<Variables>, "slack.postMessage">'.`,
  ],
  [
    'the action is there',
    `slack.postMesage(() => ({ channel: '#sales', text: '' }))`,
    `Property 'postMesage' does not exist on type 'ToolBinders<{ readonly askDecision: ActionTypes<"slack.askDecision", { channel: string; text: string; fields?: { name: string; value: string; }[] | undefined; caseId: string; element: string; decisions: { label: string; result: Record<...>; style?: "danger" | ... 1 more ... | undefined; }[]; }, { ...; }>; readonly p...'. Did you mean 'postMessage'?`,
  ],
  [
    'a required input is given',
    `implement(lead, { remindSales: slack.postMessage(() => ({ channel: '#sales' })) })`,
    `Property 'text' is missing in type '{ channel: string; }' but required in type '{ channel: string; text: string; }'.`,
  ],
  [
    'an input that there is not is none',
    `implement(lead, { remindSales: slack.postMessage(() => ({ channel: '#sales', text: '', thread: 1 })) })`,
    `Type 'number' is not assignable to type 'number & NoSuchInput'.`,
  ],
  [
    'nor is a mistyped optional one',
    `hubspot.upsertContact(() => ({ email: 'a@example.com', compnay: 'Acme' }))`,
    `Type 'string' is not assignable to type 'string & NoSuchInput'.`,
  ],
  [
    'nor one inside of a list',
    `asana.createTasks(() => ({ projectId: '1', tasks: [{ key: 'a', name: 'A', dueOn: '2027-03-01', until: '' }] }))`,
    `Type 'string' is not assignable to type 'string & NoSuchInput'.`,
  ],
  [
    'a variable fits its input',
    `implement(lead, { remindSales: slack.postMessage(({ round }) => ({ channel: '#sales', text: round })) })`,
    `Type 'number' is not assignable to type 'string'.`,
  ],
  [
    'what may be missing is not taken for certain',
    `implement(lead, { remindSales: slack.postMessage(({ contactId }) => ({ channel: '#sales', text: contactId })) })`,
    `Type 'string | undefined' is not assignable to type 'string'.`,
  ],
  [
    'nor is what lies in it',
    `implement(lead, { remindSales: slack.postMessage(({ territory }) => ({ channel: '#sales', text: territory.currency })) })`,
    `'territory' is possibly 'undefined'.`,
  ],
  [
    'a variable is one of the process',
    `implement(lead, { remindSales: slack.postMessage(({ scoer }) => ({ channel: '#sales', text: \`\${scoer}\` })) })`,
    `Property 'scoer' does not exist on type 'Variables'.`,
  ],
  [
    'a choice is compared with one that there is',
    `implement(lead, { remindSales: slack.postMessage(({ decision }) => ({ channel: '#sales', text: decision === 'acept' ? '' : '' })) })`,
    `This comparison appears to be unintentional because the types '"accept" | "pass-on" | "reject" | undefined' and '"acept"' have no overlap.`,
  ],
  [
    'an input is known at once',
    `implement(lead, { remindSales: slack.postMessage(async () => ({ channel: '#sales', text: '' })) })`,
    `Type 'Promise<{ channel: string; text: string; }>' is missing the following properties from type '{ channel: string; text: string; }': channel, text`,
  ],
  [
    'code binds an action, not a function',
    `implement(lead, { remindSales: () => ({ channel: '#sales', text: '' }) })`,
    `Type '() => { channel: string; text: string; }' is not assignable to type 'Step<NoInfer<Variables>, "slack.postMessage">'.`,
  ],
];

const head = [
  `import { definition as lead } from '../../definitions/lead-handover/lead-handover.gen.ts';`,
  `import { definition as legal } from '../../definitions/legal-review/legal-review.gen.ts';`,
  `import { implement, tools } from '../../workflows/implement.ts';`,
  'const { asana, hubspot, slack } = tools;',
  `implement(legal, {});`,
  `implement(lead, { remindSales: ${said} });`,
];

test('every promise about bindings is kept, with words that help', () => {
  const source = [...head, ...promises.map(([, code]) => `${code};`)].join('\n');
  const errors = typeErrors({ 'bindings.ts': source });
  const first = promises.map(([promise], index) => {
    const error = errors.find(({ line }) => line === head.length + 1 + index);
    return `${promise}: ${error?.message.split('\n')[0]?.replace(/^TS\d+: /, '')}`;
  });
  expect(first).toEqual(promises.map(([promise, , message]) => `${promise}: ${message}`));
  expect(errors.filter(({ line }) => line <= head.length)).toEqual([]);
}, 60_000);
