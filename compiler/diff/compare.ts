/** What became of one thing. */
export interface Change {
  readonly change: 'added' | 'removed' | 'changed';
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly properties: readonly PropertyChange[];
}

/** One thing that is said otherwise; absent on the side that does not say it. */
export interface PropertyChange {
  readonly property: string;
  readonly before?: string;
  readonly after?: string;
}

/** A thing with what is said of it as text. */
export interface Compared {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** What changed from one set of things to the other, in the order of the newer, the removed ones last. */
export function compare(
  before: ReadonlyMap<string, Compared>,
  after: ReadonlyMap<string, Compared>,
): readonly Change[] {
  const changes: Change[] = [];
  for (const [id, now] of after) {
    const then = before.get(id);
    if (then === undefined) changes.push(whole('added', now));
    else {
      const properties = compareProperties(
        { kind: then.kind, ...then.properties },
        { kind: now.kind, ...now.properties },
      );
      if (properties.length > 0)
        changes.push({ change: 'changed', id, kind: now.kind, name: now.name, properties });
    }
  }
  for (const [id, then] of before) if (!after.has(id)) changes.push(whole('removed', then));
  return changes;
}

function whole(change: 'added' | 'removed', { id, kind, name }: Compared): Change {
  return { change, id, kind, name, properties: [] };
}

function compareProperties(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly PropertyChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((property): readonly PropertyChange[] => {
    const [then, now] = [before[property], after[property]];
    if (then === now) return [];
    return [
      {
        property,
        ...(then === undefined ? {} : { before: then }),
        ...(now === undefined ? {} : { after: now }),
      },
    ];
  });
}
