import {
  action,
  all,
  any,
  call,
  control,
  decision,
  done,
  either,
  emptied,
  rule,
  said,
  script,
  task,
  unless,
} from '../policy.ts';
import type { Evidence, TableRule } from '../policy.ts';

/** The pre-flight of a launch found nothing, where it judges by what was looked up before. */
const preflight = (judged: readonly TableRule[], ...on: readonly Evidence[]) =>
  said(decision('preflight', ...judged), 'count(problems) = 0', on, {
    gives: { problems: 'get or else(problems, [])' },
  });

const planIsSound = script(
  'setup',
  `{
    google: plan.channels[channel = "google-ads"][1],
    meta: plan.channels[channel = "meta-ads"][1],
    utmValid: every u in plan.utm satisfies u.campaign = plan.campaignName,
    budgetReserved: count(plan.approvals[decision = "approve"]) > 0 and sum(plan.channels.budget) <= brief.budget
  }`,
);

const wrong = (input: string): TableRule => rule({ [input]: [false] });

const taxonomy = decision(
  'taxonomyIssues',
  wrong(
    'matches(campaignName, "^(de|at|ch|gb|us)_(leads|sales|awareness)_[a-z0-9]+(-[a-z0-9]+)*_[0-9]{6}$")',
  ),
  rule({ 'string length(campaignName)': [81] }),
  wrong('starts with(campaignName, lower case(brief.market) + "_" + brief.goal + "_")'),
  wrong('ends with(campaignName, "_" + replace(substring(brief.period.start, 1, 7), "-", ""))'),
  wrong('count(distinct values(utm)) = count(utm)'),
  wrong('every u in utm satisfies matches(u.content, "^[a-z]{2}_[a-z0-9-]+$")'),
);

const budget = 'figures.budgetInEuro';

/** Nobody approves alone what is above the limit. */
const approvers = decision(
  'budgetApproval',
  rule({ [budget]: [0, 999_999] }, '1', '["campaign-owner", "ops"]'),
  rule({ [budget]: [1_000_000, 5_000_000] }, '1', '["campaign-owner"]'),
  rule({ [budget]: [5_000_001] }, '2', '["campaign-owner"]', '["campaign-owner", "ops"]'),
);

/** The consent tool knows the purpose, has scanned the domain, and the page asks its visitors. */
export const consentChecked = control(
  'consent checked',
  preflight(
    [
      unless('some s in scans satisfies upper case(s.status) = "COMPLETED"'),
      unless(
        'some p in purposes satisfies p.name = brief.dataProtection.purpose and upper case(p.status) = "ACTIVE"',
      ),
      unless('page.consentBanner'),
    ],
    done(action('onetrust.listScans', 'launch'), {
      takes: { domain: 'split(brief.landingPage, "/")[3]' },
      gives: { scans: 'scans' },
    }),
    done(action('onetrust.listPurposes', 'launch'), { gives: { purposes: 'purposes' } }),
    done(action('website.inspectPage', 'launch'), {
      takes: { url: 'brief.landingPage' },
      gives: { page: '{consentBanner: consentBanner}' },
    }),
  ),
);

/** Where the campaign leads to is there, and carries our tags. */
export const pageReady = control(
  'landing page ready',
  preflight(
    [unless('page.ok'), any('count(page.missingTags)')],
    done(action('website.inspectPage', 'launch'), {
      takes: { url: 'brief.landingPage', expectTags: '["GTM-MR4K7Q2"]' },
      gives: { page: '{ok: ok, missingTags: missingTags}' },
    }),
  ),
);

/** What a reviewer answered is what is judged, the conditions that they set among it. */
const reviewed = (id: string, role: string, variable: string) =>
  done(task('legal-review', id, role), {
    gives: {
      [variable]: '{decision: if decision = "reject" then "reject" else "approve"}',
      [`${variable}Conditions`]: `if decision = "approve-with-conditions" then (for c in conditions return context put(c, "setBy", "${role}")) else []`,
    },
  });

/** Three roles reviewed, two people decided, nobody rejected, and every condition is met. */
export const legalApproval = control(
  'legal approval',
  all(
    reviewed('reviewClaims', 'legal', 'claims'),
    either(
      reviewed('reviewDataProtection', 'dpo', 'dataProtection'),
      reviewed('repeatDataProtection', 'dpo', 'dataProtection'),
    ),
    reviewed('reviewTracking', 'ops', 'tracking'),
    done(
      decision(
        'reviewOutcome',
        rule({ 'claims.decision': ['reject'] }, '"rejected"'),
        rule({ 'dataProtection.decision': ['reject'] }, '"rejected"'),
        rule({ 'tracking.decision': ['reject'] }, '"rejected"'),
        rule({ 'count(openConditions)': [1] }, '"approved-with-conditions"'),
      ),
      { gives: { outcome: 'outcome' } },
    ),
    done(
      script('openConditions', 'concatenate(claimsConditions, dataProtectionConditions, trackingConditions)'),
    ),
    done(
      script(
        'review',
        `{
          outcome: if some c in conditions satisfies not(c.done) then "rejected" else outcome,
          conditions: conditions
        }`,
      ),
    ),
    said(call('legal-review'), 'review.outcome != "rejected"'),
    preflight([rule({ 'review.outcome': ['rejected'] }), any('count(review.conditions[done = false])')]),
  ),
  ['brief', 'plan', 'assets'],
);

/** The names follow the taxonomy when they are made, and the links still carry them at the launch. */
export const namesValid = control(
  'valid names and UTM',
  all(
    said(
      taxonomy,
      'count(taxonomyIssues) = 0',
      [done(decision('utmTaxonomy'), { each: 'brief.channels', gives: { utm: 'link' } })],
      { gives: { taxonomyIssues: 'get or else(taxonomyIssues, [])' } },
    ),
    preflight([unless('setup.utmValid')], done(planIsSound)),
  ),
);

/** As many people as the table asks for approved, and no channel spends more. */
export const budgetApproved = control(
  'budget approved',
  all(
    said(task('campaign-planning', 'approveBudget', '=policy.first'), 'budgetDecision = "approve"', [
      done(approvers),
      emptied('approvals'),
    ]),
    either(
      said(approvers, 'policy.approvers <= 1'),
      said(task('campaign-planning', 'approveBudgetAgain', '=policy.second'), 'budgetDecision = "approve"'),
    ),
    preflight([unless('setup.budgetReserved')], done(planIsSound)),
  ),
  ['brief'],
);

/** The plan is made of what was approved, and nobody writes another one. */
export const planAsApproved = control(
  'plan as approved',
  all(
    done(
      script(
        'forecast',
        `{
          share: row.weight / sum(channelMix.weight),
          budget: floor(brief.budget * share),
          dailyBudget: floor(budget / figures.days)
        }`,
      ),
      { each: 'channelMix' },
    ),
    done(
      script(
        'plan',
        '{campaignName: campaignName, segment: segment, channels: forecasts, utm: utm, approvals: approvals}',
      ),
    ),
  ),
);

/** Creative's set is approved, and every file is at the launch what it was then. */
export const assetsApproved = control(
  'assets approved and unchanged since',
  all(
    said(call('creative-briefing'), 'production = "approved"'),
    preflight(
      [unless('count(fingerprints[unchanged = true]) = count(assets)')],
      either(
        done(action('website.fingerprintAsset', 'launch'), {
          each: 'assets',
          takes: { url: 'asset.url' },
          gives: { fingerprints: '{unchanged: sha256 = asset.sha256}' },
        }),
        emptied('fingerprints'),
      ),
    ),
  ),
  ['assets'],
);
