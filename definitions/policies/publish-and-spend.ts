import { before, effect, said, control, task } from '../policy.ts';
import type { Policy } from '../policy.ts';
import {
  assetsApproved,
  budgetApproved,
  consentChecked,
  legalApproval,
  namesValid,
  pageReady,
} from './controls.ts';

export const publishAndSpend: Policy = {
  code: 'POLICY_PUBLISH_OR_SPEND',
  rule: 'Nothing is published and nothing spent without consent checked, legal approval, valid names, an approved budget, approved assets and a page that is there.',
  ...before(effect('publish', 'spend'), [
    consentChecked,
    legalApproval,
    namesValid,
    budgetApproved,
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
