/**
 * @typedef {object} StreamEvent
 * @property {string} event
 * @property {string} data
 * @property {string} [id]
 */

/**
 * Reads server-sent events out of text that comes in pieces. The browser's own EventSource cannot send an Authorization header.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export class EventStreamParser {
  #rest = '';
  /** @type {{ event?: string, id?: string, data: string[] }} */
  #event = { data: [] };

  /**
   * Takes the next piece, gives the events that it completes.
   * @param {string} text
   * @returns {readonly StreamEvent[]}
   */
  push(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#read(line));
  }

  /**
   * @param {string} line
   * @returns {readonly StreamEvent[]}
   */
  #read(line) {
    if (line === '') return this.#dispatch();
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'data') this.#event.data.push(value);
    else if (name === 'event' || name === 'id') this.#event[name] = value;
    return [];
  }

  #dispatch() {
    const { event = 'message', id, data } = this.#event;
    this.#event = { data: [] };
    if (data.length === 0) return [];
    return [{ event, data: data.join('\n'), ...(id === undefined ? {} : { id }) }];
  }
}

/**
 * The events of an answer, piece by piece as they come.
 * @param {Response} response
 * @returns {AsyncGenerator<readonly StreamEvent[]>}
 */
export async function* eventsOf(response) {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  const parser = new EventStreamParser();
  for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) {
    const events = parser.push(decoder.decode(piece.value, { stream: true }));
    if (events.length > 0) yield events;
  }
}
