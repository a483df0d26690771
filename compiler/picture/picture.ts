/** A place on the canvas: its left upper corner and its size. Pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point on the canvas. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An element as it is drawn: plain data, of which all pictures are made. */
export interface Shape {
  readonly id: string;
  /** As BPMN calls it, `bpmn:UserTask`. */
  readonly kind: string;
  readonly name: string;
  readonly bounds: Bounds;
  /** Where its name stands, when it stands outside. */
  readonly label?: Bounds;
  readonly look:
    | {
        readonly as: 'event';
        readonly glyph: string;
        readonly rings: 'one' | 'two' | 'thick';
        readonly dashed: boolean;
      }
    | { readonly as: 'gateway'; readonly glyph: string }
    | {
        readonly as: 'activity';
        readonly glyph: string;
        readonly markers: readonly string[];
        readonly border: 'thin' | 'thick' | 'double';
      }
    /** A sub-process that shows what lies in it. */
    | { readonly as: 'frame'; readonly border: 'thin' | 'dotted' | 'double' }
    /** A pool or a lane; its name stands along its left side. */
    | { readonly as: 'lane' }
    | { readonly as: 'data' }
    | { readonly as: 'note' };
}

/** A line between elements. */
export interface Edge {
  readonly id: string;
  readonly line: 'flow' | 'message' | 'dotted';
  readonly name: string;
  readonly points: readonly Point[];
  readonly label?: Bounds;
}

/** One drawn plane; what lies below comes first. */
export interface Picture {
  readonly shapes: readonly Shape[];
  readonly edges: readonly Edge[];
}

/** What is to be seen of an element at once: what happened to it, or that a way leads over it. */
export type Mark = 'added' | 'changed' | 'removed' | 'path';
