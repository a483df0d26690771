import type { Removal } from './removals.ts';
import { inside } from './surgery.ts';

const LAUNCH = 'POLICY_PUBLISH_OR_SPEND';

const quoted = (text: string): string =>
  text.replaceAll('"', '&#34;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** An input or output of a step that is something else than its name says. */
const maps = (step: string, variable: string, by: string) =>
  inside(step, `source="=${variable}" target="${variable}"`, `source="=${quoted(by)}" target="${variable}"`);

/** One more output of a step. */
const writes = (step: string, variable: string, value: string) =>
  inside(
    step,
    '</zeebe:ioMapping>',
    `<zeebe:output source="=${quoted(value)}" target="${variable}" /></zeebe:ioMapping>`,
  );

/** A variable that a task sees as something else. */
const shows = (task: string, variable: string, by: string) =>
  inside(
    task,
    '<zeebe:ioMapping>',
    `<zeebe:ioMapping><zeebe:input source="=${quoted(by)}" target="${variable}" />`,
  );

const dearer = 'context put(brief, "budget", brief.budget * 10)';
const faster =
  'context put(plan, "channels", for c in plan.channels return context put(c, "dailyBudget", c.dailyBudget * 10))';
const approves = /if decision = &#34;reject&#34; then &#34;reject&#34; else &#34;approve&#34;/;

/** What was approved is not what is handed on: the step is there and was answered, and something else is done. */
export const handedOtherwise: readonly Removal[] = [
  ...['reviewClaims', 'reviewDataProtection', 'reviewTracking', 'repeatDataProtection'].map(
    (review) =>
      [
        `a rejection in ${review} is none`,
        'legal-review',
        inside(review, approves, '&#34;approve&#34;'),
        LAUNCH,
      ] as const,
  ),
  ...['reviewClaims', 'reviewDataProtection', 'reviewTracking', 'repeatDataProtection'].map(
    (review) =>
      [
        `the conditions of ${review} are none`,
        'legal-review',
        inside(review, /if decision = &#34;approve-with-conditions&#34; then \(.*?\) else \[\]/, '[]'),
        LAUNCH,
      ] as const,
  ),
  ['another budget is launched', 'campaign-lifecycle', maps('launchCampaign', 'brief', dearer), LAUNCH],
  ['another plan is launched', 'campaign-lifecycle', maps('launchCampaign', 'plan', faster), LAUNCH],
  [
    'the first asset is launched',
    'campaign-lifecycle',
    maps('launchCampaign', 'assets', '[assets[1]]'),
    LAUNCH,
  ],
  [
    'other assets are launched',
    'campaign-lifecycle',
    maps('launchCampaign', 'assets', 'for a in assets return context put(a, "sha256", "0")'),
    LAUNCH,
  ],
  [
    'another review is launched with',
    'campaign-lifecycle',
    maps('launchCampaign', 'review', 'context put(review, "outcome", "approved")'),
    LAUNCH,
  ],
  [
    'legal sees the first asset alone',
    'campaign-lifecycle',
    maps('reviewLegally', 'assets', '[assets[1]]'),
    LAUNCH,
  ],
  ['legal sees another plan', 'campaign-lifecycle', maps('reviewLegally', 'plan', faster), LAUNCH],
  [
    'an owner approves a smaller budget',
    'campaign-lifecycle',
    maps('planCampaign', 'brief', 'context put(brief, "budget", 1)'),
    LAUNCH,
  ],
  [
    'the budget that planning was left with does not come back',
    'campaign-lifecycle',
    inside('planCampaign', '<zeebe:output source="=brief" target="brief" />', ''),
    LAUNCH,
  ],
  [
    'legal is shown the first asset alone',
    'legal-review',
    shows('reviewClaims', 'assets', '[assets[1]]'),
    LAUNCH,
  ],
  [
    'whoever approves sees a smaller budget',
    'campaign-planning',
    shows('approveBudget', 'brief', 'context put(brief, "budget", 1)'),
    LAUNCH,
  ],
  [
    'the review leaves assets out on its own',
    'legal-review',
    writes('inspectLandingPage', 'assets', '[assets[1]]'),
    'POLICY_LEGAL_OUTCOME',
  ],
  [
    'the first approval is made up',
    'campaign-planning',
    inside(
      'briefReceived',
      'source="=[]"',
      'source="=[{by: author, decision: &#34;approve&#34;, reason: &#34;&#34;}]"',
    ),
    LAUNCH,
  ],
  [
    'a revised budget keeps the approvals of the old one',
    'campaign-planning',
    inside('reviseBudget', /<zeebe:output source="=\[\]" target="approvals" \/>/, ''),
    LAUNCH,
  ],
  [
    'not every channel is forecast',
    'campaign-planning',
    inside(
      'forecastChannels',
      '</bpmn:multiInstanceLoopCharacteristics>',
      '<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=numberOfCompletedInstances &gt; 0</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>',
    ),
    LAUNCH,
  ],
  [
    'other assets come back',
    'campaign-lifecycle',
    maps('produceAssets', 'assets', '[assets[1]]'),
    'POLICY_SET_APPROVED',
  ],
  ['another plan comes back', 'campaign-lifecycle', maps('planCampaign', 'plan', faster), LAUNCH],
  ['a relaunch has another budget', 'campaign-lifecycle', writes('decideRelaunch', 'brief', dearer), LAUNCH],
  ['a relaunch has another plan', 'campaign-lifecycle', writes('decideRelaunch', 'plan', faster), LAUNCH],
  [
    'whoever approves a budget raises it',
    'campaign-planning',
    writes('approveBudget', 'brief', dearer),
    LAUNCH,
  ],
  ['the launch has another plan of its own', 'launch', writes('inspectPage', 'plan', faster), LAUNCH],
  [
    'a forecast spends more than it says',
    'campaign-planning',
    inside('forecastChannels', 'dailyBudget: floor(budget / figures.days)', 'dailyBudget: budget'),
    LAUNCH,
  ],
  [
    'the whole budget is spent a day',
    'launch',
    inside('createGoogleCampaign', 'source="=setup.google.dailyBudget"', 'source="=brief.budget"'),
    'POLICY_SPEND_AS_PLANNED',
  ],
  [
    'Meta spends what Google was given',
    'launch',
    inside('createMetaCampaign', 'source="=setup.meta.dailyBudget"', 'source="=setup.google.dailyBudget"'),
    'POLICY_SPEND_AS_PLANNED',
  ],
  [
    'a lead comes with a consent of ours',
    'lead-handover',
    maps('leadArrived', 'lead', 'context put(lead, "consent", {given: true, at: now(), purposeId: "x"})'),
    'POLICY_LEAD_KEPT',
  ],
  [
    'a refusal is recorded',
    'lead-handover',
    inside('recordConsent', 'source="=true"', 'source="=false"'),
    'POLICY_LEAD_CONSENT',
  ],
  [
    'somebody else is written to',
    'lead-handover',
    inside('upsertProfile', 'source="=lead.email"', 'source="=&#34;x@y.example&#34;"'),
    'POLICY_LEAD_KEPT',
  ],
];
