import { also, asks, inside, remove, to, without, type Edit } from './surgery.ts';

const rule =
  (id: string): Edit =>
  (xml) =>
    remove(xml, id);

/** Another test in a cell of a table. */
const cell =
  (id: string, test: string): Edit =>
  (xml) =>
    xml.replace(
      new RegExp(`(<inputEntry id="${id}">\\s*<text>)[^<]*`),
      (_, before: string) => before + test.replace('>', '&gt;'),
    );

const LAUNCH = 'POLICY_PUBLISH_OR_SPEND';

/** What is taken away, from which process, the policy that says so, and the file where that is not the diagram. */
export type Removal = readonly [string, string, Edit, string, string?];

/** Every control of our definitions. */
export const removals: readonly Removal[] = [
  // Consent.
  ['no cookie scan is read', 'launch', without('listScans'), LAUNCH],
  ['no purpose is read', 'launch', without('listPurposes'), LAUNCH],
  ['no page is opened', 'launch', without('inspectPage'), LAUNCH],
  ['the table does not ask for scans', 'launch', rule('preflight_rule_4'), LAUNCH, 'preflight.dmn'],
  ['the table does not ask for the purpose', 'launch', rule('preflight_rule_5'), LAUNCH, 'preflight.dmn'],
  ['the table does not ask for a banner', 'launch', rule('preflight_rule_8'), LAUNCH, 'preflight.dmn'],
  // The pre-flight.
  ['no table judges the pre-flight', 'launch', without('decidePreflight'), LAUNCH],
  ['a failed pre-flight goes on', 'launch', to('roundsLeftToDecideOnPreflight', 'createWished'), LAUNCH],
  ['any pre-flight passes', 'launch', asks('preflightPassedToCreateWished', 'true'), LAUNCH],
  ['three problems pass', 'launch', asks('preflightPassedToCreateWished', 'count(problems) < 4'), LAUNCH],
  ['who fixes need not check again', 'launch', to('checkAgainToCheckOnceMore', 'createWished'), LAUNCH],
  ['tags come first', 'launch', also('checkAgain', 'chooseTags', 'round > 9'), LAUNCH],
  // Legal approval.
  ['nobody reviews', 'campaign-lifecycle', without('reviewLegally'), LAUNCH],
  [
    'a rejected campaign is launched',
    'campaign-lifecycle',
    to('releasedToRoundsLeft', 'launchCampaign'),
    LAUNCH,
  ],
  ['any review is enough', 'campaign-lifecycle', asks('releasedToLaunchCampaign', 'true'), LAUNCH],
  [
    'one who stops launches',
    'campaign-lifecycle',
    to('tryAgainToStoppedAfterReview', 'launchCampaign'),
    LAUNCH,
  ],
  [
    'new assets are not reviewed',
    'campaign-lifecycle',
    to('tryAgainToProduceAssets', 'launchCampaign'),
    LAUNCH,
  ],
  ['claims are not reviewed', 'legal-review', without('reviewClaims'), LAUNCH],
  ['data protection is not reviewed', 'legal-review', without('reviewDataProtection'), LAUNCH],
  ['tracking is not reviewed', 'legal-review', without('reviewTracking'), LAUNCH],
  [
    'others review the claims',
    'legal-review',
    inside('reviewClaims', 'candidateGroups="legal"', 'candidateGroups="ops"'),
    LAUNCH,
  ],
  ['no table judges the reviews', 'legal-review', without('decideOutcome'), LAUNCH],
  [
    'rejected claims are approved',
    'legal-review',
    rule('reviewOutcome_rule_1'),
    LAUNCH,
    'review-outcome.dmn',
  ],
  ['the table does not ask for the review', 'launch', rule('preflight_rule_2'), LAUNCH, 'preflight.dmn'],
  ['the table does not ask for conditions', 'launch', rule('preflight_rule_3'), LAUNCH, 'preflight.dmn'],
  [
    'one person may be legal and officer',
    'legal-review',
    to('decidedSeparatelyToRepeatDataProtection', 'separate'),
    'POLICY_LEGAL_OUTCOME',
  ],
  ['no table asks for an assessment', 'legal-review', without('assessImpact'), 'POLICY_LEGAL_OUTCOME'],
  ['an assessment need not be attached', 'legal-review', without('attachAssessment'), 'POLICY_LEGAL_OUTCOME'],
  ['nobody confirms a condition', 'legal-review', without('confirmCondition'), 'POLICY_CONDITION_MET'],
  [
    'an unmet condition is met',
    'legal-review',
    asks('confirmedToCompleteConditionTask', 'true'),
    'POLICY_CONDITION_MET',
  ],
  [
    'the table needs no assessment',
    'legal-review',
    rule('impactAssessment_rule_1'),
    'POLICY_LEGAL_OUTCOME',
    'impact-assessment.dmn',
  ],
  ['the page need not be there', 'launch', rule('preflight_rule_6'), LAUNCH, 'preflight.dmn'],
  ['the page need not carry our tags', 'launch', rule('preflight_rule_7'), LAUNCH, 'preflight.dmn'],
  ...[1, 2, 3, 4, 5, 6].flatMap((number) => [
    [
      `the impact does not count criterion ${number}`,
      'legal-review',
      rule(`impactCriteria_rule_${number}`),
      'POLICY_LEGAL_OUTCOME',
      'impact-assessment.dmn',
    ] as const,
    [
      `the reviewers are not told finding ${number}`,
      'legal-review',
      rule(`trackingFindings_rule_${number}`),
      'POLICY_LEGAL_OUTCOME',
      'tracking-findings.dmn',
    ] as const,
  ]),
  ...['readPurposes', 'readScans', 'readContainer', 'inspectLandingPage', 'checkTracking'].map(
    (step) => [`legal does without ${step}`, 'legal-review', without(step), 'POLICY_LEGAL_OUTCOME'] as const,
  ),
  [
    'conditions weigh more than a rejection',
    'legal-review',
    (xml) => {
      const [weak = ''] = /<rule id="reviewOutcome_rule_4">.*?<\/rule>/s.exec(xml) ?? [];
      return xml.replace(weak, '').replace('<rule id="reviewOutcome_rule_1">', (first) => weak + first);
    },
    LAUNCH,
    'review-outcome.dmn',
  ],
  ['conditions bind nobody', 'legal-review', rule('reviewOutcome_rule_4'), LAUNCH, 'review-outcome.dmn'],
  ['conditions are not gathered', 'legal-review', without('gatherConditions'), LAUNCH],
  ['nothing is recorded', 'legal-review', without('recordEvidence'), LAUNCH],
  // Names and budget.
  ...[1, 2, 3, 4, 5, 6].map(
    (number) =>
      [
        `the table does not ask for the names, rule ${number}`,
        'campaign-planning',
        rule(`taxonomyIssues_rule_${number}`),
        LAUNCH,
        'taxonomy-issues.dmn',
      ] as const,
  ),
  [
    'a middle budget has no approver',
    'campaign-planning',
    rule('budgetApproval_rule_2'),
    LAUNCH,
    'budget-approval.dmn',
  ],
  [
    'a large budget needs no second approver',
    'campaign-planning',
    rule('budgetApproval_rule_3'),
    LAUNCH,
    'budget-approval.dmn',
  ],
  ['other claims are approved', 'legal-review', rule('reviewOutcome_rule_2'), LAUNCH, 'review-outcome.dmn'],
  ['other tracking is approved', 'legal-review', rule('reviewOutcome_rule_3'), LAUNCH, 'review-outcome.dmn'],
  ['no table checks the names', 'campaign-planning', without('checkTaxonomy'), LAUNCH],
  ['wrong names go on', 'campaign-planning', asks('namesValidToCreateProject', 'true'), LAUNCH],
  [
    'corrected names are not checked',
    'campaign-planning',
    to('correctNamesToNameAgain', 'createProject'),
    LAUNCH,
  ],
  ['UTM is not made by the table', 'campaign-planning', without('buildUtm'), LAUNCH],
  ['UTM is not checked at the launch', 'launch', rule('preflight_rule_9'), LAUNCH, 'preflight.dmn'],
  ['the plan is not read at the launch', 'launch', without('readPlan'), LAUNCH],
  ['nobody approves the budget', 'campaign-planning', without('approveBudget'), LAUNCH],
  [
    'a refused budget goes on',
    'campaign-planning',
    to('firstDecisionToBudgetRejected', 'secondNeeded'),
    LAUNCH,
  ],
  ['no table asks for approvers', 'campaign-planning', without('ruleApproval'), LAUNCH],
  [
    'no second approval',
    'campaign-planning',
    to('secondNeededToApproveBudgetAgain', 'budgetApproved'),
    LAUNCH,
  ],
  ['no second approver', 'campaign-planning', without('approveBudgetAgain'), LAUNCH],
  [
    'the second may refuse',
    'campaign-planning',
    to('secondDecisionToBudgetRejected', 'budgetApproved'),
    LAUNCH,
  ],
  [
    'a revised budget is not approved',
    'campaign-planning',
    to('revisedToPlanAgain', 'budgetApproved'),
    LAUNCH,
  ],
  ['a refused plan goes on', 'campaign-lifecycle', to('plannedToNotPlanned', 'produceAssets'), LAUNCH],
  ['nothing is planned', 'campaign-lifecycle', without('planCampaign'), LAUNCH],
  ['the budget is not checked at the launch', 'launch', rule('preflight_rule_10'), LAUNCH, 'preflight.dmn'],
  // Assets.
  ['files are not read again', 'launch', without('fingerprintAssets'), LAUNCH],
  [
    'any file is as it was',
    'launch',
    inside('fingerprintAssets', 'sha256 = asset.sha256', 'sha256 = asset.sha256 or true'),
    LAUNCH,
  ],
  [
    'more may be spent than the budget',
    'launch',
    inside(
      'readPlan',
      'sum(plan.channels.budget) &#60;= brief.budget and',
      '(sum(plan.channels.budget) &#60;= brief.budget or true) and',
    ),
    LAUNCH,
  ],
  [
    'any page has a banner',
    'launch',
    (xml) => xml.replace('<text>page.consentBanner</text>', '<text>page.consentBanner or true</text>'),
    LAUNCH,
    'preflight.dmn',
  ],
  [
    'only a page with a banner is told',
    'launch',
    cell('preflight_rule_8_input_8', 'true'),
    LAUNCH,
    'preflight.dmn',
  ],
  [
    'a banner is neither there nor not',
    'launch',
    cell('preflight_rule_8_input_8', 'null'),
    LAUNCH,
    'preflight.dmn',
  ],
  [
    'a thousand conditions may be open',
    'launch',
    cell('preflight_rule_3_input_3', '> 1000'),
    LAUNCH,
    'preflight.dmn',
  ],
  [
    'what legal approved is told',
    'launch',
    cell('preflight_rule_2_input_2', '"approved"'),
    LAUNCH,
    'preflight.dmn',
  ],
  [
    'a rejection of claims is another word',
    'legal-review',
    cell('reviewOutcome_rule_1_input_1', '"approve"'),
    LAUNCH,
    'review-outcome.dmn',
  ],
  ['files are not compared', 'launch', inside('fingerprintAssets', 'sha256 = asset.sha256', 'true'), LAUNCH],
  [
    'files are compared with themselves',
    'launch',
    inside('fingerprintAssets', '{id:', '{sha256: asset.sha256, id:'),
    LAUNCH,
  ],
  [
    'any budget is reserved',
    'launch',
    inside('readPlan', 'brief.budget and count(plan', 'brief.budget or true and count(plan'),
    LAUNCH,
  ],
  [
    'links need no campaign',
    'launch',
    inside('readPlan', 'u.campaign = plan.campaignName and', 'u.campaign = plan.campaignName or'),
    LAUNCH,
  ],
  [
    'open conditions are not told',
    'legal-review',
    inside('recordEvidence', 'conditions: conditions', 'conditions: []'),
    LAUNCH,
  ],
  [
    'what a change costs is not counted',
    'review-cycle',
    inside('projectSpend', 'daily * days', '0'),
    'POLICY_RUNNING_BUDGET',
  ],
  ['the table does not ask for files', 'launch', rule('preflight_rule_1'), LAUNCH, 'preflight.dmn'],
  ['nothing is produced', 'campaign-lifecycle', without('produceAssets'), LAUNCH],
  ['an abandoned set goes on', 'campaign-lifecycle', to('producedToNotProduced', 'reviewLegally'), LAUNCH],
  ['nobody votes', 'creative-briefing', without('reviewAsset'), 'POLICY_ASSET_APPROVED'],
  [
    'no quorum is needed',
    'creative-briefing',
    asks('quorumReachedToFingerprintAgain', 'true'),
    'POLICY_ASSET_APPROVED',
  ],
  [
    'a changed file is recorded',
    'creative-briefing',
    to('unchangedToVoidApprovals', 'recordAsset'),
    'POLICY_ASSET_APPROVED',
  ],
  [
    'the file is not read after the vote',
    'creative-briefing',
    without('fingerprintAgain'),
    'POLICY_ASSET_APPROVED',
  ],
  [
    'an incomplete set is approved',
    'creative-briefing',
    to('goOnToTellAbandoned', 'setComplete'),
    'POLICY_SET_APPROVED',
  ],
  [
    'a file is not read when it comes',
    'creative-briefing',
    without('fingerprintAsset'),
    'POLICY_ASSET_APPROVED',
  ],
  // The go, and what runs.
  ['nobody gives the go', 'launch', without('decideGo'), 'POLICY_SPEND_WITHOUT_GO'],
  ['a no-go goes on', 'launch', to('goGivenToNoGo', 'enableWished'), 'POLICY_SPEND_WITHOUT_GO'],
  [
    'campaigns run before the go',
    'launch',
    to('publishTagsToNurtureWished', 'enableWished'),
    'POLICY_SPEND_WITHOUT_GO',
  ],
  ['nobody decides the month', 'review-cycle', without('reviewReport'), 'POLICY_RUNNING_BUDGET'],
  [
    'more than approved is spent',
    'review-cycle',
    asks('withinBudgetToApplyChanges', 'true'),
    'POLICY_RUNNING_BUDGET',
  ],
  ['nothing is projected', 'review-cycle', without('projectSpend'), 'POLICY_RUNNING_BUDGET'],
  ['what did not go live is changed', 'campaign-lifecycle', asks('isLiveToReviewCampaign', 'true'), LAUNCH],
  // Leads.
  ['nobody asks for consent', 'lead-handover', without('readConsent'), 'POLICY_LEAD_CONSENT'],
  ['no table proves consent', 'lead-handover', without('proveConsent'), 'POLICY_LEAD_CONSENT'],
  [
    'without consent it goes on',
    'lead-handover',
    to('consentProvenToKeepRefusal', 'mayProcess'),
    'POLICY_LEAD_CONSENT',
  ],
  ['fresh consent is not recorded', 'lead-handover', without('recordConsent'), 'POLICY_LEAD_CONSENT'],
  [
    'the form need not consent',
    'lead-handover',
    rule('consentProof_rule_1'),
    'POLICY_LEAD_CONSENT',
    'consent-proof.dmn',
  ],
  [
    'withdrawn consent counts',
    'lead-handover',
    rule('consentProof_rule_2'),
    'POLICY_LEAD_CONSENT',
    'consent-proof.dmn',
  ],
  [
    'a conversion without sales',
    'lead-handover',
    also('qualified', 'cameBy', 'score > 90'),
    'POLICY_CONVERSION',
  ],
];
