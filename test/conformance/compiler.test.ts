import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileBpmn } from '../../compiler/compile.ts';
import { runConstraints } from './constraints.ts';
import { runRejections } from './rejections.ts';
import type { Verdict } from './verdict.ts';

const shared = fileURLToPath(new URL('../../../shared/conformance/', import.meta.url));
const skipped = existsSync(shared) ? '' : ' (skipped: no ../shared)';

const of = (verdicts: readonly Verdict[], status: Verdict['status']): readonly string[] =>
  verdicts.filter((verdict) => verdict.status === status).map(({ id }) => id);

describe.skipIf(skipped !== '')(`compiler conformance${skipped}`, () => {
  it('rejects what breaks a rule of BPMN 2.0, and names it', async () => {
    const verdicts = await runConstraints(`${shared}constraints`);
    expect(of(verdicts, 'failed')).toEqual([]);
    const constraints = verdicts.filter(({ group }) => group.startsWith('constraints'));
    expect(of(constraints, 'inconclusive')).toEqual([]);
  });

  it('rejects and accepts what Camunda 8 does', async () => {
    const verdicts = await runRejections(`${shared}zeebe`);
    expect([...of(verdicts, 'failed'), ...of(verdicts, 'inconclusive')]).toEqual([]);
  });

  it('compiles betsy, or refuses it by name', async () => {
    const cases = z.array(
      z.object({
        file: z.string(),
        accept: z.unknown().optional(),
        expect: z.looseObject({ rejectedOrIncident: z.boolean().optional() }),
      }),
    );
    const listed = cases.parse(JSON.parse(readFileSync(`${shared}betsy/cases.json`, 'utf8')));
    const refused: string[] = [];
    for (const file of new Set(listed.map((one) => one.file))) {
      const { diagnostics } = await compileBpmn(readFileSync(shared + file, 'utf8'), { file, foreign: true });
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      const mayBeRejected = listed.some(
        (one) => one.file === file && (one.accept !== undefined || one.expect.rejectedOrIncident === true),
      );
      if (!mayBeRejected && errors.some(({ code }) => code !== 'BPMN_UNSUPPORTED')) refused.push(file);
    }
    expect(refused).toEqual([]);
  });

  it('reads every diagram of the interchange group, and runs those that can', async () => {
    const names = readdirSync(`${shared}miwg`).filter((name) => name.endsWith('.bpmn'));
    const compiled: string[] = [];
    for (const name of names) {
      const { models, diagnostics } = await compileBpmn(readFileSync(`${shared}miwg/${name}`, 'utf8'), {
        file: name,
        foreign: true,
      });
      expect(diagnostics.filter(({ code }) => code === 'BPMN_MALFORMED' || code === 'BPMN_NOT_BPMN')).toEqual(
        [],
      );
      if (models.length > 0) compiled.push(name);
    }
    expect(compiled).toEqual(expect.arrayContaining(['C.9.0.bpmn', 'C.9.1.bpmn', 'C.9.2.bpmn']));
  });
});
