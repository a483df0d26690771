/** A set-up that cannot go on; each code has its page in docs/errors. */
export class SetupError extends Error {
  /**
   * @param {'SETUP_NODE' | 'SETUP_DEPENDENCIES' | 'SETUP_TEMPORAL' | 'SETUP_TEMPORAL_START' | 'SETUP_BUSY'} code
   * @param {string} message what happened
   * @param {string} next what to do about it
   */
  constructor(code, message, next) {
    super(message);
    this.name = 'SetupError';
    this.code = code;
    this.next = next;
  }

  /** The text for a person: code, message, next step. */
  get text() {
    return `${this.code}: ${this.message}\n${this.next}\nMore: docs/errors/${this.code}.md`;
  }
}
