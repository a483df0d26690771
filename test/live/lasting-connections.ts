import { connectionsFromEnvironment, type Connections } from '../../activities/kit/connections.ts';
import { refreshedConnections, type RefreshTokens } from '../../activities/kit/refreshed-connections.ts';
import { openRefreshTokens } from '../../vault/index.ts';
import { stateFiles } from '../../worker/state-files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The connections of real accounts: a refresh token that the vendor replaces while it is tried out is kept for the worker. */
export function lastingConnections(env: Environment, print: (line: string) => void): Connections {
  let opened: RefreshTokens | undefined;
  const tokens = (): RefreshTokens => {
    const state = stateFiles(env);
    return (opened ??= openRefreshTokens({ file: state.refreshTokens, masterKey: state.masterKey(env) }));
  };
  return refreshedConnections(
    connectionsFromEnvironment(env),
    {
      latest: (...about) => tokens().latest(...about),
      keep: (...about) => tokens().keep(...about),
    },
    (connection) => print(`${connection}: its new refresh token could not be kept; configure it anew`),
  );
}
