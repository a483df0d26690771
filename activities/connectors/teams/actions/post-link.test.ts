import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTrial, type Trial } from '../../../sandbox/trial.ts';
import { teamsSandbox } from '../sandbox.ts';
import { postLink } from './post-link.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial(teamsSandbox);
});
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('posts a button that opens the address', async () => {
  const { channelId } = await trial.call(postLink, postLink.example);
  const held = trial.sandbox.state['teams']?.['messages'] as Record<
    string,
    { readonly attachments: readonly [{ readonly content: string }] }[]
  >;
  const card = JSON.parse(held[channelId]?.[0]?.attachments[0].content ?? '{}') as {
    readonly actions: unknown;
  };
  const { label, url } = postLink.example;
  expect(card.actions).toEqual([{ type: 'Action.OpenUrl', title: label, url }]);
});

it.each(['http://maschinenraum.example', 'javascript:alert(1)', 'msteams:/l/x'])(
  'refuses %s',
  async (url) => {
    await expect(trial.call(postLink, { ...postLink.example, url })).rejects.toMatchObject({
      type: 'INVALID_INPUT',
    });
  },
);
