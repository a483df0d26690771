import type { z } from 'zod';
import type { Call } from '../../kit/define-action.ts';
import type { Mail } from '../../kit/smtp.ts';
import type { email } from './connector.ts';

type EmailCall = Call<unknown, z.output<(typeof email)['settings']>>;

/** Sends a mail from the connection's address, under an id that is the same on every attempt. */
export async function send(
  { smtp, settings, marker }: Pick<EmailCall, 'smtp' | 'settings' | 'marker'>,
  mail: Omit<Mail, 'from' | 'messageId'>,
): Promise<{ readonly messageId: string }> {
  const domain = settings.from.slice(settings.from.lastIndexOf('@') + 1);
  const messageId = `${marker}@${domain}`;
  const from =
    settings.fromName === undefined ? settings.from : { name: settings.fromName, address: settings.from };
  await smtp.send({ ...mail, from, messageId });
  return { messageId };
}
