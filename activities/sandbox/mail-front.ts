import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { SandboxMail, SandboxReply } from './define-sandbox.ts';
import type { Faults } from './faults.ts';

interface MailFrontOptions {
  readonly tool: string;
  readonly user: string;
  readonly password: string;
  readonly faults: Faults;
  /** A free one when absent. */
  readonly port?: number;
  /** Takes a mail; `status` is the reply of SMTP and a text body what follows it. */
  receive(mail: SandboxMail): Promise<SandboxReply>;
  /** Holds an answer back. */
  hold(milliseconds: number): Promise<void>;
  record(mail: SandboxMail, answer: SandboxReply, faulted: boolean): void;
}

/** A mail server on 127.0.0.1 for a tool that speaks SMTP. */
export interface MailFront {
  readonly port: number;
  close(): Promise<void>;
}

/** Opens the mail server; faults match the method MAIL, and their status is a reply of SMTP (RFC 5321, 4.2). */
export async function openMailFront(options: MailFrontOptions): Promise<MailFront> {
  const { tool, faults } = options;
  const sockets = new Map<number, Socket>();

  /** The reply, or nothing where the connection was cut. */
  const take = async (session: SMTPServerSession, mail: SandboxMail): Promise<SandboxReply | undefined> => {
    const fault = faults.take(tool, 'MAIL', '/mail');
    const answered = (answer: SandboxReply): SandboxReply => {
      options.record(mail, answer, fault !== undefined);
      return answer;
    };
    const cut = (): undefined => {
      answered({ status: 0 });
      sockets.get(session.remotePort)?.destroy();
    };
    if (fault?.delayMs !== undefined) await wait(fault.delayMs, undefined, { ref: false });
    if (fault?.resetBefore === true) return cut();
    if (fault?.status !== undefined) return answered({ status: fault.status, body: fault.body });
    const answer = await options.receive(mail);
    if (fault?.answerDelayMs !== undefined) await options.hold(fault.answerDelayMs);
    if (fault?.statusAfterWork !== undefined) return answered({ status: fault.statusAfterWork });
    return fault?.dropAfterWork === true || fault?.cutBody === true ? cut() : answered(answer);
  };

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (username === options.user && password === options.password) return done(null, { user: username });
      done(refusal({ status: 535, body: '5.7.8 authentication failed' }));
    },
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom === false ? '' : mailFrom.address;
      void text(stream)
        .then((raw) => take(session, { from, to: rcptTo.map(({ address }) => address), raw }))
        .then((answer) => {
          if (answer === undefined) return;
          if (answer.status >= 400) done(refusal(answer));
          else done(null, String(answer.body ?? 'taken'));
        }, done);
    },
  });
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket));
  // A client that is cut off in the middle is what the faults are for.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.values()) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function refusal({ status, body }: SandboxReply): Error {
  return Object.assign(new Error(String(body ?? 'refused')), { responseCode: status });
}
