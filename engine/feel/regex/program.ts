import type { Pattern } from './pattern.ts';

/** What the matcher does next; places count in the program. A pattern's program is as long as the pattern, whatever its counts. */
export type Step =
  | { readonly do: 'character'; readonly includes: (character: string) => boolean }
  /** As many characters of a class as there are, and fewer when what follows does not match. */
  | {
      readonly do: 'span';
      readonly includes: (character: string) => boolean;
      readonly least: number;
      readonly most: number;
    }
  | { readonly do: 'anchor'; readonly holds: (text: string, at: number) => boolean }
  | { readonly do: 'again'; readonly group: number }
  /** Keeps the place in the text. */
  | { readonly do: 'keep'; readonly slot: number }
  | { readonly do: 'try'; readonly first: number; readonly otherwise: number }
  | { readonly do: 'jump'; readonly to: number }
  | { readonly do: 'start-loop'; readonly loop: Loop }
  /** Another turn, which is the next step, or out. */
  | { readonly do: 'loop'; readonly loop: Loop; readonly out: number }
  | { readonly do: 'turn'; readonly loop: Loop }
  | { readonly do: 'match' };

/** Counted turns, with the slots that hold their count and where the turn began. */
export interface Loop {
  readonly least: number;
  readonly most: number;
  readonly lazy: boolean;
  readonly count: number;
  readonly began: number;
}

export interface Program {
  readonly steps: readonly Step[];
  readonly groups: number;
  /** Slots of the whole match, the groups and the loops. */
  readonly slots: number;
  readonly ignoreCase: boolean;
}

/** The program of a pattern. */
export function programOf(pattern: Pattern, groups: number, ignoreCase: boolean): Program {
  const steps: Step[] = [];
  let slots = 2 * (groups + 1);
  const emit = (part: Pattern): void => {
    switch (part.kind) {
      case 'character':
        steps.push({ do: 'character', includes: part.includes });
        return;
      case 'anchor':
        steps.push({ do: 'anchor', holds: part.holds });
        return;
      case 'again':
        steps.push({ do: 'again', group: part.group });
        return;
      case 'sequence':
        for (const one of part.parts) emit(one);
        return;
      case 'group':
        steps.push({ do: 'keep', slot: 2 * part.number });
        emit(part.body);
        steps.push({ do: 'keep', slot: 2 * part.number + 1 });
        return;
      case 'choice':
        emitChoice(part.options);
        return;
      case 'repeat':
        emitRepeat(part);
    }
  };
  const emitChoice = ([option, ...others]: readonly Pattern[]): void => {
    if (option === undefined) return;
    if (others.length === 0) return emit(option);
    const fork = steps.push({ do: 'match' }) - 1;
    emit(option);
    const leave = steps.push({ do: 'match' }) - 1;
    steps[fork] = { do: 'try', first: fork + 1, otherwise: steps.length };
    emitChoice(others);
    steps[leave] = { do: 'jump', to: steps.length };
  };
  const emitRepeat = ({ body, least, most, lazy }: Pattern & { readonly kind: 'repeat' }): void => {
    if (body.kind === 'character' && !lazy) {
      steps.push({ do: 'span', includes: body.includes, least, most });
      return;
    }
    const loop: Loop = { least, most, lazy, count: slots, began: slots + 1 };
    slots += 2;
    steps.push({ do: 'start-loop', loop });
    const head = steps.push({ do: 'match' }) - 1;
    steps.push({ do: 'turn', loop });
    emit(body);
    steps.push({ do: 'jump', to: head });
    steps[head] = { do: 'loop', loop, out: steps.length };
  };
  emit(pattern);
  steps.push({ do: 'match' });
  return { steps, groups, slots, ignoreCase };
}
