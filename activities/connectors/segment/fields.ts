import { z } from 'zod';
import { furtherName } from '../../kit/further-name.ts';
import { personal } from '../../kit/personal.ts';

const PURPOSE = 'what happened to a person, told to the tools that shall know';

export const email = personal(z.email(), { category: 'contact', purpose: PURPOSE });
/** E.164. */
export const phone = personal(z.e164(), { category: 'contact', purpose: PURPOSE });
export const personName = personal(z.string().min(1), { category: 'identity', purpose: PURPOSE });
/** Our own id of a person, never an e-mail address: erasures go by it, and it never changes. */
export const userId = personal(z.string().min(1), { category: 'identity', purpose: PURPOSE });
/** What Segment's tag on the site calls a browser. */
export const anonymousId = personal(z.string().min(1), {
  category: 'online-identifier',
  purpose: PURPOSE,
});
export const instant = z.iso.datetime();
/** Further fields of a message, under other names than those of the inputs that go into the same place. */
export const propertiesBut = (...inputs: readonly string[]) => z.record(furtherName(inputs), z.json());
/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** What becomes of an erasure; the contract's enum, closed so that a new status is noticed. */
export const regulationStatus = z.enum([
  'INITIALIZED',
  'RUNNING',
  'FINISHED',
  'PARTIAL_SUCCESS',
  'FAILED',
  'INVALID',
  'NOT_SUPPORTED',
]);
