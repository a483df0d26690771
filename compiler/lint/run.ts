// `tsx compiler/lint/run.ts [DIAGRAMS]`: packs the plugin and lints diagrams with it, as .bpmnlintrc says.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { packLintPlugin } from './pack.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packed = `${root}.cache/lint`;
await packLintPlugin(packed);

const diagrams = process.argv.slice(2);
if (diagrams.length > 0) {
  // bpmnlint requires plugins by name: NODE_PATH is where else such a name is looked for.
  const { status } = spawnSync(process.execPath, [`${root}node_modules/.bin/bpmnlint`, ...diagrams], {
    cwd: root,
    env: { ...process.env, NODE_PATH: packed },
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
