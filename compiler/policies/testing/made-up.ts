import type { Removal } from './removals.ts';
import { inside } from './surgery.ts';

const outputs = (all: Readonly<Record<string, string>>): string =>
  `<zeebe:ioMapping>${Object.entries(all)
    .map(([target, source]) => `<zeebe:output source="=${source}" target="${target}" />`)
    .join('')}</zeebe:ioMapping>`;

const LAUNCH = 'POLICY_PUBLISH_OR_SPEND';

/** Answers that a diagram makes up, or changes: the step is there, and what it says is not heard. */
export const madeUp: readonly Removal[] = [
  ...[
    'context put(review, &#34;outcome&#34;, &#34;approved&#34;)',
    '{outcome: &#34;approved&#34;, conditions: []}',
  ].map(
    (made) =>
      [
        `the review is ${made}`,
        'campaign-lifecycle',
        inside('reviewLegally', 'source="=review"', `source="=${made}"`),
        LAUNCH,
      ] as const,
  ),
  [
    'a no-go is a go',
    'launch',
    inside(
      'decideGo',
      'decision: decision,',
      'decision: if decision = &#34;no-go&#34; then &#34;go&#34; else decision,',
    ),
    'POLICY_SPEND_WITHOUT_GO',
  ],
  [
    'who rejects accepts',
    'lead-handover',
    inside(
      'acceptLead',
      'source="=decision"',
      'source="=if decision = &#34;reject&#34; then &#34;accept&#34; else decision"',
    ),
    'POLICY_CONVERSION',
  ],
  [
    'an answer is a banner',
    'launch',
    inside('inspectPage', 'consentBanner: consentBanner', 'consentBanner: ok'),
    LAUNCH,
  ],
  [
    'the page is made up',
    'launch',
    inside('inspectPage', /\{ok: ok[^}]*\}/, '{ok: true, missingTags: [], consentBanner: true}'),
    LAUNCH,
  ],
  ['no tag is expected', 'launch', inside('inspectPage', '[&#34;GTM-MR4K7Q2&#34;]', '[]'), LAUNCH],
  [
    'another page is opened',
    'launch',
    inside('inspectPage', '=brief.landingPage', 'https://example.com'),
    LAUNCH,
  ],
  [
    'the purposes are made up',
    'launch',
    inside('listPurposes', '=purposes', '=[{name: brief.dataProtection.purpose, status: &#34;ACTIVE&#34;}]'),
    LAUNCH,
  ],
  [
    'another domain is scanned',
    'launch',
    inside('listScans', /source="=split[^"]*"/, 'source="=brief.title"'),
    LAUNCH,
  ],
  [
    'consent is made up',
    'lead-handover',
    inside('readConsent', '{status: consent, at: at}', '{status: &#34;ACTIVE&#34;, at: now()}'),
    'POLICY_LEAD_CONSENT',
  ],
  [
    'legal looks for no tags',
    'legal-review',
    inside('inspectLandingPage', /source="[^"]*" target="expectTags"/, 'source="=[]" target="expectTags"'),
    'POLICY_LEGAL_OUTCOME',
  ],
  [
    'legal reads the scans of all domains',
    'legal-review',
    inside('readScans', /<zeebe:input [^>]*>/, ''),
    'POLICY_LEGAL_OUTCOME',
  ],
  ...(
    [
      ['campaign-planning', 'approveBudget', LAUNCH],
      ['campaign-planning', 'approveBudgetAgain', LAUNCH],
      ['creative-briefing', 'reviewAsset', 'POLICY_ASSET_APPROVED'],
      ['legal-review', 'confirmCondition', 'POLICY_CONDITION_MET'],
    ] as const
  ).map(
    ([process, task, policy]) =>
      [
        `${task} is for whoever is there`,
        process,
        inside(task, /candidateGroups="[^"]*"/, 'candidateGroups="ops"'),
        policy,
      ] as const,
  ),
  ['no problem is kept', 'launch', inside('decidePreflight', 'get or else(problems, [])', '[]'), LAUNCH],
  [
    'whoever refuses a condition confirms it',
    'legal-review',
    inside('confirmCondition', 'decision = &#34;accept&#34;', 'decision != &#34;accept&#34;'),
    'POLICY_CONDITION_MET',
  ],
  [
    'the page is written over',
    'launch',
    inside(
      'readPlan',
      '</bpmn:extensionElements>',
      outputs({ setup: 'setup', page: '{ok: true}' }) + '</bpmn:extensionElements>',
    ),
    LAUNCH,
  ],
  [
    'what the script finds is not kept',
    'launch',
    inside(
      'readPlan',
      '</bpmn:extensionElements>',
      outputs({ setup: '{utmValid: true, budgetReserved: true}' }) + '</bpmn:extensionElements>',
    ),
    LAUNCH,
  ],
  [
    'what the table finds is not kept',
    'legal-review',
    inside(
      'decideOutcome',
      '</bpmn:extensionElements>',
      outputs({ outcome: '&#34;approved&#34;' }) + '</bpmn:extensionElements>',
    ),
    LAUNCH,
  ],
];
