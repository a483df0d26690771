import type { Command, Happening, State } from '../../engine/kernel/index.ts';

/** What the world was asked for and has not been told to forget: kept from commands and happenings alone. */
export class Ledger {
  readonly #outside = new Set<number>();
  readonly #waits = new Set<number>();

  enter(happening: Happening, commands: readonly Command[]): void {
    if ('instance' in happening) this.#outside.delete(happening.instance);
    for (const command of commands) {
      switch (command.do) {
        case 'call':
        case 'open':
        case 'child':
          this.#outside.add(command.instance);
          break;
        case 'withdraw':
          this.#outside.delete(command.instance);
          break;
        case 'arm':
        case 'listen':
        case 'heed':
          this.#waits.add(command.wait);
          break;
        case 'disarm':
          this.#waits.delete(command.wait);
          break;
        case 'publish':
        case 'broadcast':
        case 'escalate':
        case 'alarm':
        case 'hasten':
        case 'end':
          break;
        default:
          command satisfies never;
      }
    }
  }

  /** Where the state expects something else of the world than the commands said. */
  faultOf(state: State): string | undefined {
    const open = Object.values(state.instances).filter((instance) => instance.outside !== undefined);
    const outside = [...open.map((instance) => instance.id), ...Object.keys(state.late).map(Number)];
    return (
      differ('work outside', this.#outside, outside) ?? differ('waits', this.#waits, outsideWaits(state))
    );
  }
}

/** A condition waits for data of the case: the world is asked for nothing. */
function outsideWaits(state: State): readonly number[] {
  return Object.values(state.waits).flatMap((wait) => (wait.kind === 'condition' ? [] : [wait.id]));
}

function differ(what: string, asked: ReadonlySet<number>, expected: readonly number[]): string | undefined {
  const same = asked.size === expected.length && expected.every((id) => asked.has(id));
  return same
    ? undefined
    : `${what}: asked for ${[...asked].join(', ')}, but the state has ${expected.join(', ')}`;
}
