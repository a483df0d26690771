import { z } from 'zod';
import { personal } from '../../kit/personal.ts';

/** Sites & Organizations > ID. */
export const siteId = z.string().regex(/^\d+$/);
export const surveyId = z.string().regex(/^\d+$/);
export const instant = z.iso.datetime();

const RIGHTS = 'access and erasure as the person asked for';

export const email = personal(z.email(), { category: 'contact', purpose: RIGHTS });
/** By site, what the site told Hotjar's Identify API that the person is called. */
export const userIds = z.record(
  siteId,
  personal(z.string().min(1), { category: 'online-identifier', purpose: RIGHTS }),
);

/** What people wrote is theirs, whatever was asked. */
export const answer = personal(z.string(), {
  category: 'free-text',
  purpose: 'what visitors say about the site and the offer',
});
