import { action, before, control, effect, everyStep, said, task } from '../policy.ts';
import type { Policy } from '../policy.ts';
import {
  assetsApproved,
  budgetApproved,
  consentChecked,
  legalApproval,
  namesValid,
  pageReady,
  planAsApproved,
} from './controls.ts';

export const publishAndSpend: Policy = {
  code: 'POLICY_PUBLISH_OR_SPEND',
  rule: 'Nothing is published and nothing spent without consent checked, legal approval, valid names, an approved budget, approved assets and a page that is there.',
  ...before(effect('publish', 'spend'), [
    consentChecked,
    legalApproval,
    namesValid,
    budgetApproved,
    planAsApproved,
    assetsApproved,
    pageReady,
  ]),
};

/** The owner says go when everything is prepared. */
const goGiven = control(
  'go of the owner',
  said(task('launch', 'decideGo', 'campaign-owner'), 'goNoGo.decision = "go"'),
);

export const spendOnGo: Policy = {
  code: 'POLICY_SPEND_WITHOUT_GO',
  rule: 'No campaign runs before its owner gave the go.',
  ...before(effect('spend'), [goGiven]),
};

const created = (id: string, takes: Readonly<Record<string, string>>) => ({
  step: action(id, 'launch'),
  takes: { name: 'plan.campaignName', currency: 'brief.currency', ...takes },
});

export const spendAsPlanned: Policy = {
  code: 'POLICY_SPEND_AS_PLANNED',
  rule: 'A campaign has the name of the approved plan, spends a day what that says, and ends when the brief says.',
  ...everyStep(
    created('google-ads.createCampaign', {
      dailyBudget: 'setup.google.dailyBudget',
      endDate: 'brief.period.end',
    }),
    created('meta-ads.createCampaign', {
      dailyBudget: 'setup.meta.dailyBudget',
      endAt: 'brief.period.end + "T23:59:59Z"',
    }),
  ),
};
