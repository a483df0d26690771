import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sealedFile } from '../../audit/history/sealed-file.ts';
import { definitions } from '../../definitions/index.gen.ts';
import type { Scenario } from '../../definitions/scenario.ts';
import { startTemporal } from '../../scripts/setup/index.mjs';
import { logFrom } from '../../worker/runtime-log.ts';
import { fileNameOf, openRecorder } from './recorder.ts';

// `node scripts/start.mjs --temporal test/histories/record.ts [process...]`: records the first scenario of each definition whose
// present model has no history yet. Files that are there stay as they are, for ever: they are what running cases rely on.

const only = process.argv.slice(2);
logFrom('ERROR');
const server = await startTemporal({ synchronous: 'NORMAL' });
try {
  const recorder = await openRecorder(server.address);
  for (const [id, { definition, folder }] of Object.entries(definitions)) {
    if (only.length > 0 && !only.includes(id)) continue;
    const histories = join(fileURLToPath(folder), 'histories');
    const prefix = definition.hash.slice(0, 12);
    if (existsSync(histories) && readdirSync(histories).some((name) => name.startsWith(prefix))) continue;
    const { scenarios } = (await import(`../../definitions/${id}/${id}.scenarios.ts`)) as { scenarios: readonly Scenario[] };
    const scenario = scenarios.find(({ ends }) => ends === 'completed');
    if (scenario === undefined) continue;
    mkdirSync(histories, { recursive: true });
    for (const [index, run] of (await recorder.record(id, definition.hash, scenario)).entries()) {
      const file = join(histories, `${prefix}-${fileNameOf(scenario.name)}${index === 0 ? '' : `.${index + 1}`}.json`);
      writeFileSync(file, sealedFile(run), { flag: 'wx' });
      process.stdout.write(`${id}: ${run.history.events.length} events\n`);
    }
  }
  await recorder.close();
} finally {
  await server.stop();
}
