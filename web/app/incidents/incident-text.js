import { prose } from '../page/prose.js';

/** @import { Child } from '../page/element.js' */

/**
 * What happened, without its code: that stands beside it already.
 * @param {{ readonly code: string, readonly message: string }} incident
 * @returns {Child}
 */
export function incidentText({ code, message }) {
  return prose(message.startsWith(`${code} `) ? message.slice(code.length + 1) : message);
}
