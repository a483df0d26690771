/** A key of an object literal as the formatter writes it: quoted only where it must be. */
export function propertyName(key: string): string {
  return isIdentifier(key) ? key : quoted(key);
}

/** The type of a property of a value: `typeof tasks.name`, or `(typeof tasks)['a name']` where it must be. */
export function typeOfProperty(value: string, key: string): string {
  return isIdentifier(key) ? `typeof ${value}.${key}` : `(typeof ${value})[${quoted(key)}]`;
}

/** A string literal as the formatter writes it. */
export function quoted(text: string): string {
  const json = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return text.includes("'") && !text.includes('"') ? `"${json}"` : `'${json.replaceAll("'", "\\'")}'`;
}

function isIdentifier(key: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(key);
}
