import { compare, equals } from '../comparison.ts';
import { Range, type FeelValue } from '../feel-value.ts';
import { includes } from '../membership.ts';
import { anything, required } from './parameters.ts';
import { builtIn, signature, type BuiltIn } from './signature.ts';

const NAMES = {
  'point or range': [
    ['point1', 'point2'],
    ['point', 'range'],
    ['range', 'point'],
    ['range1', 'range2'],
  ],
  'range or point': [
    ['range', 'point'],
    ['range1', 'range2'],
  ],
  range: [['range1', 'range2']],
} as const;

/** How ranges and points lie to each other: DMN 1.5, table 80 (Allen's relations). */
export const ranges = {
  before: relation('point or range', {
    points: (left, right) => sign(left, right, (order) => order < 0),
    pointRange: (point, range) => startsAfter(range, point),
    rangePoint: (range, point) => endsBefore(range, point),
    ranges: (left, right) => isBefore(left, right),
  }),
  after: relation('point or range', {
    points: (left, right) => sign(left, right, (order) => order > 0),
    pointRange: (point, range) => endsBefore(range, point),
    rangePoint: (range, point) => startsAfter(range, point),
    ranges: (left, right) => isBefore(right, left),
  }),
  meets: relation('range', { ranges: (left, right) => doesMeet(left, right) }),
  'met by': relation('range', { ranges: (left, right) => doesMeet(right, left) }),
  overlaps: relation('range', { ranges: (left, right) => doOverlap(left, right) }),
  'overlaps before': relation('range', { ranges: (left, right) => overlapsBefore(left, right) }),
  'overlaps after': relation('range', { ranges: (left, right) => overlapsBefore(right, left) }),
  finishes: relation('point or range', {
    pointRange: (point, range) => finishesPoint(range, point),
    ranges: (left, right) => both(sameEnd(left, right), startsNoEarlier(left, right)),
  }),
  'finished by': relation('range or point', {
    rangePoint: (range, point) => finishesPoint(range, point),
    ranges: (left, right) => both(sameEnd(left, right), startsNoEarlier(right, left)),
  }),
  includes: relation('range or point', {
    rangePoint: (range, point) => includes(range, point),
    ranges: (left, right) => encloses(left, right),
  }),
  during: relation('point or range', {
    pointRange: (point, range) => includes(range, point),
    ranges: (left, right) => encloses(right, left),
  }),
  starts: relation('point or range', {
    pointRange: (point, range) => startsPoint(range, point),
    ranges: (left, right) => both(sameStart(left, right), endsNoLater(left, right)),
  }),
  'started by': relation('range or point', {
    rangePoint: (range, point) => startsPoint(range, point),
    ranges: (left, right) => both(sameStart(left, right), endsNoLater(right, left)),
  }),
  coincides: relation('point or range', {
    points: (left, right) => sign(left, right, (order) => order === 0),
    ranges: (left, right) => both(sameStart(left, right), sameEnd(left, right)),
  }),
};

type Verdict = boolean | null;

interface Relation {
  readonly points?: (left: FeelValue, right: FeelValue) => Verdict;
  readonly pointRange?: (point: FeelValue, range: Range) => Verdict;
  readonly rangePoint?: (range: Range, point: FeelValue) => Verdict;
  readonly ranges: (left: Range, right: Range) => Verdict;
}

function relation(operands: keyof typeof NAMES, cases: Relation): BuiltIn {
  return builtIn(
    ...NAMES[operands].map(([first, second]) =>
      signature([required(first, anything), required(second, anything)], ([left, right]) =>
        relate(cases, left, right),
      ),
    ),
  );
}

function relate(cases: Relation, left: FeelValue, right: FeelValue): Verdict {
  if (left === null || right === null) return null;
  if (left instanceof Range) {
    return right instanceof Range ? cases.ranges(left, right) : (cases.rangePoint?.(left, right) ?? null);
  }
  return right instanceof Range
    ? (cases.pointRange?.(left, right) ?? null)
    : (cases.points?.(left, right) ?? null);
}

function sign(left: FeelValue, right: FeelValue, test: (order: number) => boolean): Verdict {
  const order = compare(left, right);
  return order === undefined ? null : test(order);
}

function both(first: Verdict, second: Verdict): Verdict {
  if (first === false || second === false) return false;
  return first === null || second === null ? null : true;
}

function either(first: Verdict, second: Verdict): Verdict {
  if (first === true || second === true) return true;
  return first === null || second === null ? null : false;
}

/** Whether the range ends before the point. */
function endsBefore({ high, highIncluded }: Range, point: FeelValue): Verdict {
  return sign(high, point, (order) => order < 0 || (order === 0 && !highIncluded));
}

/** Whether the range starts after the point. */
function startsAfter({ low, lowIncluded }: Range, point: FeelValue): Verdict {
  return sign(low, point, (order) => order > 0 || (order === 0 && !lowIncluded));
}

function isBefore(left: Range, right: Range): Verdict {
  const touching = left.highIncluded && right.lowIncluded;
  return sign(left.high, right.low, (order) => order < 0 || (order === 0 && !touching));
}

function doesMeet(left: Range, right: Range): Verdict {
  return both(left.highIncluded && right.lowIncluded, equals(left.high, right.low));
}

function doOverlap(left: Range, right: Range): Verdict {
  const apart = either(isBefore(left, right), isBefore(right, left));
  return apart === null ? null : !apart;
}

/** Left starts first, and ends inside right. */
function overlapsBefore(left: Range, right: Range): Verdict {
  const startsFirst = sign(
    left.low,
    right.low,
    (order) => order < 0 || (order === 0 && left.lowIncluded && !right.lowIncluded),
  );
  const apart = isBefore(left, right);
  return both(both(startsFirst, apart === null ? null : !apart), endsNoLater(left, right));
}

function sameStart(left: Range, right: Range): Verdict {
  return both(left.lowIncluded === right.lowIncluded, equals(left.low, right.low));
}

function sameEnd(left: Range, right: Range): Verdict {
  return both(left.highIncluded === right.highIncluded, equals(left.high, right.high));
}

function startsNoEarlier(left: Range, right: Range): Verdict {
  const fits = right.lowIncluded || !left.lowIncluded;
  return sign(left.low, right.low, (order) => order > 0 || (order === 0 && fits));
}

function endsNoLater(left: Range, right: Range): Verdict {
  const fits = right.highIncluded || !left.highIncluded;
  return sign(left.high, right.high, (order) => order < 0 || (order === 0 && fits));
}

function encloses(outer: Range, inner: Range): Verdict {
  return both(startsNoEarlier(inner, outer), endsNoLater(inner, outer));
}

function startsPoint({ low, lowIncluded }: Range, point: FeelValue): Verdict {
  return both(equals(low, point), lowIncluded);
}

function finishesPoint({ high, highIncluded }: Range, point: FeelValue): Verdict {
  return both(equals(high, point), highIncluded);
}
