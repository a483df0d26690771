import { identifierAmong } from './contact.ts';
import type { PersonalPlace } from './personal-places.ts';

type Path = PersonalPlace['path'];

/**
 * Says for each place whose data it is. Fields of one object are about one person; each item of a list is about a person of its own.
 * An object that identifies nobody belongs to the person of the nearest object around it, or to the only one identified in there.
 */
export function attribute(places: readonly PersonalPlace[]): (place: PersonalPlace) => string | undefined {
  const own = new Map<string, string>();
  const within = new Map<string, Set<string>>();
  for (const [key, { object, fields }] of groupByObject(places)) {
    const identifier = identifierAmong(fields);
    if (identifier === undefined) continue;
    own.set(key, identifier);
    for (const around of outwards(object))
      within.set(around, (within.get(around) ?? new Set()).add(identifier));
  }
  return ({ path }) => {
    for (const around of outwards(objectOf(path))) {
      const identifiers = within.get(around) ?? new Set();
      const identifier = own.get(around) ?? (identifiers.size === 1 ? [...identifiers][0] : undefined);
      if (identifier !== undefined) return identifier;
    }
    return undefined;
  };
}

function groupByObject(
  places: readonly PersonalPlace[],
): ReadonlyMap<string, { readonly object: Path; readonly fields: PersonalPlace[] }> {
  const groups = new Map<string, { readonly object: Path; readonly fields: PersonalPlace[] }>();
  for (const place of places) {
    const object = objectOf(place.path);
    const key = JSON.stringify(object);
    const group = groups.get(key) ?? { object, fields: [] };
    groups.set(key, group);
    group.fields.push(place);
  }
  return groups;
}

function objectOf(path: Path): Path {
  return typeof path.at(-1) === 'number' ? path : path.slice(0, -1);
}

/** The object itself, then each one around it. */
function outwards(object: Path): readonly string[] {
  return Array.from({ length: object.length + 1 }, (_, steps) =>
    JSON.stringify(object.slice(0, object.length - steps)),
  );
}
