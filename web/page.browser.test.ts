import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../api/person.ts';
import { browserPath, startBrowser, watch } from './trial/browser.ts';
import { FAKE_KEY, startFakeApi, type FakeApi } from './trial/fake-api.ts';
import { World } from './trial/world.ts';

if (browserPath === undefined) console.log('skipped: no chromium');

describe.skipIf(browserPath === undefined)('the page', () => {
  let browser: Browser;
  let api: FakeApi;
  let world: World;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    world = new World();
    api = await startFakeApi(world.answers);
    complaints = [];
  });
  afterEach(async () => {
    await page.context().close();
    await api.close();
    // Whatever a test looked at: no script failed, and the page asked nobody but its own server.
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  });

  async function open(address: string, options: BrowserContextOptions = {}, key: string | null = FAKE_KEY) {
    const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', ...options });
    context.setDefaultTimeout(10_000);
    page = await context.newPage();
    complaints = watch(page, api.url);
    if (key !== null)
      await page.addInitScript((given) => sessionStorage.setItem('maschinenraum.key', given), key);
    await page.goto(`${api.url}/${address}`);
  }

  it('asks for a key, refuses a wrong one, keeps the right one out of the address', async () => {
    await open('', {}, null);
    const field = page.getByLabel('API key');
    await field.fill('mr_wrong_key');
    await field.press('Enter');
    await page.getByRole('alert').getByText('KEY_INVALID').waitFor();
    await field.fill(FAKE_KEY);
    await field.press('Enter');
    await page.getByRole('link', { name: 'lead-1' }).waitFor();
    expect(page.url()).not.toContain('mr_');
    await page.getByRole('button', { name: 'Lock' }).click();
    await field.waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('lists cases, and filters them', async () => {
    await open('#/cases');
    const row = page.getByRole('row', { name: 'lead-1' });
    await row.getByText('needs an engineer').waitFor();
    expect(await row.getByRole('time').first().textContent()).toBe('22.11.2026, 09:30');
    await page.getByLabel('Process').selectOption('Greet a lead');
    await page.getByLabel('Status').selectOption('running');
    await row.waitFor();
    expect(world.requestsTo('GET /cases').at(-1)?.query).toEqual({
      process: 'greet-lead',
      status: 'running',
    });
  });

  it('shows where a case stands in its drawing', async () => {
    await open('#/cases/lead-1');
    await page.locator('.token').first().waitFor();
    expect(await page.locator('.token').allTextContents()).toEqual(['2', '1']);
    expect(await marked('is-completed')).toEqual(['leadArrived', 'leadRated', 'scoreLead']);
    expect(await marked('is-taken')).toEqual(['arrived', 'good', 'scored']);
    expect(await marked('is-broken')).toEqual(['nurtureLead']);
    expect(await page.locator('.called').getAttribute('href')).toBe('#/cases/nurture-1');
    expect(await page.locator('.bjs-powered-by').isVisible()).toBe(true);
    await page.getByRole('heading', { name: 'Variables' }).click();
    await page.getByText('‹personal›').waitFor();
  });

  it('breaks no word of a label in two', async () => {
    await open('#/cases/lead-1');
    await page.locator('.token').first().waitFor();
    const lines = page.locator('[data-element-id=leadGreeted_label] tspan');
    expect(await lines.allTextContents()).toEqual(['Lead ', 'greeted']);
  });

  async function marked(marker: string): Promise<readonly string[]> {
    const ids = await page
      .locator(`.djs-element.${marker}`)
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-element-id') ?? ''));
    return ids.sort();
  }

  it('adds to the path what happens, over a connection that breaks', async () => {
    await open('#/cases/lead-1');
    await page.getByText('7 lines').waitFor();
    world.happen('callLead', 'completed');
    await page.getByText('8 lines').waitFor();
    world.feed.hangUp();
    world.happen('leadGreeted', 'entered');
    await page.getByText('9 lines').waitFor();
    expect(world.requestsTo('GET /cases/:caseId/events').at(-1)?.headers['last-event-id']).toBe('8');
    world.feed.say('end', {});
    await page.getByText('the case has ended').waitFor();
    const elements = await page.locator('.path [data-column=Element]').allTextContents();
    expect(elements.slice(-3)).toEqual(['Call the lead', 'Call the lead', 'Lead greeted']);
  });

  it('completes a task, and says at its field what does not fit', async () => {
    world.refusals.push(
      refusal([
        { pointer: '/result/note', detail: 'Too short.' },
        { pointer: '/result', detail: 'Odd.' },
      ]),
    );
    await open('#/tasks');
    await page.getByRole('link', { name: 'Call the lead' }).click();
    await page.getByText('Lead from Acme').waitFor();
    const complete = page.getByRole('button', { name: 'Complete the task' });
    const note = page.getByLabel('Note');
    await complete.click();
    await page.getByText('Field is required.').waitFor();
    await note.fill('x');
    await complete.click();
    await page.getByRole('alert').getByText('/result Odd.').waitFor();
    await page.locator('.fjs-form-field-error').getByText('Too short.').waitFor();
    expect(await note.getAttribute('aria-invalid')).toBe('true');
    await note.fill('A friendly one');
    await complete.click();
    await page.getByText('Done. The case goes on.').waitFor();
    const requests = world.requestsTo('POST /tasks/:caseId/:task/complete');
    expect(requests.map(({ body }) => body)).toEqual([
      { process: 'greet-lead', element: 'callLead', result: { note: 'x' } },
      { process: 'greet-lead', element: 'callLead', result: { note: 'A friendly one' } },
    ]);
    expect(new Set(requests.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('runs nothing that the data of a form brings along, even if its policy did not forbid it', async () => {
    const script = 'document.title = `taken over`';
    world.data = { company: `Acme <img src="none" onerror="${script}"><script>${script}</script>` };
    await open('#/tasks/lead-1/7', { bypassCSP: true });
    await Promise.all([page.waitForResponse(/\/none$/), page.getByText('Lead from Acme').waitFor()]);
    expect(await page.title()).toBe('Call the lead · maschinenraum');
  });

  it('tries an incident again, with changed variables', async () => {
    await open('#/cases/lead-1');
    const incident = page.getByRole('article', { name: 'Incident at' });
    await incident.getByText('Change variables first').click();
    const variables = incident.getByLabel('Variables to change first');
    const retry = incident.getByRole('button', { name: 'Try again with these' });
    await variables.fill('[7]');
    await retry.click();
    await incident.getByText('It has to be a JSON object').waitFor();
    await variables.fill('{ "rating": 7 }');
    await retry.click();
    await expect.poll(() => world.requestsTo('POST /incidents/:caseId/:instance/retry').length).toBe(1);
    expect(world.requestsTo('POST /incidents/:caseId/:instance/retry')[0]?.body).toEqual({
      variables: { rating: 7 },
    });
  });

  it('cancels a case, for a reason', async () => {
    await open('#/cases/lead-1');
    await page.getByRole('heading', { name: 'Cancel' }).click();
    await page.getByLabel('Why?').fill('The product is late');
    await page.getByRole('button', { name: 'Cancel the case' }).click();
    await expect.poll(() => world.requestsTo('POST /cases/:caseId/cancel').length).toBe(1);
    expect(world.requestsTo('POST /cases/:caseId/cancel')[0]?.body).toEqual({
      reason: 'The product is late',
    });
  });

  it.each<readonly [Role, readonly string[]]>([
    ['ops', ['Incidents', 'Try again', 'Change variables first', 'Go on without this step', 'Cancel']],
    ['campaign-owner', ['Cancel']],
    ['auditor', ['Incidents']],
    ['sales', []],
  ])('says who is there, and offers %s what the API lets them do: %j', async (role, offered) => {
    world.roles = [role];
    await open('#/cases/lead-1');
    await page.getByRole('banner').getByText(`olga ${role}`).waitFor();
    await page.getByText('7 lines').waitFor();
    const controls = page.locator('nav a, .incident > button, summary').filter({ visible: true });
    const always = ['Cases', 'Tasks', 'Variables2'];
    expect((await controls.allTextContents()).filter((text) => !always.includes(text))).toEqual(offered);
  });

  it('says once that there is no such case', async () => {
    await open('#/cases/lead-2');
    await page.getByRole('alert').getByText('CASE_UNKNOWN').waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.getByRole('link', { name: 'To the cases' }).click();
    await page.getByRole('link', { name: 'lead-1' }).waitFor();
  });

  it('says what a key may not do, and what to do then', async () => {
    await open('#/incidents');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Ask somebody with one of the named roles.');
    expect(await alert.getByRole('link', { name: 'ROLE_MISSING' }).getAttribute('href')).toBe(
      '/docs/errors/ROLE_MISSING.md',
    );
  });

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('fits its screen and names its controls (%s, %i px)', async (colorScheme, width) => {
    await open('#/cases', { colorScheme, viewport: { width, height: 800 } });
    for (const [address, ready] of PLACES) {
      await page.goto(`${api.url}/${address}`);
      await page.locator(ready).first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await namelessControls()).toEqual([]);
    }
  });

  async function namelessControls(): Promise<readonly string[]> {
    return await page
      .locator('main :is(input, select, textarea, button, a, summary)')
      .evaluateAll((controls) =>
        controls
          .filter((control) => {
            const labels =
              'labels' in control && control.labels instanceof NodeList ? control.labels.length : 0;
            const said =
              control.textContent.trim() ||
              control.getAttribute('aria-label') ||
              control.getAttribute('title');
            return labels === 0 && !said;
          })
          .map((control) => control.outerHTML),
      );
  }
});

const PLACES = [
  ['#/cases', 'tbody tr'],
  ['#/cases/lead-1', '.token'],
  ['#/tasks', 'tbody tr'],
  ['#/tasks/lead-1/7', '.fjs-form'],
  ['#/incidents', '.problem'],
] as const;

function refusal(errors: readonly { readonly pointer: string; readonly detail: string }[]) {
  const title = 'The result does not fit the task';
  return { status: 422, body: { title, status: 422, code: 'TASK_RESULT_INVALID', errors } };
}
