import {
  action,
  all,
  call,
  control,
  decision,
  done,
  either,
  emptied,
  said,
  script,
  task,
} from '../policy.ts';
import type { Evidence } from '../policy.ts';

/** The pre-flight of a launch found nothing, where it judges by what was looked up before. */
const preflight = (judged: readonly string[], ...on: readonly Evidence[]) =>
  said(decision('preflight', ...judged), 'count(problems) = 0', on);

const planIsSound = script(
  'setup',
  'u.campaign = plan.campaignName',
  'count(plan.approvals[decision = "approve"]) > 0',
  'sum(plan.channels.budget) <= brief.budget',
);

const taxonomy = decision(
  'taxonomyIssues',
  'campaignName & matches is false',
  'campaignName & string length is 81',
  'campaignName & brief.market is false',
  'campaignName & brief.period is false',
  'utm & distinct values is false',
  'utm & u.content is false',
);

/** Nobody approves alone what is above the limit. */
const approvers = decision(
  'budgetApproval',
  'figures.budgetInEuro => 1; ["campaign-owner", "ops"]',
  'figures.budgetInEuro => 1; ["campaign-owner"]',
  'figures.budgetInEuro => 2; ["campaign-owner"]; ["campaign-owner", "ops"]',
);

/** The consent tool knows the purpose, has scanned the domain, and the page asks its visitors. */
export const consentChecked = control(
  'consent checked',
  preflight(
    ['scans is false', 'purposes is false', 'page.consentBanner is false'],
    done(action('onetrust.listScans', 'launch')),
    done(action('onetrust.listPurposes', 'launch')),
    done(action('website.inspectPage', 'launch')),
  ),
);

/** Where the campaign leads to is there, and carries our tags. */
export const pageReady = control(
  'landing page ready',
  preflight(['page.ok is false', 'page.missingTags is 1'], done(action('website.inspectPage', 'launch'))),
);

/** Three roles reviewed, two people decided, nobody rejected, and every condition is met. */
export const legalApproval = control(
  'legal approval',
  all(
    done(task('legal-review', 'reviewClaims', 'legal')),
    done(task('legal-review', 'reviewDataProtection', 'dpo')),
    done(task('legal-review', 'reviewTracking', 'ops')),
    done(
      decision(
        'reviewOutcome',
        'claims.decision is "reject" => "rejected"',
        'dataProtection.decision is "reject" => "rejected"',
        'tracking.decision is "reject" => "rejected"',
        'openConditions is 1 => "approved-with-conditions"',
      ),
    ),
    done(script('openConditions', 'claimsConditions', 'dataProtectionConditions', 'trackingConditions')),
    done(script('review', 'if some c in conditions satisfies not(c.done) then "rejected" else outcome')),
    said(call('legal-review'), 'review.outcome != "rejected"'),
    preflight(['review.outcome is "rejected"', 'review.conditions is 1']),
  ),
  ['assets'],
);

/** The names follow the taxonomy when they are made, and the links still carry them at the launch. */
export const namesValid = control(
  'valid names and UTM',
  all(
    said(taxonomy, 'count(taxonomyIssues) = 0', [done(decision('utmTaxonomy'), { each: 'brief.channels' })]),
    preflight(['setup.utmValid is false'], done(planIsSound)),
  ),
);

/** As many people as the table asks for approved, and no channel spends more. */
export const budgetApproved = control(
  'budget approved',
  all(
    said(task('campaign-planning', 'approveBudget'), 'budgetDecision = "approve"', [done(approvers)]),
    either(
      said(approvers, 'policy.approvers <= 1'),
      said(task('campaign-planning', 'approveBudgetAgain'), 'budgetDecision = "approve"'),
    ),
    preflight(['setup.budgetReserved is false'], done(planIsSound)),
  ),
);

/** Creative's set is approved, and every file is at the launch what it was then. */
export const assetsApproved = control(
  'assets approved and unchanged since',
  all(
    said(call('creative-briefing'), 'production = "approved"'),
    preflight(
      ['fingerprints is false'],
      either(
        done(action('website.fingerprintAsset', 'launch'), {
          each: 'assets',
          keeps: ['sha256 = asset.sha256'],
        }),
        emptied('fingerprints'),
      ),
    ),
  ),
);
