import { channel } from 'node:diagnostics_channel';
import type { Action } from '../kit/define-action.ts';
import type { Sandbox } from './define-sandbox.ts';
import type { Exchange } from './exchange-log.ts';

/** What one call of an action asked of its sandbox. */
export interface TrialCall {
  readonly action: Pick<Action, 'id' | 'tool'>;
  readonly sandbox: Sandbox;
  readonly exchanges: readonly Exchange[];
}

/** Every call in every trial of this process, as a `TrialCall`: nobody has to listen, and what listens needs nothing from a test. */
export const trialCalls = channel('maschinenraum:trial-calls');

/** Every `Exchange` with any sandbox of this process, as its log keeps it; likewise. */
export const exchanges = channel('maschinenraum:exchanges');
