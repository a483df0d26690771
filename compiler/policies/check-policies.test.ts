import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gateways } from '../../definitions/policies/housekeeping.ts';
import { compileDefinitions } from '../definitions.ts';
import { drawPath } from './draw-path.ts';
import { asks, to } from './testing/surgery.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
// Inside the repository, so that schemas and policies find what they import.
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(repository, 'compiler', 'policies', '.company-'));
  cpSync(join(repository, 'definitions'), join(root, 'definitions'), {
    recursive: true,
    filter: (path) => !/\/(?:histories|released)$|\.test\.ts$/.test(path),
  });
  cpSync(join(repository, 'engine', 'personal-data.ts'), join(root, 'engine', 'personal-data.ts'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const TODAY = '2026-11-22';
const inCompany = (name: string): string => join(root, 'definitions', name);

function edit(name: string, change: (text: string) => string): void {
  const text = readFileSync(inCompany(name), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(inCompany(name), changed);
}

it('a way round a control in one process is an error at the step in another, with the way drawn', async () => {
  edit('campaign-lifecycle/campaign-lifecycle.bpmn', asks('releasedToLaunchCampaign', 'true'));
  // The launch is not compiled anew, and still the way leads there.
  const { diagnostics, breaches } = await compileDefinitions(root, ['campaign-lifecycle'], TODAY);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      file: 'definitions/launch/launch.bpmn',
      line: expect.any(Number),
      severity: 'error',
      code: 'POLICY_PUBLISH_OR_SPEND',
      element: 'publishTags',
      message: expect.stringMatching(
        /legal approval is not certain.* campaign-lifecycle: briefWritten > .* > launch: launchWanted > .* > publishTags$/,
      ),
    }),
  );
  const breach = breaches.find(({ element }) => element === 'publishTags');
  const svg = await drawPath('The way', breach?.path ?? [], breach?.diagrams ?? new Map());
  const red = [...svg.matchAll(/ class="path"><path class="l"/g)].length;
  expect(red).toBe(breach?.path?.filter(({ flow }) => flow !== undefined).length);
  expect(svg).toContain('Publish tags');
});

it('one way round is told once for each control, first where the diagram was changed', async () => {
  edit('launch/launch.bpmn', to('escalateDecideGoToEscalatedDecideGo', 'enableWished'));
  const { diagnostics } = await compileDefinitions(root, ['launch', 'review-cycle'], TODAY);
  const [first, ...others] = diagnostics.filter(({ code }) => code.startsWith('POLICY_'));
  expect(first).toMatchObject({
    code: 'POLICY_SPEND_WITHOUT_GO',
    element: 'enableGoogle',
    hint: expect.stringMatching(/The same way leads to 1 further place: launch, enableMeta\.$/),
  });
  expect(others.length).toBeLessThan(8);
});

it('an exception excuses until it ends', async () => {
  edit('campaign-lifecycle/campaign-lifecycle.bpmn', asks('isLiveToReviewCampaign', 'true'));
  const steps = ['setGoogleBudget', 'setMetaBudget', 'setGoogleBid', 'setGoogleStatus', 'setMetaStatus'];
  const exceptions = steps.map((element) => ({
    name: 'pilot',
    process: 'review-cycle',
    element,
    reason: 'a pilot',
    until: TODAY,
  }));
  edit('policies/publish-and-spend.ts', (text) =>
    text.replaceAll(/(?<=rule: .*\n)/g, `  exceptions: ${JSON.stringify(exceptions)},\n`),
  );
  const codes = async (today: string): Promise<ReadonlySet<string>> =>
    new Set(
      (await compileDefinitions(root, ['campaign-lifecycle'], today)).diagnostics.map(({ code }) => code),
    );
  expect(await codes(TODAY)).toEqual(new Set());
  expect(await codes('2026-11-23')).toEqual(
    new Set(['POLICY_EXCEPTION_ENDED', 'POLICY_PUBLISH_OR_SPEND', 'POLICY_SPEND_WITHOUT_GO']),
  );
});

it.each([
  ['a policy that cannot be read', 'const = 1;'],
  ['a policy that throws', "throw new Error('no');"],
])('%s is an error at its file', async (_, text) => {
  writeFileSync(inCompany('policies/broken.ts'), text);
  const { diagnostics } = await compileDefinitions(root, ['launch'], TODAY);
  expect(diagnostics).toEqual([
    expect.objectContaining({ file: 'definitions/policies/broken.ts', code: 'POLICY_FILE_INVALID' }),
  ]);
});

it.each([
  [
    'an action',
    'leads.ts',
    "'hubspot.updateLead'",
    "'hubspot.updateLeed'",
    'Did you mean "hubspot.updateLead"?',
  ],
  ['a task', 'people.ts', "'reviewClaims'", "'reviewClaim'", 'Did you mean "reviewClaims"?'],
  ['a process', 'only-called.ts', "'review-cycle'", "'review-cycles'", 'Did you mean "review-cycle"?'],
  [
    'a decision',
    'leads.ts',
    "decision(\n  'consentProof'",
    "decision(\n  'consentProofs'",
    'Did you mean "consentProof"?',
  ],
])('%s that there is not is told where the policy names it', async (_, file, from, to, hint) => {
  edit(`policies/${file}`, (text) => text.replace(from, to));
  const { diagnostics } = await compileDefinitions(root, ['launch'], TODAY);
  const told = diagnostics.filter(({ code }) => code === 'POLICY_NAME_UNKNOWN');
  expect(told).toEqual([expect.objectContaining({ file: `definitions/policies/${file}`, hint })]);
  expect(told[0]?.line).toBeGreaterThan(1);
});

it('personal data decides no gateway', async () => {
  edit('lead-handover/lead-handover.bpmn', asks('consentProvenToMayProcess', 'lead.email != null'));
  const { diagnostics } = await compileDefinitions(root, ['lead-handover'], TODAY);
  expect(diagnostics.map(({ code }) => code)).toContain(gateways.code);
});
