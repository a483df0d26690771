import { createTransport } from 'nodemailer';
import type { AccessToken } from './access-token.ts';
import type { Connection } from './connections.ts';
import { isToolError, toolError, type ToolErrorCode, type ToolErrorDetails } from './errors.ts';

/** A mail as it is handed to the server; `messageId` is written without its angle brackets. */
export interface Mail {
  readonly messageId: string;
  readonly from: string | { readonly name: string; readonly address: string };
  readonly to: readonly string[];
  readonly replyTo?: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
}

/** A mail server under one connection; every failure is a tool error of the closed list. */
export interface Smtp {
  /** Answers when the server has taken the mail for all recipients. RFC 5321, 4.1.1.4. */
  send(mail: Mail): Promise<void>;
}

interface SmtpOptions {
  readonly tool: string;
  readonly action: string;
  readonly connection: Connection;
  readonly token: AccessToken | undefined;
  readonly answerTimeoutMs: number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** A server that says no for now wants to be asked again after minutes (greylisting, RFC 6647). A mail cannot be looked for, so that this is the attempt's own affair. */
const PATIENCE_MS = [15_000, 60_000, 300_000, 600_000];

/** What speaks for itself among the replies of RFC 5321 and 4954 and the statuses of RFC 3463; else 4xx may pass and 5xx will not. */
const REPLIES: Readonly<Record<string, ToolErrorCode>> = {
  535: 'AUTH_FAILED',
  530: 'AUTH_FAILED',
  534: 'AUTH_FAILED',
  '5.7.1': 'FORBIDDEN',
  '5.1.1': 'NOT_FOUND',
  '4.7.0': 'RATE_LIMITED',
  '4.7.28': 'RATE_LIMITED',
  452: 'RATE_LIMITED',
};

/** Codes of nodemailer that are no answer of the server. */
const SILENCE: Readonly<Record<string, ToolErrorCode>> = {
  ETIMEDOUT: 'TIMEOUT',
  EPROTOCOL: 'BAD_RESPONSE',
  EAUTH: 'AUTH_FAILED',
  ENOAUTH: 'AUTH_FAILED',
};

/** Opens a mail server at `smtp://host:587` (STARTTLS, RFC 3207) or `smtps://host:465` (TLS at once, RFC 8314); plain text only on the loopback. */
export function openSmtp({ tool, action, connection, token, answerTimeoutMs, pause }: SmtpOptions): Smtp {
  const fail = (code: ToolErrorCode, facts: ToolErrorDetails = {}) =>
    toolError(code, { tool, action, request: 'MAIL', ...facts });

  const connect = (secret: string) => {
    if (connection.baseUrl === undefined) {
      throw fail('CONNECTION_INVALID', { fields: ['baseUrl: smtp://host:587 or smtps://host:465'] });
    }
    const { protocol, hostname, port } = new URL(connection.baseUrl);
    const user = String(connection.settings['user']);
    const fixed = connection.token !== undefined;
    return createTransport({
      host: hostname,
      port: Number(port || (protocol === 'smtps:' ? 465 : 587)),
      secure: protocol === 'smtps:',
      requireTLS: !/^(127\.|localhost$|\[::1)/.test(hostname),
      auth: fixed ? { user, pass: secret } : { type: 'OAuth2', user, accessToken: secret },
      connectionTimeout: answerTimeoutMs,
      greetingTimeout: answerTimeoutMs,
      socketTimeout: answerTimeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };

  /** Hands the mail over for some of its recipients; answers with the server's refusals of single ones. */
  const attempt = async (mail: Mail, to: readonly string[], secret: string): Promise<readonly Refusal[]> => {
    const transport = connect(secret);
    try {
      const { rejectedErrors = [] } = await transport.sendMail({
        ...mail,
        messageId: `<${mail.messageId}>`,
        to: [...mail.to],
        envelope: { from: typeof mail.from === 'string' ? mail.from : mail.from.address, to: [...to] },
      });
      return rejectedErrors;
    } catch (error) {
      // That all who are left are refused is no refusal of the mail, which others have.
      const refusals = isMailError(error) ? (error.rejectedErrors ?? []) : [];
      if (to.length < mail.to.length && refusals.length === to.length) return refusals;
      throw error;
    } finally {
      transport.close();
    }
  };

  return {
    async send(mail) {
      const waits = [...PATIENCE_MS, undefined];
      let renewed = false;
      let open = mail.to;
      let refused = 0;
      for (let wait = waits.shift(); ; wait = waits.shift()) {
        const secret = (await token?.read()) ?? '';
        try {
          const refusals = await attempt(mail, open, secret);
          const deferred = refusals.filter(({ responseCode = 500 }) => responseCode < 500);
          refused += refusals.length - deferred.length;
          // Whoever has it would have it twice: only those whom the server puts off are tried again.
          open = deferred.flatMap(({ recipient }) => recipient ?? []);
          const [putOff] = deferred;
          if (putOff !== undefined) throw putOff;
          if (refused > 0) throw fail('NOT_FOUND', { fields: [`${refused} of the recipients`] });
          return;
        } catch (error) {
          if (!isMailError(error)) throw error;
          // Whoever is not let in has sent nothing.
          if (!renewed && verdict(error)[0] === 'AUTH_FAILED' && (await token?.renew(secret)) === true) {
            renewed = true;
            waits.unshift(wait);
            continue;
          }
          if (wait === undefined || !surelyNotTaken(error)) {
            const [code, facts] = verdict(error);
            const taken = mail.to.length - open.length - refused;
            const fields = [`${taken} of ${mail.to.length} recipients have it`];
            throw fail(code, taken === 0 ? facts : { ...facts, fields });
          }
          await pause(wait);
        }
      }
    },
  };
}

/** What nodemailer says of one recipient, or of a mail where it has a code. */
interface Refusal extends Error {
  readonly responseCode?: number | undefined;
  readonly recipient?: string | undefined;
}

interface MailError extends Refusal {
  readonly code: string;
  readonly syscall?: string;
  readonly response?: string;
  readonly rejectedErrors?: readonly Refusal[];
}

function isMailError(error: unknown): error is MailError {
  return error instanceof Error && 'code' in error && !isToolError(error);
}

/** A 4xx of the server, or no server at all: whatever was sent of the mail is gone. */
function surelyNotTaken({ syscall, responseCode }: MailError): boolean {
  return responseCode === undefined ? syscall === 'connect' : responseCode >= 400 && responseCode < 500;
}

/** The server's words quote addresses, so that only its numbers go on. */
function verdict({ code, responseCode, response = '' }: MailError): [ToolErrorCode, ToolErrorDetails] {
  if (responseCode === undefined) return [SILENCE[code] ?? 'UNAVAILABLE', {}];
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const known = (status === undefined ? undefined : REPLIES[status]) ?? REPLIES[responseCode];
  return [
    known ?? (responseCode < 500 ? 'UNAVAILABLE' : 'INVALID_INPUT'),
    { vendorCode: status ?? String(responseCode) },
  ];
}
