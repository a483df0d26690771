const reserved = [
  'null',
  'true',
  'false',
  'function',
  'if',
  'then',
  'else',
  'for',
  'between',
  'instance',
  'of',
];

/** Whether a text names one variable: letters, digits and `_`, not beginning with a digit, no word of FEEL. */
export function isVariableName(text: string | undefined): text is string {
  return text !== undefined && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) && !reserved.includes(text);
}

/** Whether a text names a variable or something in it: names separated by dots. */
export function isVariablePath(text: string | undefined): text is string {
  return text !== undefined && text.split('.').every(isVariableName);
}
