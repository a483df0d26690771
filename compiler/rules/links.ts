import { nearest } from '../feel/nearest.ts';
import type { LinkEnd } from '../model/links.ts';
import { linkEnds, targetsOf } from '../model/links.ts';
import { groupBy } from '../parse/grouping.ts';
import type { CatchEvent } from '../parse/bpmn.ts';
import type { Found, Rule } from './rule.ts';

function caughtAs(end: LinkEnd, catching: readonly LinkEnd[]): string {
  const meant = nearest(
    end.name,
    catching.flatMap(({ name }) => (name === end.name ? [] : [name])),
  );
  const draw = 'Draw a catching link event of the same name in the same process or sub-process.';
  return meant === undefined ? draw : `Did you mean "${meant}"? ${draw}`;
}

/** A throwing link has exactly one catching end, in its own scope; several may share it. BPMN 2.0, 10.5.5. */
export const links: Rule = {
  code: 'BPMN_LINK',
  check({ drawing }, found) {
    const { throwing, catching } = linkEnds(drawing);
    for (const { event, name } of [...throwing, ...catching]) {
      if (name === '')
        found.error(event, 'the link has no name', 'Give both ends of the link the same name.');
    }
    reportTwins(catching, found);
    const targets = new Map(throwing.map((end) => [end, targetsOf(end, catching)] as const));
    for (const [end, ends] of targets) {
      if (ends.length > 0) continue;
      const elsewhere = catching.find(({ name }) => name === end.name);
      found.error(
        end.event,
        elsewhere === undefined
          ? `no link event of this scope catches "${end.name}"`
          : `${elsewhere.event.id ?? ''} catches "${end.name}", but in another scope`,
        caughtAs(end, catching),
      );
    }
    for (const end of catching) {
      const sources = throwing.filter((from) => targets.get(from)?.includes(end));
      const astray = throwing.filter(
        (from) => end.sources.includes(from.definition) && !sources.includes(from),
      );
      for (const from of astray) {
        found.error(
          end.event,
          `names ${from.event.id ?? ''} as its source, which leads elsewhere`,
          'Let source and target name each other, or leave both out: the name of the link is enough.',
        );
      }
      if (sources.length === 0 && astray.length === 0) {
        found.warning(
          end.event,
          `no link event of this scope throws "${end.name}": it is never reached`,
          'Draw a throwing link event of the same name in the same scope, or remove this one.',
        );
      }
    }
  },
};

function reportTwins(catching: readonly LinkEnd<CatchEvent>[], found: Found): void {
  for (const [, inScope] of groupBy(catching, ({ event }) => event.$parent)) {
    for (const [name, [first, ...again]] of groupBy(inScope, (end) => end.name)) {
      if (name === '') continue;
      for (const { event } of again) {
        found.error(
          event,
          `${first?.event.id ?? ''} catches the link "${name}" already`,
          'Keep one of the two, or give them different names.',
        );
      }
    }
  }
}
