import type { ParseContext } from 'saxen';
import { Parser } from 'saxen';
import type { Place } from '../diagnostics.ts';
import type { DiagramSpan } from './diagram-interchange.ts';
import { DIAGRAM } from './diagram-interchange.ts';
import type { Repeated } from './repeated-content.ts';
import { watchRepeatedContent } from './repeated-content.ts';

/** What makes a text unfit to be read at all; nothing else looks at such a text. */
export interface Unreadable extends Place {
  readonly code: 'BPMN_TOO_LARGE' | 'BPMN_HOSTILE_XML' | 'BPMN_TOO_DEEP' | 'BPMN_MALFORMED';
  readonly message: string;
  readonly hint: string;
}

/** Limits on what is read; a diagram that a person can read stays far below both. */
export const limits = { bytes: 10 * 1024 * 1024, depth: 200 } as const;

/** What one pass over a text shows before anything parses it. */
export interface Inspection {
  /** Why it must not be parsed; absent when it is well-formed XML within the limits and without a DTD. */
  readonly unreadable?: Unreadable;
  readonly repeated: readonly Repeated[];
  readonly diagrams: readonly DiagramSpan[];
}

/** Looks whether a text is fit to be read. */
export function inspectXml(xml: string): Inspection {
  const bytes = Buffer.byteLength(xml);
  if (bytes > limits.bytes) {
    const unreadable: Unreadable = {
      code: 'BPMN_TOO_LARGE',
      line: 1,
      col: 1,
      message: `the file has ${bytes} bytes, more than the ${limits.bytes} that are read`,
      hint: 'Split the diagram; move embedded images and forms into files of their own.',
    };
    return { unreadable, repeated: [], diagrams: [] };
  }
  return scan(xml);
}

/** Why a text must not be parsed, or undefined. */
export function findUnreadable(xml: string): Unreadable | undefined {
  return inspectXml(xml).unreadable;
}

function scan(xml: string): Inspection {
  const content = watchRepeatedContent();
  const parser = new Parser().ns({
    'http://www.w3.org/XML/1998/namespace': 'xml',
    [DIAGRAM.namespace]: DIAGRAM.prefix,
  });
  const diagrams: DiagramSpan[] = [];
  let opening: ParseContext | undefined;
  let depth = 0;
  let found: Unreadable | undefined;
  const stop = (unreadable: Unreadable): void => {
    found ??= unreadable;
    parser.stop();
  };
  parser.on('openTag', (name, attributes, _decode, _selfClosing, context) => {
    // Attributes are only looked at when they are asked for, and with them whether they are well-formed.
    content.open(name, attributes()['id']);
    if (depth === 1 && name === DIAGRAM.tag) opening = context();
    depth += 1;
    if (depth > limits.depth) {
      stop({
        code: 'BPMN_TOO_DEEP',
        line: 1,
        col: 1,
        message: `elements are nested more than ${limits.depth} deep`,
        hint: 'Flatten the sub-processes; no diagram that people read is nested so deep.',
      });
    }
  });
  parser.on('closeTag', (_name, _decode, _selfClosing, context) => {
    content.close();
    depth -= 1;
    if (depth === 1 && opening !== undefined) {
      diagrams.push([opening, context()]);
      opening = undefined;
    }
  });
  parser.on('attention', (_text, _decode, context) => {
    stop({
      code: 'BPMN_HOSTILE_XML',
      ...placeOf(context()),
      message: 'the file has a document type declaration; entities are never expanded',
      hint: 'Remove the <!DOCTYPE ...> and write the values out.',
    });
  });
  const malformed = (problem: Error, context: () => ParseContext): void => {
    stop({
      code: 'BPMN_MALFORMED',
      ...placeOf(context()),
      message: `not well-formed XML: ${problem.message}`,
      hint: 'Open the file in the tool that wrote it and save it again, or repair it at this place.',
    });
  };
  parser.on('error', malformed);
  parser.on('warn', malformed);
  parser.parse(xml);
  return { ...(found === undefined ? {} : { unreadable: found }), repeated: content.found, diagrams };
}

function placeOf({ line, column }: Pick<ParseContext, 'line' | 'column'>): Place {
  return { line: line + 1, col: column + 1 };
}
