import { writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectTemporal, reachTemporal } from '../../api/temporal-connection.ts';
import { connectors } from '../../activities/connectors/index.gen.ts';
import type { Connector } from '../../activities/kit/activities.ts';
import type { Action } from '../../activities/kit/define-action.ts';
import { startTemporal } from '../../scripts/setup/index.mjs';
import { ensureSearchAttributes } from '../../worker/search-attributes.ts';
import { bundleCases } from '../../worker/workflow-bundle.ts';
import { calamities, type CalamityName } from './faults.ts';
import { playCalamity, playUndisturbed, type Outcome } from './play-calamity.ts';
import { openTrialTool } from './trial-tool.ts';

/** One cell of the matrix: an action and what happened to it. */
export interface Cell {
  readonly action: string;
  readonly calamity: CalamityName;
  readonly outcome: Outcome;
}

/** Actions that change something, by tool. */
export function writingActions(tool: string): readonly Action[] {
  const { actions } = connectors[tool as keyof typeof connectors] as Connector;
  return Object.values(actions).filter(({ effect }) => effect !== 'read');
}

interface MatrixOptions {
  readonly tools: readonly string[];
  /** Which of the actions and calamities; all without it. */
  readonly picks?: (action: string, calamity: CalamityName) => boolean;
  /** So many tools at the same time. */
  readonly atOnce: number;
  onCell(cell: Cell): void;
}

/** Plays the matrix on a Temporal server of its own; a worker process for each tool. */
export async function runMatrix({ tools, picks = () => true, atOnce, onCell }: MatrixOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'maschinenraum-faults-'));
  const bundle = join(folder, 'cases.js');
  const temporal = await startTemporal({ synchronous: 'NORMAL' });
  const config = { connection: { address: temporal.address }, namespace: 'default' };
  const client = await connectTemporal(config);
  try {
    const operator = await reachTemporal(config);
    await ensureSearchAttributes(operator, config.namespace).finally(() => operator.close());
    writeFileSync(bundle, (await bundleCases(fileURLToPath(new URL('cases.ts', import.meta.url)))).code);
    const waiting = [...tools];
    await Promise.all(Array.from({ length: atOnce }, serve));

    async function serve(): Promise<void> {
      for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift()) await playTool(tool);
    }
  } finally {
    await client.connection.close();
    await temporal.stop();
    rmSync(folder, { recursive: true });
  }

  async function playTool(tool: string): Promise<void> {
    const names = Object.keys(calamities) as CalamityName[];
    const trial = await openTrialTool(tool, { client, address: temporal.address, bundle });
    try {
      for (const action of writingActions(tool)) {
        const chosen = names.filter((name) => picks(action.id, name));
        if (chosen.length === 0) continue;
        const clean = await playUndisturbed(trial, action);
        for (const calamity of chosen) {
          const outcome = await playCalamity(trial, action, calamities[calamity], clean).catch(
            (error: unknown): Outcome => ({ kind: 'failed', why: String(error) }),
          );
          onCell({ action: action.id, calamity, outcome });
        }
      }
    } finally {
      await trial.close();
    }
  }
}
