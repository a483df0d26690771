import type { Model } from '../../engine/model.ts';
import { literal } from '../check/scopes.ts';
import { nearest } from '../feel/nearest.ts';
import type { CallFinding } from './call-cycles.ts';

/**
 * Calls bound to a version tag that no model of the called process has, neither today's nor a released one: they would wait as
 * incidents.
 * @param versionsOf the version tags of a process; undefined where there is no such process
 */
export function unknownVersions(
  processes: readonly Model[],
  versionsOf: (process: string) => readonly string[] | undefined,
): readonly CallFinding[] {
  return processes.flatMap(({ id, elements }) =>
    Object.values(elements).flatMap((element): readonly CallFinding[] => {
      if (element.kind !== 'callActivity' || typeof element.binding === 'string') return [];
      const called = literal(element.called);
      const known = called === undefined ? undefined : versionsOf(called);
      const { versionTag } = element.binding;
      if (known === undefined || known.includes(versionTag)) return [];
      const meant = nearest(versionTag, known);
      return [
        {
          process: id,
          element: element.id,
          severity: 'error',
          code: 'CALL_VERSION_UNKNOWN',
          message: `${called} has no version tagged "${versionTag}"`,
          hint:
            meant !== undefined
              ? `Did you mean "${meant}"?`
              : known.length > 0
                ? `There are ${known.join(', ')}.`
                : `None of its versions has a tag (zeebe:versionTag of the process): give it one, or bind to "latest" or "deployment".`,
        },
      ];
    }),
  );
}
