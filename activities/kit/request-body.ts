/** What a request carries. At most one of them. */
export interface RequestBody {
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Fields, and a file behind them where there is one, as `multipart/form-data`. */
  readonly multipart?: Multipart;
}

interface Multipart {
  readonly fields?: Readonly<Record<string, string>>;
  readonly file?: {
    /** Name of its field in the form. */
    readonly field: string;
    /** What the vendor is to call it. */
    readonly name: string;
    readonly mediaType: string;
    readonly text: string;
  };
}

/** The body as fetch sends it; made anew for each sending. Says in `headers` what JSON is, and leaves forms to fetch, which draws the boundary. */
export function bodyOf(
  { json, form, multipart }: RequestBody,
  headers: Headers,
): string | URLSearchParams | FormData | null {
  if (multipart !== undefined) return partsOf(multipart);
  if (form !== undefined) {
    const fields = Object.entries(form).filter(([, value]) => value !== undefined);
    return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, String(value)]));
  }
  if (json === undefined) return null;
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  return JSON.stringify(json);
}

function partsOf({ fields = {}, file }: Multipart): FormData {
  const parts = new FormData();
  for (const [name, value] of Object.entries(fields)) parts.append(name, value);
  if (file !== undefined) {
    parts.append(file.field, new Blob([file.text], { type: file.mediaType }), file.name);
  }
  return parts;
}
