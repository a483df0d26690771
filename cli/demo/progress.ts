/** Says how far the demo is: one line that changes on a terminal, a line now and then where there is none. */
export class Progress {
  readonly #began = Date.now();
  #shown = '';

  /** Something worth keeping on the screen. */
  say(text: string): void {
    this.#clear();
    process.stderr.write(`${this.#time()} ${text}\n`);
  }

  /** Where things stand right now. */
  show(text: string): void {
    if (!process.stderr.isTTY || text === this.#shown) return;
    this.#clear();
    this.#shown = text;
    process.stderr.write(`${this.#time()} ${text}`);
  }

  #clear(): void {
    if (this.#shown !== '') process.stderr.write('\r\u001b[2K');
    this.#shown = '';
  }

  #time(): string {
    return `${((Date.now() - this.#began) / 1000).toFixed(0).padStart(4)} s`;
  }
}
