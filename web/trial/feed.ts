import { EventEmitter, once } from 'node:events';

/** Server-sent events that a test says one after the other, to whoever listens. */
export class Feed {
  #events: string[] = [];
  #hangUps = 0;
  readonly #news = new EventEmitter().setMaxListeners(0);

  say(event: string, data: unknown, id?: number): void {
    const line = id === undefined ? '' : `id: ${id}\n`;
    this.#events.push(`${line}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    this.#news.emit('news');
  }

  /** Breaks the connections that there are. */
  hangUp(): void {
    this.#hangUps++;
    this.#news.emit('news');
  }

  /** What was said behind the events that the listener has seen, and what will be; until `end`, or until somebody hangs up. */
  async *listen(seen: number): AsyncGenerator<string> {
    const hangUps = this.#hangUps;
    for (let next = seen; ; next++) {
      while (next >= this.#events.length || hangUps !== this.#hangUps) {
        if (hangUps !== this.#hangUps) return;
        await once(this.#news, 'news');
      }
      const event = this.#events[next] ?? '';
      yield event;
      if (event.startsWith('event: end')) return;
    }
  }
}
