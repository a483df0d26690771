import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DrawnBreach } from '../compiler/policies/check-policies.ts';
import { drawPath } from '../compiler/policies/picture/draw-path.ts';

/** Draws each way round a policy into a folder: `<process>-<element>-<n>.svg`; returns the files. */
export function writePolicyPictures(folder: string, breaches: readonly DrawnBreach[]): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const seen = new Map<string, number>();
  return breaches.flatMap(({ process, element, code, control, path, diagrams }) => {
    if (path === undefined) return [];
    const name = `${process}-${element}`;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    const file = join(folder, `${name}-${number}.svg`);
    writeFileSync(file, drawPath(`${code} at ${element}: ${control ?? ''} is not certain`, path, diagrams));
    return [file];
  });
}
