/** Milliseconds between two lines where there is no terminal. */
const NOW_AND_THEN = 10_000;

/** Says how far the demo is: one line that changes on a terminal, a line now and then where there is none. */
export class Progress {
  readonly #began = Date.now();
  #said = 0;
  #shown = '';

  /** Something worth keeping on the screen. */
  say(text: string): void {
    this.#clear();
    this.#said = Date.now();
    process.stderr.write(`${this.#time()} ${text}\n`);
  }

  /** Where things stand right now. */
  show(text: string): void {
    if (!process.stderr.isTTY) return this.#sayNowAndThen(text);
    if (text === this.#shown) return;
    this.#clear();
    this.#shown = text;
    process.stderr.write(`${this.#time()} ${text}`);
  }

  #sayNowAndThen(text: string): void {
    if (Date.now() - this.#said < NOW_AND_THEN) return;
    this.say(text);
  }

  #clear(): void {
    if (this.#shown !== '') process.stderr.write('\r\u001b[2K');
    this.#shown = '';
  }

  #time(): string {
    return `${((Date.now() - this.#began) / 1000).toFixed(0).padStart(4)} s`;
  }
}
