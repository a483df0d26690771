/** The oldest Node that everything here runs on. */
export const nodeVersion = '20.20.0';

/** The oldest Temporal server that can skip time per workflow and so rehearse weeks in seconds. */
export const temporalServerVersion = '1.32.0';

/**
 * The official Temporal CLI that brings such a server. Both addresses serve the files of one release; its checksums.txt
 * names the SHA-256 of each archive and is itself pinned here.
 */
export const temporalCli = {
  version: '1.9.1',
  releases: [
    'https://github.com/temporalio/cli/releases/download/v1.9.1',
    'https://temporal.download/assets/temporalio/cli/releases/download/v1.9.1',
  ],
  checksumsSha256: 'cc22cb0df0a9bab358500dce212616e8622b0649df68317d9858867d7dc69bd2',
};

/** From this version on Go fetches by itself the toolchain that server/go.mod names. */
export const goVersion = '1.21.0';
