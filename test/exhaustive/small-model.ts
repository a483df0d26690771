import {
  after,
  and,
  boundary,
  caught,
  either,
  end,
  eventSub,
  every,
  job,
  modelOf,
  or,
  start,
  sub,
  terminate,
  xor,
  type Draft,
  type Sketch,
} from '../../engine/testing/index.ts';
import type { Model } from '../../engine/model.ts';
import { branchCondition } from './choice.ts';
import type { Gate, SmallBlock } from './small-block.ts';

const gates = { and, xor, or };

/** The process that a block makes: from a start event through it to an end event. */
export function smallModel(block: SmallBlock): Model {
  let next = 1;
  return modelOf(new Sheet(() => next++).whole(block));
}

/** Where a block's token comes in; and where it goes out, unless it comes to its end inside. */
interface Ends {
  readonly first: string;
  readonly last?: string;
}

/** One scope being drawn. */
class Sheet {
  readonly elements: Record<string, Draft> = {};
  readonly flows: string[] = [];
  readonly #number: () => number;

  constructor(number: () => number) {
    this.#number = number;
  }

  whole(block: SmallBlock, begin: Draft = start({ kind: 'none' })): Sketch {
    const last = this.#add('end', end({ kind: 'none' }));
    this.#between(this.#add('begin', begin), block, last, '');
    return this;
  }

  #add(name: string, draft: Draft): string {
    const id = `${name}${this.#number()}`;
    this.elements[id] = draft;
    return id;
  }

  #between(from: string, block: SmallBlock, to: string, suffix: string): void {
    if (block.kind === 'direct') {
      this.flows.push(`${from} > ${to}${suffix}`);
      return;
    }
    const { first, last } = this.#draw(block);
    this.flows.push(`${from} > ${first}${suffix}`);
    if (last !== undefined) this.flows.push(`${last} > ${to}`);
  }

  #draw(block: Exclude<SmallBlock, { kind: 'direct' }>): Ends {
    switch (block.kind) {
      case 'job': {
        const id = this.#add('job', job());
        return { first: id, last: id };
      }
      case 'dies': {
        const first = this.#add('job', job());
        const last = this.#add('gone', end(block.kills ? terminate : { kind: 'none' }));
        this.flows.push(`${first} > ${last}`);
        return { first };
      }
      case 'sequence': {
        const middle = this.#add('task', { kind: 'task' });
        const [first, last] = [this.#add('task', { kind: 'task' }), this.#add('task', { kind: 'task' })];
        this.#between(first, block.blocks[0], middle, '');
        this.#between(middle, block.blocks[1], last, '');
        return { first, last };
      }
      case 'split':
        return this.#split(block.split, block.join, block.branches);
      case 'race': {
        const [first, last] = [this.#add('race', either), this.#add('join', gates[block.join])];
        for (const branch of block.branches) {
          const event = this.#add('event', caught(after('PT1H')));
          this.flows.push(`${first} > ${event}`);
          this.#between(event, branch, last, '');
        }
        return { first, last };
      }
      case 'loop': {
        const [first, again] = [this.#add('head', gates[block.join]), this.#add('again', xor)];
        const last = this.#add('task', { kind: 'task' });
        this.#between(first, block.body, again, '');
        this.flows.push(`${again} > ${first}${branchCondition('exclusiveGateway', 0)}`);
        this.flows.push(`${again} > ${last}${branchCondition('exclusiveGateway', 1)}`);
        return { first, last };
      }
      case 'boundary': {
        const [host, last] = [this.#add('job', job()), this.#add('join', gates[block.join])];
        this.#border(host, block.interrupting, last);
        this.flows.push(`${host} > ${last}`);
        return { first: host, last };
      }
      case 'scope':
        return this.#scope(block);
      default:
        return block satisfies never;
    }
  }

  #split(split: Gate, join: Gate, branches: readonly SmallBlock[]): Ends {
    const gateway = gates[split];
    const [first, last] = [this.#add('split', gateway), this.#add('join', gates[join])];
    for (const [index, branch] of branches.entries())
      this.#between(first, branch, last, branchCondition(gateway.kind, index));
    return { first, last };
  }

  #scope({ body, cut }: Extract<SmallBlock, { kind: 'scope' }>): Ends {
    const inner = new Sheet(this.#number);
    if (cut === 'inside') {
      const rescue = new Sheet(this.#number).whole({ kind: 'job' }, start(after('PT1H')));
      inner.#add('rescue', eventSub(rescue));
    }
    const host = this.#add('scope', sub(inner.whole(body)));
    if (cut !== 'border') return { first: host, last: host };
    const last = this.#add('join', xor);
    this.#border(host, true, last);
    this.flows.push(`${host} > ${last}`);
    return { first: host, last };
  }

  #border(host: string, interrupting: boolean, to: string): void {
    const trigger = interrupting ? after('PT1H') : every('R/PT1H');
    this.flows.push(`${this.#add('event', boundary(host, trigger, { interrupting }))} > ${to}`);
  }
}
