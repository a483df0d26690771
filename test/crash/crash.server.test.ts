import { beforeAll, expect, test } from 'vitest';
import { replaySources } from '../../audit/replay-sources.ts';
import { logFrom } from '../../worker/runtime-log.ts';
import { startBreakableMachine } from './breakable-machine.ts';
import { calamitiesOf, letHappen, type Calamity } from './calamities.ts';
import { LEADS, runCampaign } from '../campaign/run-campaign.ts';
import { remainsOf, type Remains } from './remains.ts';

// CRASH_ROUNDS=n plays more rounds, CRASH_SEED=n begins at another seed: a round that failed is played again by its seed.
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 3);
const firstSeed = Number(process.env['CRASH_SEED'] ?? 20_261_122);
const seeds = Array.from({ length: rounds }, (_, round) => firstSeed + round);
const LONGEST = 360_000;

/** What stands in everything that the campaign and its leads leave, and in nothing that was there before. */
const OURS = /prozess-plattform_(?!202603)|customer-\d|Cj0KCQ|# Lead/;

logFrom('ERROR');

interface Played {
  readonly remains: Remains;
  readonly writes: number;
  readonly happened: number;
}

/** Plays the campaign on a machine of its own; the auditor replays all of it at the end. */
async function play(plan: readonly Calamity[]): Promise<Played> {
  const broken = await startBreakableMachine();
  const over = new AbortController();
  try {
    const happening = letHappen(broken, plan, over.signal);
    const cases = await Promise.race([runCampaign(broken), happening.then(() => runsOn)]);
    over.abort();
    const happened = await happening;
    const { findings } = await replaySources(cases, async () => broken.client);
    expect(findings).toEqual([]);
    return { remains: remainsOf(broken.sandboxState()), writes: broken.writes(), happened };
  } finally {
    over.abort();
    await broken.stop();
  }
}

/** A part that does not come back ends the race; one that does must not. */
const runsOn = new Promise<never>(() => undefined);

let undisturbed: Played;
beforeAll(async () => {
  undisturbed = await play([]);
}, LONGEST);

test.each([
  ['google-ads campaigns', 1],
  ['meta-ads campaigns', 1],
  ['meta-ads adSets', 1],
  ['klaviyo campaigns', 1],
  ['google-tag-manager versions', 1],
  ['asana projects', 1],
  ['hubspot contacts', LEADS],
  ['onetrust receipts', LEADS],
  ['google-ads conversions', 1],
  ['meta-ads events', 1],
])('undisturbed, the campaign leaves of %s: %i', (kind, left) => {
  const ours = undisturbed.remains[kind]?.filter((line) => OURS.test(line));
  expect(ours).toHaveLength(left);
});

test.each(seeds)(
  'seed %i: after each crash it goes on, and everything was done exactly once',
  async (seed) => {
    const plan = calamitiesOf(seed, undisturbed.writes);
    const { remains, happened } = await play(plan);
    expect(happened).toBe(plan.length);
    expect(remains).toEqual(undisturbed.remains);
  },
  LONGEST,
);
