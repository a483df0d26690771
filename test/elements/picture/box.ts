import type { Activity, Drawn, FlowNode } from '../../../compiler/parse/bpmn.ts';
import { isA } from '../../../compiler/parse/bpmn.ts';

/** Where something stands: the middle of it, and how large it is. Pixels. */
export interface Box {
  readonly element: Drawn;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Everything of a scope, placed from its own corner. */
export interface Arranged {
  readonly width: number;
  readonly height: number;
  /** Outer ones before what they hold. */
  readonly boxes: readonly Box[];
}

export const EVENT = 32;
export const GATEWAY = 42;
export const TASK = { width: 92, height: 58 };
export const DATA = { width: 30, height: 38 };
/** Around what stands in a sub-process; above it, room for its name. */
export const PADDING = 18;
export const HEADING = 24;

/** Several events of the lane, pool or scope moved together. */
export function moved(boxes: readonly Box[], dx: number, dy: number): readonly Box[] {
  return boxes.map((box) => ({ ...box, x: box.x + dx, y: box.y + dy }));
}

/** How large an element is that holds nothing. */
export function sizeOf(element: Drawn): { readonly width: number; readonly height: number } {
  if (isA(element, 'bpmn:Event')) return { width: EVENT, height: EVENT };
  if (isA(element, 'bpmn:Gateway')) return { width: GATEWAY, height: GATEWAY };
  return isA(element, 'bpmn:Activity') ? TASK : DATA;
}

/** A number as it is written: no more than one digit behind the point. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** What a reader sees of an element. */
export function labelOf(element: Drawn & { readonly name?: string }): string {
  return element.name ?? element.id ?? '';
}

/** Marked as what undoes another activity: no flow leads to it. */
export function isHandler(node: FlowNode): boolean {
  return (node as Activity).isForCompensation === true;
}
