import { describe, expect, test } from 'vitest';
import { readsOf } from '../../compiler/check/reads.ts';
import { references } from '../../compiler/feel/index.ts';
import { definitions } from '../../definitions/index.gen.ts';
import { drawnProcesses } from './drawn-process.ts';
import { edgesOf } from './edges.ts';
import { lineageOf } from './lineage.ts';
import { lineageText } from './text.ts';

const told = (asked: string, process?: string): readonly string[] =>
  lineageText(lineageOf(asked, process))
    .split('\n')
    .map((line) => line.trim());

test.each<[string, string | undefined, readonly string[]]>([
  [
    'lead.email',
    undefined,
    [
      'leadHandedIn: start of lead-handover, lead',
      'leadArrived: message leadArrived, lead',
      'upsertContact: hubspot.upsertContact email (personal)',
      'acceptLead: form accept-lead',
    ],
  ],
  ['contactId', 'lead-handover', ['upsertContact: hubspot.upsertContact contactId']],
  [
    'proof',
    undefined,
    ['proveConsent: decision consentProof', 'consentProvenToMayProcess: condition = proof = "proven"'],
  ],
  [
    'round',
    'lead-handover',
    [
      'reassign: round = round + 1',
      'leadHandedIn: round = 1',
      'markAccepted: hubspot.updateLead ownerId = territory.ownerIds[round]',
      'acceptLead: assignee = territory.people[round]',
    ],
  ],
  [
    'segment',
    'campaign-planning',
    ['chooseSegment: task chooseSegment, segmentId = segments[item.id = segmentId][1]'],
  ],
  [
    'slack.postMessage.text',
    'campaign-planning',
    [
      'campaign-planning.tellRejected: brief.title, budgetReason = "No plan for " + brief.title + ": " + budgetReason',
    ],
  ],
  [
    'reason',
    'lead-handover',
    ['acceptLead: task acceptLead, reason', 'markRejected: hubspot.updateLead reason'],
  ],
  ['lead.campaign', undefined, ['remindSales: slack.postMessage text = code']],
  [
    'plan.campaignName',
    'launch',
    [
      'campaign-lifecycle.launchCampaign: plan',
      'plan.campaignName in campaign-planning (where it comes from)',
      'createGoogleCampaign: google-ads.createCampaign name',
    ],
  ],
  [
    'brief',
    'campaign-lifecycle',
    ['planCampaign: process campaign-planning, brief', 'brief in campaign-planning (where it went)'],
  ],
  ['hubspot.upsertContact.email', undefined, ['lead-handover.upsertContact: lead.email']],
  [
    'onetrust.readSubject.at',
    undefined,
    ['lead-handover.readConsent: consent.at', 'consent.at in lead-handover (where it went)'],
  ],
  ['semrush.readKeywords', undefined, []],
  ['google-sheets.appendRows', undefined, ['no process fills or keeps it']],
])('%s in %s', (asked, process, lines) => {
  expect(told(asked, process)).toEqual(expect.arrayContaining([...lines]));
});

test.each([
  ['led.email', undefined, 'did you mean lead.email?'],
  ['email', undefined, 'did you mean lead.email?'],
  ['lead.emai', 'lead-handover', 'did you mean lead.email?'],
  ['constructor', undefined, expect.any(String)],
  ['lead.constructor', 'lead-handover', expect.any(String)],
  ['hubspot.upsertContact.__proto__', undefined, expect.any(String)],
  ['hubspot.upsertContact.mail', undefined, 'did you mean hubspot.upsertContact.email?'],
])('%s in %s is not known: %s', (asked, process, next) => {
  expect(() => lineageOf(asked, process)).toThrow(
    expect.objectContaining({ code: 'LINEAGE_UNKNOWN', exit: 1, next }),
  );
});

describe.each([...drawnProcesses().values()].map((process) => [process.model.id, process] as const))(
  '%s',
  (id, process) => {
    const edges = edgesOf(process);

    test('every variable that a case begins with comes from its start', () => {
      for (const name of Object.keys(process.start.properties ?? {}))
        expect(told(name, id).join('\n')).toContain(`start of ${id}, ${name}`);
    });

    test('every variable that its FEEL reads goes on from there', () => {
      const own = Object.keys(process.variables.properties ?? {});
      const reads = readsOf(process.model, process.scopes).flatMap((read) =>
        // What is read for an output may be of the step's result instead.
        read.what.startsWith('output ')
          ? []
          : references(read.expression)
              .filter(({ name }) => own.includes(name))
              .map(({ name, path }) => `${read.id} ${[name, ...path].join('.')}`),
      );
      const told = edges.flatMap(({ at, from }) =>
        from.flatMap((datum) => (datum.kind === 'variable' ? [`${at} ${datum.path}`] : [])),
      );
      expect(reads.length).toBeGreaterThan(0);
      expect(told).toEqual(expect.arrayContaining(reads));
    });

    test('every field that the diagram gives an action is in it', () => {
      const actions = Object.values(process.model.elements).flatMap((element) =>
        element.kind === 'serviceTask'
          ? (element.inputs ?? []).map(({ target }) => `${element.id} ${target}`)
          : [],
      );
      const given = edges.flatMap(({ at, to }) => (to.kind === 'action' ? [`${at} ${to.field}`] : []));
      const missing = actions.filter(
        (one) => !given.some((other) => other === one || other.startsWith(`${one}.`)),
      );
      expect(missing).toEqual([]);
    });
  },
);

test('all definitions are looked at', () => {
  expect([...drawnProcesses().keys()]).toEqual(Object.keys(definitions));
});
