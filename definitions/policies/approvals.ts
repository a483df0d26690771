import {
  action,
  before,
  control,
  decision,
  done,
  either,
  emptied,
  all,
  said,
  script,
  task,
} from '../policy.ts';
import type { Policy } from '../policy.ts';

const reviews = [task('legal-review', 'reviewClaims'), task('legal-review', 'reviewDataProtection')];

/** Art. 35 DSGVO: each criterion counts, and two of them call for an assessment. */
const impactAssessment = decision(
  'impactAssessment',
  'impactCriteria.weight => true',
  'brief.dataProtection.specialCategories => 2',
  'brief.dataProtection.profiling => 1',
  'brief.dataProtection.profiling | brief.dataProtection.legalBasis => 1',
  'brief.dataProtection.processors => 1',
  'plan.segment.size => 1',
  'brief.dataProtection.legalBasis | purposes => 1',
);

/** What the reviewers look at is read, not told. */
const looked = control(
  'consent tool, tags and page read',
  all(
    done(action('onetrust.listPurposes', 'legal-review')),
    done(action('onetrust.listScans', 'legal-review')),
    done(action('google-tag-manager.readContainer', 'legal-review')),
    done(action('website.inspectPage', 'legal-review')),
    done(
      decision(
        'trackingFindings',
        'page.ok is false',
        'page.consentBanner is false',
        'page.missingTags is 1',
        'item.consentStatus is 1',
        'plan.utm.channel is false',
        'u.campaign is false',
      ),
    ),
  ),
);

export const legalOutcome: Policy = {
  code: 'POLICY_LEGAL_OUTCOME',
  rule: 'The review is judged when legal and the data protection officer, two people, have decided.',
  ...before({ writes: 'outcome', process: 'legal-review' }, [
    looked,
    control(
      'two people decided',
      either(
        said(reviews, 'claims.by != dataProtection.by'),
        done(task('legal-review', 'repeatDataProtection', 'dpo')),
      ),
    ),
    control(
      'impact assessed',
      all(
        done(impactAssessment),
        either(
          said(impactAssessment, 'not(impact.needed)'),
          done(task('legal-review', 'attachAssessment', 'campaign-owner')),
        ),
      ),
    ),
  ]),
};

export const conditionMet: Policy = {
  code: 'POLICY_CONDITION_MET',
  rule: 'A condition of legal is met when those who set it say so.',
  ...before({ actions: ['asana.completeTask'], process: 'legal-review' }, [
    control('confirmed', said(task('legal-review', 'confirmCondition'), 'met')),
  ]),
};

const fingerprinted = action('website.fingerprintAsset', 'creative-briefing');

/** On the file as it was handed in, and without the votes on an earlier one. */
const voted = said(
  task('creative-briefing', 'reviewAsset'),
  'count(distinct values(reviews[item.decision = "approve"].by)) >= format.quorum',
  [done(fingerprinted), emptied('reviews')],
);

export const assetRecorded: Policy = {
  code: 'POLICY_ASSET_APPROVED',
  rule: 'An asset counts as approved when its reviewers agree and the file is still the one they saw.',
  ...before({ writes: 'asset', process: 'creative-briefing' }, [
    control('voted', voted),
    control('unchanged since the vote', said(fingerprinted, 'currentSha256 = sha256', [voted])),
  ]),
};

export const setApproved: Policy = {
  code: 'POLICY_SET_APPROVED',
  rule: 'A set of assets is approved when every channel has one, or the owner goes on with what there is.',
  ...before({ writes: 'outcome', process: 'creative-briefing', value: 'approved' }, [
    control(
      'set complete',
      either(
        said(script('assets', 'produced[item != null]'), 'count(uncovered) = 0'),
        said(task('creative-briefing', 'decideSet', 'campaign-owner'), 'setDecision = "accept"'),
      ),
    ),
  ]),
};

export const runningBudget: Policy = {
  code: 'POLICY_RUNNING_BUDGET',
  rule: 'A running campaign spends otherwise only by its owner and within the approved budget.',
  ...before({ effects: ['spend'], process: 'review-cycle' }, [
    control('decided by the owner', done(task('review-cycle', 'reviewReport', 'campaign-owner'))),
    control(
      'within the approved budget',
      said(script('projection', 'daily <= before or total <= brief.budget'), 'projection.fits'),
    ),
  ]),
};
