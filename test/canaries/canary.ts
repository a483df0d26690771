import { randomBytes } from 'node:crypto';

/** Secrets that stand nowhere else in the world, each with what it is. */
export class Canaries {
  readonly #known = new Map<string, string>();

  /** A new one; `what` is said of it where it is found. */
  make(what: string): string {
    const canary = `kanarie${randomBytes(16).toString('hex')}`;
    this.know(canary, what);
    return canary;
  }

  /** One that was made elsewhere: a line of a key, an assertion. */
  know(canary: string, what: string): void {
    this.#known.set(canary, what);
  }

  /** What of these bytes is a canary: as it stands, or in base64, in JSON, in a URL. */
  foundIn(content: Buffer): readonly string[] {
    const found = [...this.#known].filter(([canary]) =>
      formsOf(canary).some((form) => content.includes(form)),
    );
    return found.map(([, what]) => what);
  }
}

/** Base64 has three forms, by where in the whole a text begins; its first and last characters hold neighbours too. */
function formsOf(canary: string): readonly string[] {
  const encoded = [0, 1, 2].map((before) => {
    const all = Buffer.concat([Buffer.alloc(before), Buffer.from(canary)]).toString('base64');
    return all.replace(/=+$/, '').slice(before === 0 ? 0 : before + 1, -1);
  });
  const urlSafe = encoded.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [
    ...new Set([
      canary,
      encodeURIComponent(canary),
      JSON.stringify(canary).slice(1, -1),
      ...encoded,
      ...urlSafe,
    ]),
  ];
}
