import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { z } from 'zod';
import { betsyCases, runBetsyCase, type Play } from './betsy.ts';
import { runConstraints } from './constraints.ts';
import { runDmnTck } from './dmn-tck.ts';
import { runMiwg } from './miwg.ts';
import { runRejections } from './rejections.ts';
import type { Verdict } from './verdict.ts';

export type Kind = 'betsy' | 'constraints' | 'zeebe' | 'dmn-tck' | 'miwg';

/** Cases of one kind, as found under a folder. */
export interface Suite {
  readonly kind: Kind;
  readonly dir: string;
}

/** What makes a file the list of a kind, whatever it is called and wherever it lies. */
const lists: Readonly<Record<string, { readonly kind: Kind; readonly shape: z.ZodType }>> = {
  'cases.json': { kind: 'betsy', shape: listOf({ processId: z.string(), expect: z.looseObject({}) }) },
  'constraints.json': { kind: 'constraints', shape: listOf({ whatItBreaks: z.string() }) },
  'controls.json': { kind: 'constraints', shape: listOf({ constraintId: z.string() }) },
  'rejections.json': { kind: 'zeebe', shape: z.looseObject({ rejected: z.array(z.unknown()) }) },
  'index.json': { kind: 'miwg', shape: listOf({ executableAsIs: z.boolean() }) },
};

function listOf(fields: z.ZodRawShape): z.ZodType {
  return z.tuple([z.looseObject(fields)], z.unknown());
}

/** The kinds of cases that lie under a folder, at any depth, told by what the files hold. */
export function findSuites(root: string): readonly Suite[] {
  const found = new Map<string, Suite>();
  const add = (kind: Kind, dir: string): void => void found.set(`${kind} ${dir}`, { kind, dir });
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(root, path);
    const name = path.split(/[\\/]/).at(-1) ?? '';
    const list = lists[name];
    if (list !== undefined && list.shape.safeParse(readJson(file)).success) add(list.kind, dirname(file));
    // The kit's runner looks for its cases itself.
    if (
      name.endsWith('.xml') &&
      statSync(file).isFile() &&
      readFileSync(file, 'utf8').includes('testCases')
    ) {
      add('dmn-tck', root);
    }
  }
  return [...found.values()];
}

/** Runs the cases of one kind that are wanted, one after the other. */
export async function runSuite(
  { kind, dir }: Suite,
  play: Play,
  wanted: (id: string) => boolean,
): Promise<readonly Verdict[]> {
  switch (kind) {
    case 'betsy': {
      const verdicts: Verdict[] = [];
      for (const one of betsyCases(dir))
        if (wanted(one.id)) verdicts.push(await runBetsyCase(dir, one, play));
      return verdicts;
    }
    case 'constraints':
      return (await runConstraints(dir)).filter(({ id }) => wanted(id));
    case 'zeebe':
      return (await runRejections(dir)).filter(({ id }) => wanted(id));
    case 'miwg':
      return (await runMiwg(dir)).filter(({ id }) => wanted(id));
    case 'dmn-tck':
      // A group of its own for each model would be a long table.
      return (await runDmnTck(dir))
        .filter(({ id }) => wanted(id))
        .map((verdict) => ({ ...verdict, group: posix.dirname(verdict.group.replaceAll('\\', '/')) }));
    default:
      return kind satisfies never;
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
