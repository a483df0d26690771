import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runDmnTck } from '../../test/conformance/dmn-tck.ts';

const folder = fileURLToPath(new URL('../../../shared/conformance/dmn-tck', import.meta.url));
const isThere = existsSync(folder);

/** Cases that fail, by id. The list only shrinks. */
const knownMisses: readonly string[] = [];

test.skipIf(!isThere)(
  `the DMN compatibility kit${isThere ? '' : ' (skipped: no ../shared)'}`,
  { timeout: 60_000 },
  async () => {
    const verdicts = await runDmnTck(folder);
    const failed = verdicts.filter(({ status }) => status === 'failed').map(({ id, why }) => ({ id, why }));
    const skipped = verdicts.filter(({ status }) => status === 'skipped');
    expect(failed.filter(({ id }) => !knownMisses.includes(id))).toEqual([]);
    // It calls String.format of Java: the only reason to skip.
    expect(skipped.map(({ id }) => id)).toEqual([
      'compliance-level-3/0076-feel-external-java/varargs_001/varargs_001',
    ]);
    expect(verdicts.length).toBeGreaterThanOrEqual(2600);
  },
);
