/** When all clocks of the connectors and sandboxes stand, so that two runs leave the same. */
export const FROZEN = '2026-12-01T08:00:00Z';

/** What a worker process serves. */
export interface WorkerSetting {
  readonly kind: 'setting';
  readonly address: string;
  readonly namespace: string;
  readonly tool: string;
  readonly connection: unknown;
  /** File of the workflow bundle. */
  readonly bundle: string;
}

/** The moment at which a worker kills itself: around its nth request to the tool, counted from one. */
export interface Death {
  readonly kind: 'death';
  readonly moment: 'before sending' | 'after answering';
  readonly request: number;
}
