/** Message that a case sends itself when it is cancelled: an event sub-process that waits for it cleans up. docs/dialect.md. */
export const CANCEL_MESSAGE = 'maschinenraum.cancel';
