import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DrawnBreach } from '../compiler/policies/check-policies.ts';
import { drawPath } from '../compiler/policies/draw-path.ts';

/** Draws each way round a policy into a folder: `<process>-<element>-<n>.svg`; returns the files. */
export async function writePolicyPictures(
  folder: string,
  breaches: readonly DrawnBreach[],
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const seen = new Map<string, number>();
  const written: string[] = [];
  for (const { process, element, code, control, path, diagrams } of breaches) {
    if (path === undefined) continue;
    const name = `${process}-${element}`;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    const file = join(folder, `${name}-${number}.svg`);
    const title = `${code} at ${element}: ${control ?? ''} is not certain`;
    writeFileSync(file, await drawPath(title, path, diagrams));
    written.push(file);
  }
  return written;
}
