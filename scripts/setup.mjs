// All the set-up there is: `node scripts/setup.mjs`. The other entry points do it by themselves.
import { ensureDependencies, ensureTemporal } from './setup/index.mjs';
import { runEntry } from './setup/report.mjs';

await runEntry(async () => {
  await ensureDependencies();
  const temporal = await ensureTemporal();
  const where = temporal.kind === 'address' ? temporal.address : `${temporal.command} (${temporal.version})`;
  process.stdout.write(`Dependencies: installed\nTemporal server: ${where}\n`);
});
