import {
  action,
  any,
  before,
  call,
  control,
  decision,
  done,
  either,
  emptied,
  everyStep,
  all,
  rule,
  said,
  script,
  task,
} from '../policy.ts';
import type { Policy } from '../policy.ts';

const reviews = [task('legal-review', 'reviewClaims'), task('legal-review', 'reviewDataProtection')];

/** Art. 35 DSGVO: each criterion counts, and two of them call for an assessment. */
const impactAssessment = decision(
  'impactAssessment',
  rule({ 'get or else(sum(impactCriteria.weight), 0)': [2, 7] }, 'true'),
  rule({ 'brief.dataProtection.specialCategories': [true] }, '2'),
  rule({ 'brief.dataProtection.profiling': [true] }, '1'),
  rule(
    {
      'brief.dataProtection.profiling': [true],
      'brief.dataProtection.legalBasis': ['legitimate-interest'],
    },
    '1',
  ),
  rule({ 'count(brief.dataProtection.processors)': [6] }, '1'),
  rule({ 'plan.segment.size': [100_001] }, '1'),
  rule(
    {
      'brief.dataProtection.legalBasis': ['consent'],
      'list contains(purposes.name, brief.dataProtection.purpose)': [false],
    },
    '1',
  ),
);

/** What the reviewers look at is read, not told. */
const looked = control(
  'consent tool, tags and page read',
  all(
    done(action('onetrust.listPurposes', 'legal-review'), { gives: { purposes: 'purposes' } }),
    done(action('onetrust.listScans', 'legal-review'), {
      takes: { domain: 'replace(brief.landingPage, "^https?://([^/:]+).*$", "$1")' },
      gives: { scans: 'scans' },
    }),
    done(action('google-tag-manager.readContainer', 'legal-review'), { gives: { tags: 'tags' } }),
    done(action('website.inspectPage', 'legal-review'), {
      takes: {
        url: 'brief.landingPage',
        expectTags:
          'concatenate(["GTM-MR4K7Q2", "G-7MR26KQ41X"], if list contains(brief.channels, "meta-ads") then ["1180349927706254"] else [])',
      },
      gives: { page: '{ok: ok, missingTags: missingTags, consentBanner: consentBanner}' },
    }),
    done(
      decision(
        'trackingFindings',
        rule({ 'page.ok': [false] }),
        rule({ 'page.consentBanner': [false] }),
        any('count(page.missingTags)'),
        any('count(tags[not(item.paused) and item.consentStatus = "notSet"])'),
        rule({ 'every c in brief.channels satisfies list contains(plan.utm.channel, c)': [false] }),
        rule({ 'every u in plan.utm satisfies u.campaign = plan.campaignName': [false] }),
      ),
      { gives: { trackingFindings: 'get or else(trackingFindings, [])' } },
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
        done(impactAssessment, { gives: { impact: 'impact' } }),
        either(
          said(impactAssessment, 'not(impact.needed)'),
          done(task('legal-review', 'attachAssessment', 'campaign-owner')),
        ),
      ),
    ),
  ]),
};

export const reviewedAsGiven: Policy = {
  code: 'POLICY_LEGAL_OUTCOME',
  rule: 'What is reviewed is the campaign as it came, and all of it.',
  ...everyStep(
    { process: 'legal-review', keeps: 'brief' },
    { process: 'legal-review', keeps: 'plan' },
    { process: 'legal-review', keeps: 'assets' },
  ),
};

export const conditionMet: Policy = {
  code: 'POLICY_CONDITION_MET',
  rule: 'A condition of legal is met when those who set it say so.',
  ...before({ actions: ['asana.completeTask'], process: 'legal-review' }, [
    control(
      'confirmed',
      said(task('legal-review', 'confirmCondition', '=[condition.setBy]'), 'met', [], {
        gives: { met: 'decision = "accept"' },
      }),
    ),
  ]),
};

const fingerprinted = action('website.fingerprintAsset', 'creative-briefing');

/** On the file as it was handed in, and without the votes on an earlier one. */
const voted = said(
  task('creative-briefing', 'reviewAsset', '=[reviewer]'),
  'count(distinct values(reviews[item.decision = "approve"].by)) >= format.quorum',
  [done(fingerprinted, { takes: { url: 'url' }, gives: { sha256: 'sha256' } }), emptied('reviews')],
  {
    gives: {
      reviews: 'append(reviews, {by: completedBy, decision: decision, reason: get or else(reason, "")})',
    },
  },
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
        said(script('assets', 'produced[item != null]'), 'count(uncovered) = 0', [], {
          gives: { uncovered: 'brief.channels[not(list contains(assets.channel, item))]' },
        }),
        said(task('creative-briefing', 'decideSet', 'campaign-owner'), 'setDecision = "accept"'),
      ),
    ),
  ]),
};

export const setHandedOn: Policy = {
  code: 'POLICY_SET_APPROVED',
  rule: 'The assets that were approved are those that go on.',
  ...everyStep({ step: call('creative-briefing'), gives: { assets: 'assets' } }),
};

/** What a change of the daily budgets costs until the end; who lowers them may, whatever was spent. */
const projected = `{
  days: max(0, (date(brief.period.end) - today()) / duration("P1D")),
  before: get or else(budgets.googleAds, 0) + get or else(budgets.metaAds, 0),
  daily: get or else(changes.googleBudget, get or else(budgets.googleAds, 0)) + get or else(changes.metaBudget, get or else(budgets.metaAds, 0)),
  total: totals.cost + daily * days,
  fits: daily <= before or total <= brief.budget
}`;

export const runningBudget: Policy = {
  code: 'POLICY_RUNNING_BUDGET',
  rule: 'A running campaign spends otherwise only by its owner and within the approved budget.',
  ...before({ effects: ['spend'], process: 'review-cycle' }, [
    control('decided by the owner', done(task('review-cycle', 'reviewReport', 'campaign-owner'))),
    control('within the approved budget', said(script('projection', projected), 'projection.fits')),
  ]),
};
