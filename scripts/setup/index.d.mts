/** Where a Temporal server comes from: one that runs already, the official CLI, or the binary built from server/. */
export type TemporalSource =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'cli' | 'server'; readonly command: string; readonly version: string };

export interface StartOptions {
  /** Absent: looked up by ensureTemporal(). */
  readonly source?: TemporalSource;
  /** SQLite file, made if it is missing; absent: in memory, gone at the end. */
  readonly dbFile?: string;
  /** Absent or 0: a free one. */
  readonly port?: number;
  /** Temporal's web page; 0: on a free port; absent: no page. */
  readonly uiPort?: number;
  /** FULL (default) survives a power cut, NORMAL only a killed process. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** On top of our defaults. */
  readonly dynamicConfig?: Readonly<Record<string, string | number | boolean>>;
  /** Gets each line of the server's log. */
  readonly log?: (line: string) => void;
}

export interface RunningTemporal {
  /** host:port of the gRPC frontend. */
  readonly address: string;
  readonly uiAddress?: string;
  /** Absent for a server that runs already (TEMPORAL_ADDRESS). */
  readonly pid: number | undefined;
  /** Ends the server cleanly; does nothing for one that ran already. */
  readonly stop: () => Promise<void>;
  /** kill -9, for crash tests. */
  readonly kill: () => Promise<void>;
}

export interface Progress {
  readonly say: (line: string) => void;
  readonly begin: (title: string) => {
    readonly advance: (done: number, total: number) => void;
    readonly finish: (summary?: string) => void;
    readonly abandon: () => void;
  };
}

/** Installs the locked dependencies if they are missing or stale; rejects with SETUP_DEPENDENCIES. */
export function ensureDependencies(surroundings?: {
  readonly root?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly progress?: Progress;
}): Promise<void>;

/** Finds, downloads or builds a Temporal server; rejects with SETUP_TEMPORAL, which lists what was tried. */
export function ensureTemporal(surroundings?: {
  readonly env?: NodeJS.ProcessEnv;
  readonly progress?: Progress;
}): Promise<TemporalSource>;

/** Starts a Temporal server and returns once it serves; rejects with SETUP_TEMPORAL_START and the end of its log. */
export function startTemporal(options?: StartOptions): Promise<RunningTemporal>;
