import { SetupError } from './setup-error.mjs';
import { nodeVersion } from './versions.mjs';
import { isAtLeast } from './version-order.mjs';

/**
 * Runs an entry point: checks Node, and tells a set-up that failed to the user instead of throwing a stack at him.
 * @param {() => Promise<void>} entry
 */
export async function runEntry(entry) {
  try {
    if (!isAtLeast(process.versions.node, nodeVersion)) {
      const next = `Install Node ${nodeVersion} or later (https://nodejs.org).`;
      throw new SetupError('SETUP_NODE', `Node ${process.versions.node} is too old.`, next);
    }
    await entry();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.text}\n`);
    process.exitCode = 1;
  }
}
