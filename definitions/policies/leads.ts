import {
  action,
  all,
  before,
  control,
  decision,
  done,
  either,
  everyStep,
  rule,
  said,
  task,
} from '../policy.ts';
import type { Policy } from '../policy.ts';

/** No consent in the form, or one that was withdrawn since, proves nothing. */
const consentProof = decision(
  'consentProof',
  rule({ 'lead.consent.given': [false, null] }, '"none"'),
  rule(
    {
      'lead.consent.given': [true],
      'consent.status': ['WITHDRAWN', 'EXPIRED'],
      'consent.at != null and date and time(consent.at) > date and time(lead.consent.at)': [true],
    },
    '"none"',
  ),
);

const onConsent = (answer: string) =>
  said(consentProof, `proof = "${answer}"`, [
    done(action('onetrust.readSubject'), {
      takes: { identifier: 'lead.email', purposeId: 'lead.consent.purposeId' },
      gives: { consent: '{status: consent, at: at}' },
    }),
  ]);

export const leadConsent: Policy = {
  code: 'POLICY_LEAD_CONSENT',
  rule: 'Nothing is written about a person who has not consented.',
  ...before(
    {
      actions: [
        'hubspot.upsertContact',
        'hubspot.updateLead',
        'klaviyo.upsertProfile',
        'klaviyo.subscribeProfile',
        'google-ads.uploadConversion',
        'meta-ads.sendConversion',
      ],
    },
    [
      control(
        'consent proven',
        either(
          onConsent('proven'),
          all(
            onConsent('record'),
            done(action('onetrust.recordReceipt'), {
              takes: { identifier: 'lead.email', purposeId: 'lead.consent.purposeId', given: 'true' },
            }),
          ),
        ),
        ['lead'],
      ),
    ],
  ),
};

/** Consent is proven for the person who gave it. */
export const leadKept: Policy = {
  code: 'POLICY_LEAD_KEPT',
  rule: 'What is written about a person is about the person who consented, as the lead came.',
  ...everyStep(
    { process: 'lead-handover', keeps: 'lead' },
    { step: action('hubspot.upsertContact', 'lead-handover'), takes: { email: 'lead.email' } },
    { step: action('klaviyo.upsertProfile', 'lead-handover'), takes: { email: 'lead.email' } },
    { step: action('klaviyo.subscribeProfile', 'lead-handover'), takes: { email: 'lead.email' } },
  ),
};

export const conversionAccepted: Policy = {
  code: 'POLICY_CONVERSION',
  rule: 'A platform hears of a conversion when sales has accepted the lead.',
  ...before({ actions: ['google-ads.uploadConversion', 'meta-ads.sendConversion'] }, [
    control(
      'accepted by sales',
      said(task('lead-handover', 'acceptLead', 'sales', 'territory.people[round]'), 'decision = "accept"'),
    ),
  ]),
};
