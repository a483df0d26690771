// `npm run live -- <tool> [--write] [--connection ID] [--sandbox]`: a connector against a real account. Ends with `N passed, N failed, N skipped`.
import { randomUUID } from 'node:crypto';
import { main } from './main.ts';

process.exitCode = await main(process.argv.slice(2), {
  env: process.env,
  print: (line) => void process.stdout.write(`${line}\n`),
  now: () => new Date(),
  run: randomUUID(),
});
