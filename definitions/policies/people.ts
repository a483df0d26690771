import { answers, differentPeople } from '../policy.ts';
import type { Policy } from '../policy.ts';

export const differentHands: Policy = {
  code: 'POLICY_PEOPLE',
  rule: 'Nobody approves what is their own; two approvals are two people.',
  ...differentPeople(
    answers('campaign-planning', 'approveBudget', ['author']),
    answers('campaign-planning', 'approveBudgetAgain', ['author', { task: 'approveBudget' }]),
    answers('campaign-planning', 'settleBudget', ['author']),
    answers('creative-briefing', 'reviewAsset', [{ task: 'produceAsset' }]),
    answers('legal-review', 'reviewClaims', ['author']),
    answers('legal-review', 'reviewDataProtection', ['author']),
    answers('legal-review', 'reviewTracking', ['author']),
    answers('legal-review', 'repeatDataProtection', ['author', { task: 'reviewClaims' }]),
    answers('legal-review', 'confirmCondition', [{ task: 'meetCondition' }]),
  ),
};
