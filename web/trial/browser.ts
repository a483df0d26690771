import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a browser is installed, if one is. */
export const browserPath = PLACES.find((place) => existsSync(place));

/** Starts the installed browser, which talks to nobody but the page. */
export async function startBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error('no chromium');
  return await chromium.launch({
    executablePath: browserPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Collects what must not happen on a page: scripts that fail, rules of its policy broken, requests to others. */
export function watch(page: Page, origin: string): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (new URL(request.url()).protocol !== 'data:' && !request.url().startsWith(`${origin}/`)) {
      complaints.push(`a request to ${request.url()}`);
    }
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}
