import { path, type Scenario } from '../scenario.ts';

const lead = {
  email: 'maria.muster@example.org',
  firstName: 'Maria',
  lastName: 'Muster',
  company: 'Muster AG',
  employees: 300,
  country: 'DE',
  interest: 'demo',
  campaign: 'de_leads_prozess-plattform_202603',
  channel: 'google-ads',
  gclid: 'EAIaIQobChMI',
  consent: { given: true, at: '2026-01-05T07:59:00Z', purposeId: 'p-1' },
};

const known = (status: string, at?: string) => ({
  complete: { found: at !== undefined, consent: status, at: at ?? null },
});

const jobs = {
  'onetrust.readSubject': known('ACTIVE', '2025-11-01T10:00:00Z'),
  'onetrust.recordReceipt': { complete: { receiptId: 'r-1' } },
  'hubspot.upsertContact': { complete: { contactId: '501', created: true } },
  'hubspot.updateLead': { complete: { contactId: '501' } },
  'slack.postMessage': { complete: { channel: '#sales', ts: '1767600000.000100' } },
  'google-ads.uploadConversion': { complete: { uploaded: true } },
  'meta-ads.sendConversion': { complete: { received: 1 } },
  'klaviyo.upsertProfile': { complete: { profileId: 'KLP1' } },
  'klaviyo.subscribeProfile': { complete: { accepted: true } },
};

const accepts = { by: 'sales-dach', result: { decision: 'accept', expectedValue: 1_200_000 } };

const proven = 'readConsent > proveConsent > consentProven';
const scored = 'mayProcess > upsertContact > scoreLead > qualified';
const offered = path(scored, 'assignTerritory');
const decided = 'acceptLead > salesDecision';
const recycled = 'toNurture > upsertProfile > subscribeProfile > recycled';
const passed = 'remindDue > remindSales > reminded > deadlinePassed > colleagueLeft';

export const scenarios: readonly Scenario[] = [
  {
    name: 'a good lead is accepted and reported to Google Ads',
    variables: { lead },
    script: { jobs, tasks: { acceptLead: accepts } },
    path: path(
      'leadHandedIn',
      proven,
      offered,
      decided,
      'markAccepted > cameBy > reportToGoogle > reported > accepted',
    ),
    ends: 'completed',
    expect: {
      outcome: 'accepted',
      proof: 'proven',
      score: 95,
      decidedBy: 'sales-dach',
      conversion: { platform: 'google-ads', reported: true },
    },
  },
  {
    name: 'a consent just given is recorded before anything else',
    variables: { lead: { ...lead, channel: 'meta-ads', employees: 40, country: 'CH' } },
    script: { jobs: { ...jobs, 'onetrust.readSubject': known('NONE') }, tasks: { acceptLead: accepts } },
    path: path(
      'leadHandedIn',
      proven,
      'recordConsent',
      offered,
      decided,
      'markAccepted > cameBy > reportToMeta > reported > accepted',
    ),
    ends: 'completed',
    expect: { outcome: 'accepted', proof: 'record', receiptId: 'r-1', score: 70 },
  },
  {
    name: 'without consent nothing is written anywhere',
    variables: { lead: { ...lead, consent: { ...lead.consent, given: false } } },
    script: { jobs: { 'onetrust.readSubject': known('NONE') } },
    path: path('leadHandedIn', proven, 'keepRefusal > notProcessed'),
    ends: 'completed',
    expect: {
      outcome: 'no-consent',
      evidence: {
        at: '2026-01-05T08:00:00Z',
        purposeId: 'p-1',
        givenInForm: false,
        knownStatus: 'NONE',
        decision: 'not processed',
      },
    },
  },
  {
    name: 'a consent withdrawn after the form was sent counts',
    variables: { lead },
    script: { jobs: { 'onetrust.readSubject': known('WITHDRAWN', '2026-01-05T08:00:00Z') } },
    path: path('leadHandedIn', proven, 'keepRefusal > notProcessed'),
    ends: 'completed',
    expect: { outcome: 'no-consent', proof: 'none' },
  },
  {
    name: 'a lead that is not qualified goes into nurture',
    variables: {
      lead: { ...lead, interest: 'newsletter', employees: 3, country: 'US', channel: 'meta-ads' },
    },
    script: { jobs },
    path: path('leadHandedIn', proven, scored, recycled),
    ends: 'completed',
    expect: { outcome: 'recycled', score: 20, subscribed: true },
  },
  {
    name: 'a rejection keeps its reason',
    variables: { lead },
    script: {
      jobs,
      tasks: { acceptLead: { by: 'sales-dach', result: { decision: 'reject', reason: 'student' } } },
    },
    path: path('leadHandedIn', proven, offered, decided, 'markRejected > notNow > rejected'),
    ends: 'completed',
    expect: { outcome: 'rejected', reason: 'student' },
  },
  {
    name: 'not now means nurture',
    variables: { lead },
    script: {
      jobs,
      tasks: { acceptLead: { by: 'sales-dach', result: { decision: 'reject', reason: 'not-now' } } },
    },
    path: path('leadHandedIn', proven, offered, decided, 'markRejected > notNow > recycle', recycled),
    ends: 'completed',
    expect: { outcome: 'recycled', reason: 'not-now' },
  },
  {
    name: 'passed on to the deputy, who accepts; a click that is too old is no incident',
    variables: { lead },
    script: {
      jobs: {
        ...jobs,
        'google-ads.uploadConversion': { error: { code: 'INVALID_INPUT', message: 'click too old' } },
      },
      tasks: {
        acceptLead: [
          { by: 'sales-dach', result: { decision: 'pass-on' } },
          { ...accepts, by: 'sales-dach-deputy' },
        ],
      },
    },
    path: path(
      'leadHandedIn',
      proven,
      offered,
      decided,
      'colleagueLeft > reassign',
      decided,
      'markAccepted > cameBy > googleDeclined > reported > accepted',
    ),
    ends: 'completed',
    expect: {
      outcome: 'accepted',
      round: 2,
      decidedBy: 'sales-dach-deputy',
      conversion: { platform: 'google-ads', reported: false, code: 'INVALID_INPUT' },
    },
  },
  {
    name: 'nobody moves: reminded and reassigned twice, then nurture',
    variables: { lead: { ...lead, channel: 'klaviyo' } },
    script: { jobs, tasks: { acceptLead: { leave: true } } },
    path: path(
      'leadHandedIn',
      proven,
      offered,
      passed,
      'reassign',
      passed,
      'reassign',
      passed,
      'recycle',
      recycled,
    ),
    ends: 'completed',
    // Three times four business hours from Monday, 09:00 in Berlin: Monday 13:00, 17:00, Tuesday 13:00.
    took: 'P1DT4H',
    expect: { outcome: 'recycled', round: 3 },
  },
];
