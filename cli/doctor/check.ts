/** What one look at the installation found. */
export interface Finding {
  readonly subject: string;
  /** `warning`: something will not work until it is done, the rest does. */
  readonly state: 'ok' | 'warning' | 'missing';
  readonly detail: string;
  /** What to do; absent when all is well. */
  readonly next?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export function ok(subject: string, detail: string): Finding {
  return { subject, state: 'ok', detail };
}
