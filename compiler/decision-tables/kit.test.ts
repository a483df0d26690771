import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { untypedTables } from '../check/untyped-tables.ts';
import { parseDecisions } from '../dmn/index.ts';
import { examineTable } from './index.ts';
import { matchingRules, playTable } from './testing/tables.ts';

const folder = fileURLToPath(new URL('../../../shared/conformance/dmn-tck', import.meta.url));
const isThere = existsSync(folder);

test.skipIf(!isThere)(
  `every gap and overlap in the tables of the kit shows in the engine${isThere ? '' : ' (skipped: no ../shared)'}`,
  async () => {
    const claims = { tables: 0, gaps: 0, overlaps: 0, unreachable: 0 };
    const names = readdirSync(folder, { recursive: true }).map(String);
    for (const name of names.filter((one) => one.endsWith('.dmn'))) {
      const { decisions } = await parseDecisions(readFileSync(join(folder, name), 'utf8'), name);
      for (const { table, inputs } of untypedTables(decisions)) {
        const { gaps, overlaps, unreachable } = examineTable(table, inputs);
        claims.tables += 1;
        claims.gaps += gaps.length;
        claims.overlaps += overlaps.length;
        claims.unreachable += unreachable.length;
        for (const { example } of gaps) {
          expect({ name, rules: matchingRules(table, example) }).toEqual({ name, rules: [] });
          expect(playTable(table, example)).toEqual({ rules: [], value: null, failures: [] });
        }
        for (const { example } of overlaps) {
          const code = table.hitPolicy === 'U' ? 'DMN_SEVERAL_RULES_MATCH' : 'DMN_RULES_DISAGREE';
          expect({ name, failures: playTable(table, example).failures }).toEqual({ name, failures: [code] });
        }
      }
    }
    expect(claims).toEqual({ tables: 46, gaps: 9, overlaps: 0, unreachable: 1 });
  },
);
