/** A URL path whose parameters are encoded in `value` and left out of `template`, so that errors can name the request without quoting them. */
export interface Path {
  readonly value: string;
  readonly template: string;
}

/**
 * Writes a URL path; every parameter is percent-encoded.
 * @example path`/crm/v3/objects/contacts/${contactId}`
 */
export function path(strings: TemplateStringsArray, ...parameters: readonly (string | number)[]): Path {
  const encoded = parameters.map((parameter) => encodeURIComponent(parameter));
  return {
    value: String.raw({ raw: strings }, ...encoded),
    template: strings.join('{}'),
  };
}
