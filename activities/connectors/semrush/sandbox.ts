import { createHash } from 'node:crypto';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

interface Keyword {
  /** Searches a month in Germany. */
  readonly volume: number;
  /** US dollars. */
  readonly cpc: number;
  readonly competition: number;
}

interface Semrush {
  readonly keywords: Record<string, Keyword>;
  /** Phrases that nobody searches. */
  readonly unsearched: readonly string[];
  /** By domain: the searches that find it in Germany, with the position of this month and of the last, 0 for none. */
  readonly positions: Record<
    string,
    readonly {
      readonly phrase: string;
      readonly position: number;
      readonly previous: number;
      readonly url: string;
    }[]
  >;
  /** By domain: who else is found by its keywords. */
  readonly competitors: Record<
    string,
    readonly { readonly domain: string; readonly common: number; readonly traffic: number }[]
  >;
}

/** How much is searched in a country for one search in Germany. */
const REACH: Readonly<Record<string, number>> = { de: 1, at: 0.12, ch: 0.14, uk: 1.3, us: 6.5 };

export const semrushSandbox = defineSandbox<Semrush>({
  tool: 'semrush',
  connection: { token: 'sandbox-semrush-key-0123456789abcdef' },
  refuse: () => reply(200, 'ERROR 120 :: WRONG KEY - ID PAIR'),
  unknown: () => reply(404, 'Not Found'),
  initial: () => ({
    keywords: {
      'marketing automation': { volume: 5400, cpc: 6.21, competition: 0.42 },
      'campaign management software': { volume: 720, cpc: 9.84, competition: 0.55 },
      'b2b lead management': { volume: 320, cpc: 7.4, competition: 0.38 },
      'lead nurturing': { volume: 1900, cpc: 4.65, competition: 0.29 },
      'workflow software': { volume: 1900, cpc: 4.12, competition: 0.47 },
      'bpmn tool': { volume: 880, cpc: 2.93, competition: 0.21 },
    },
    unsearched: ['qqzx vvkj'],
    positions: {
      'maschinenraum.example': [
        {
          phrase: 'marketing automation',
          position: 8,
          previous: 11,
          url: 'https://www.maschinenraum.example/',
        },
        { phrase: 'bpmn tool', position: 3, previous: 3, url: 'https://www.maschinenraum.example/bpmn;v=2' },
        {
          phrase: 'lead nurturing',
          position: 47,
          previous: 0,
          url: 'https://www.maschinenraum.example/nurturing',
        },
      ],
    },
    competitors: {
      'maschinenraum.example': [
        { domain: 'kampagnenwerk.example', common: 412, traffic: 18_300 },
        { domain: 'leadwerft.example', common: 287, traffic: 9_450 },
        { domain: 'automationsatlas.example', common: 164, traffic: 31_200 },
        { domain: 'prozessfabrik.example', common: 98, traffic: 4_120 },
      ],
    },
  }),
  routes: {
    'GET /': ({ query, state }) => {
      const columns = query.get('export_columns') ?? '';
      switch (query.get('type')) {
        case 'phrase_these':
          return phraseReport(query, columns, state);
        case 'domain_organic':
          return positionReport(query, columns, state);
        case 'domain_organic_organic':
          return competitorReport(query, columns, state);
        default:
          return reply(400, 'ERROR 40 :: MANDATORY PARAMETER "TYPE" NOT SET OR EMPTY');
      }
    },
  },
});

function phraseReport(query: URLSearchParams, columns: string, state: Semrush): SandboxReply {
  const database = query.get('database') ?? '';
  const phrases = (query.get('phrase') ?? '').split(';').filter((phrase) => phrase !== '');
  if (phrases.length === 0 || columns !== 'Ph,Nq,Cp,Co') return reply(400, 'ERROR 41 :: WRONG PARAMETERS');
  if (phrases.length > 100) return reply(400, 'ERROR 44 :: TOO MANY PHRASES');
  const rows = phrases
    .filter((phrase) => !state.unsearched.includes(phrase))
    .map((phrase) => {
      const { volume, cpc, competition } = state.keywords[phrase.toLowerCase()] ?? guessed(phrase);
      const searches = Math.round(volume * (REACH[database] ?? 0.3));
      return [phrase, searches, cpc.toFixed(2), competition.toFixed(2)];
    });
  return table(['Keyword', 'Search Volume', 'CPC', 'Competition'], rows);
}

function positionReport(query: URLSearchParams, columns: string, state: Semrush): SandboxReply {
  if (columns !== 'Ph,Po,Pp,Nq,Ur') return reply(400, 'ERROR 41 :: WRONG PARAMETERS');
  const known = state.positions[(query.get('domain') ?? '').replace(/^www\./, '')] ?? [];
  const found = query.get('database') === 'de' ? known : [];
  const rows = found.slice(0, Number(query.get('display_limit') ?? 10_000));
  return table(
    ['Keyword', 'Position', 'Previous Position', 'Search Volume', 'Url'],
    rows.map(({ phrase, position, previous, url }) => [
      phrase,
      position,
      previous,
      (state.keywords[phrase] ?? guessed(phrase)).volume,
      url,
    ]),
  );
}

function competitorReport(query: URLSearchParams, columns: string, state: Semrush): SandboxReply {
  if (columns !== 'Dn,Np,Ot') return reply(400, 'ERROR 41 :: WRONG PARAMETERS');
  const known = state.competitors[(query.get('domain') ?? '').replace(/^www\./, '')] ?? [];
  const rows = known.slice(0, Number(query.get('display_limit') ?? 10));
  return table(
    ['Domain', 'Common Keywords', 'Organic Traffic'],
    rows.map(({ domain, common, traffic }) => [domain, common, traffic]),
  );
}

/** Figures for a phrase that nobody wrote down: plausible, and the same every time. */
function guessed(phrase: string): Keyword {
  const digest = createHash('sha256').update(phrase.toLowerCase()).digest();
  return {
    volume: 10 * (1 + (digest.readUInt16BE(0) % 290)),
    cpc: (40 + (digest.readUInt16BE(2) % 860)) / 100,
    competition: (5 + (digest.readUInt16BE(4) % 90)) / 100,
  };
}

function table(names: readonly string[], rows: readonly (readonly (string | number)[])[]): SandboxReply {
  if (rows.length === 0) return reply(200, 'ERROR 50 :: NOTHING FOUND');
  return reply(200, [names, ...rows].map((cells) => cells.join(';')).join('\r\n'));
}
