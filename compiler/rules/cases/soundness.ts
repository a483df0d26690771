import { node, path, sketch } from '../../testing/sketch.ts';
import type { RuleCase } from './rule-case.ts';

const begin = node('startEvent', 'begin');
const end = node('endEvent', 'end');
const xor = (id: string, ...flows: readonly [string, string][]): string =>
  node(flows.length === 0 ? 'exclusiveGateway' : `exclusiveGateway default="${flows.at(-1)?.join('-')}"`, id);
const and = (id: string): string => node('parallelGateway', id);
const or = (id: string): string => node('inclusiveGateway', id);
const tasks = (...ids: readonly string[]): string => ids.map((id) => node('task', id)).join('');
const hour =
  '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>';
const signal = '<signalEventDefinition signalRef="over" />';
const over = '<signal id="over" name="over" />';
const border = (id: string, host: string, interrupting: boolean): string =>
  node(`boundaryEvent attachedToRef="${host}" cancelActivity="${interrupting}"`, id, hour);
const onEnd = (id: string, content: string): string => node('endEvent', id, content);

/** Two branches between a split and a join; both conditions hold or not as they like. */
const block = (split: string, join: string, ...conditions: readonly string[]): string =>
  sketch(
    begin +
      split +
      tasks('a', 'b', 'after') +
      join +
      end +
      path('begin > split') +
      path('split > a', conditions[0]) +
      path('split > b', conditions[1]) +
      path('a > join > after > end') +
      path('b > join'),
  );
/** A parallel block one branch of which may leave it. */
const leaving = (ending: string, join = and('join')): string =>
  sketch(
    begin +
      and('fork') +
      tasks('a', 'b') +
      xor('which', ['which', 'join']) +
      join +
      end +
      ending +
      path('begin > fork > a > which > join > end') +
      path('fork > b > join') +
      path('which > out', '=bad'),
    over,
  );
/** A step with an event on its border, both ways led into one gateway. */
const guarded = (interrupting: boolean, join: string): string =>
  sketch(
    begin +
      tasks('work', 'late', 'after') +
      border('event', 'work', interrupting) +
      join +
      end +
      path('begin > work > join > after > end') +
      path('event > late > join'),
  );
const eitherWay = xor('split', ['split', 'b']);

/** Tokens that wait for ever, and tokens that nobody joins. */
export const soundnessCases: readonly RuleCase[] = [
  ...[
    { when: 'an exclusive split is joined in parallel', xml: block(eitherWay, and('join'), '=x') },
    {
      when: 'an event-based split is joined in parallel',
      xml: sketch(
        begin +
          node('eventBasedGateway', 'split') +
          node('intermediateCatchEvent', 'timer', hour) +
          node('intermediateCatchEvent', 'signal', signal) +
          and('join') +
          end +
          path('begin > split > timer > join > end') +
          path('split > signal > join'),
        over,
      ),
    },
    {
      when: 'a step and the event that interrupts it are joined in parallel',
      xml: guarded(true, and('join')),
    },
    {
      when: 'a loop comes back to a parallel join',
      xml: sketch(
        begin +
          and('join') +
          tasks('a') +
          xor('again', ['again', 'end']) +
          end +
          path('begin > join > a > again > end') +
          path('again > join', '=more'),
      ),
    },
    {
      when: 'a flow into the join comes from where nothing ever gets',
      xml: sketch(
        begin + tasks('a', 'lost') + and('join') + end + path('begin > a > join > end') + path('lost > join'),
      ),
    },
    {
      when: 'in a sub-process an exclusive split is joined in parallel',
      xml: sketch(
        node('startEvent', 'start') +
          node(
            'subProcess',
            'inner',
            begin +
              eitherWay +
              tasks('a', 'b') +
              and('join') +
              end +
              path('begin > split > b > join > end') +
              path('split > a', '=x') +
              path('a > join'),
          ) +
          node('endEvent', 'done') +
          path('start > inner > done'),
      ),
    },
    {
      when: 'two start events are joined in parallel',
      xml: sketch(
        begin +
          node('startEvent', 'other', signal) +
          and('join') +
          end +
          path('begin > join > end') +
          path('other > join'),
        over,
      ),
    },
  ].map((one) => ({ ...one, code: 'BPMN_DEADLOCK', element: 'join' })),
  ...[
    { when: 'an inclusive split is joined in parallel', xml: block(or('split'), and('join'), '=x', '=y') },
    { when: 'a branch may end inside a parallel block', xml: leaving(node('endEvent', 'out')) },
    {
      when: 'a branch may leave a parallel block by a gateway behind it',
      xml: sketch(
        begin +
          and('fork') +
          tasks('a', 'b', 'after') +
          xor('which', ['which', 'join']) +
          and('join') +
          xor('out') +
          end +
          path('begin > fork > a > which > join > out > after > end') +
          path('fork > b > join') +
          path('which > out', '=bad'),
      ),
    },
    {
      when: 'a loop comes back into the middle of a parallel block',
      xml: sketch(
        begin +
          and('fork') +
          xor('head') +
          tasks('a', 'b') +
          and('join') +
          xor('again', ['again', 'end']) +
          end +
          path('begin > fork > head > a > join > again > end') +
          path('fork > b > join') +
          path('again > head', '=more'),
      ),
    },
  ].map((one) => ({ ...one, code: 'BPMN_DEADLOCK', element: 'join', severity: 'warning' as const })),
  ...[
    { when: 'what is split in parallel is joined in parallel', xml: block(and('split'), and('join')) },
    {
      when: 'an exclusive split is merged by an exclusive gateway',
      xml: block(eitherWay, xor('join'), '=x'),
    },
    {
      when: 'an inclusive join waits for what still can come',
      xml: leaving(node('endEvent', 'out'), or('join')),
    },
    { when: 'a branch ends the whole scope', xml: leaving(onEnd('out', '<terminateEventDefinition />')) },
    {
      when: 'a complex gateway decides by its conditions',
      xml: block(node('complexGateway', 'split'), and('join'), '=x', '=y'),
    },
    {
      when: 'a loop lies in a branch of a parallel block',
      xml: sketch(
        begin +
          and('fork') +
          xor('head') +
          tasks('a', 'b') +
          xor('again', ['again', 'join']) +
          and('join') +
          end +
          path('begin > fork > head > a > again > join > end') +
          path('again > head', '=more') +
          path('fork > b > join'),
      ),
    },
  ].map((one) => ({ ...one, code: 'BPMN_DEADLOCK' })),
  ...[
    { when: 'a parallel split is merged by an exclusive gateway', xml: block(and('split'), xor('join')) },
    {
      when: 'an inclusive split is merged by an exclusive gateway',
      xml: block(or('split'), xor('join'), '=x', '=y'),
    },
    { when: 'a parallel split is merged by a step', xml: block(and('split'), tasks('join')) },
    {
      when: 'an event that does not interrupt leads back to the main path',
      xml: guarded(false, xor('join')),
    },
  ].map((one) => ({
    ...one,
    code: 'BPMN_NO_SYNCHRONIZATION',
    element: 'join',
    severity: 'warning' as const,
  })),
  {
    code: 'BPMN_NO_SYNCHRONIZATION',
    when: 'a loop sends a token on each time it comes round',
    xml: sketch(
      begin +
        xor('head') +
        tasks('a', 'after') +
        and('fork') +
        end +
        path('begin > head > a > fork > after > end') +
        path('fork > head'),
    ),
    element: 'fork',
    severity: 'warning',
  },
  {
    code: 'BPMN_NO_SYNCHRONIZATION',
    when: 'a loop leads out of a parallel block to its beginning',
    xml: sketch(
      begin +
        xor('head') +
        and('fork') +
        tasks('a', 'b') +
        xor('again', ['again', 'join']) +
        and('join') +
        end +
        path('begin > head > fork > a > again > join > end') +
        path('fork > b > join') +
        path('again > head', '=more'),
    ),
    element: 'fork',
    severity: 'warning',
  },
  ...[
    { when: 'a parallel split is joined by an inclusive gateway', xml: block(and('split'), or('join')) },
    { when: 'an event interrupts the step that it is on', xml: guarded(true, xor('join')) },
    {
      when: 'parallel branches come to one end',
      xml: sketch(
        begin + and('fork') + tasks('a', 'b') + end + path('begin > fork > a > end') + path('fork > b > end'),
      ),
    },
    {
      when: 'a reminder beside a step on a loop goes its own way',
      xml: sketch(
        begin +
          tasks('work', 'remind') +
          border('late', 'work', false) +
          xor('again', ['again', 'end']) +
          end +
          node('endEvent', 'reminded') +
          path('begin > work > again > end') +
          path('again > work', '=more') +
          path('late > remind > reminded'),
      ),
    },
  ].map((one) => ({ ...one, code: 'BPMN_NO_SYNCHRONIZATION' })),
];
