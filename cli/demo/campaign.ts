import { readFileSync } from 'node:fs';
import type { Contract } from '../../api/client/index.ts';
import { brief as briefSchema } from '../../definitions/vocabulary.ts';

type Brief = Contract['starts']['campaign-lifecycle']['brief'];

const DAY = 86_400_000;
/** The campaign begins so many days from today: there is time for creative and legal before. */
const LEAD_TIME = 21;

/** The brief in examples/, with its period moved so that it lies ahead, as long as it is. */
export function exampleBrief(today: Date): Brief {
  const file = new URL('../../examples/spring-campaign.json', import.meta.url);
  const brief = briefSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const length = Date.parse(brief.period.end) - Date.parse(brief.period.start);
  const start = today.getTime() + LEAD_TIME * DAY;
  return { ...brief, period: { start: day(start), end: day(start + length) } };
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** What the demo's sandboxes hold besides their own: a landing page that carries the campaign's tags. */
export const websiteState = {
  website: {
    pages: {
      '/spring': {
        title: 'Spring offer',
        tags: ['GTM-MR4K7Q2', 'G-7MR26KQ41X', '1180349927706254'],
        consentBanner: true,
      },
    },
    assets: {},
  },
};
