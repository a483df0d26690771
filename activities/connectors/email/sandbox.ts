import { defineSandbox, reply } from '../../sandbox/define-sandbox.ts';

interface Email {
  readonly mails: {
    readonly id: string;
    readonly from: string;
    readonly to: readonly string[];
    readonly raw: string;
  }[];
}

const FROM = 'campaigns@maschinenraum.example';

/** What changes from run to run and is nobody's doing: the time of sending and the borders of the parts. */
const ACCIDENTAL = [/^Date: .*\r\n/m, /-{2,}_NmP-[\w-]+/g, /boundary=".*"/g] as const;

export const emailSandbox = defineSandbox<Email>({
  tool: 'email',
  connection: {
    token: 'smtp_sandbox_password',
    settings: { user: FROM, from: FROM, fromName: 'maschinenraum' },
  },
  initial: () => ({ mails: [] }),
  routes: {},
  refuse: () => reply(535, '5.7.8 authentication failed'),
  receive({ from, to, raw }, { state }) {
    if (from !== FROM) return reply(550, '5.7.1 not your address');
    // RFC 2606, 2: nobody lives there.
    if (to.some((address) => address.endsWith('.invalid'))) return reply(550, '5.1.1 no such mailbox');
    const id = /^Message-ID: <(.+)>\r$/im.exec(raw)?.[1];
    if (id === undefined) return reply(554, '5.6.0 no Message-ID');
    state.mails.push({
      id,
      from,
      to,
      raw: ACCIDENTAL.reduce((text, pattern) => text.replaceAll(new RegExp(pattern, 'gm'), ''), raw),
    });
    return reply(250, '2.0.0 taken');
  },
});
