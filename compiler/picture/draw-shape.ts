import type { Bounds, Shape } from './picture.ts';

/** How many pixels a letter of eleven pixels takes, on average. */
const LETTER = 5.7;
const LINE = 13;

/** A number as it is written: no more than one digit behind the point. */
export function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A line of text at a point; `anchor` says which end of it is there. */
export function textAt(text: string, x: number, y: number, anchor = 'middle', more = ''): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}"${more}>${safe}</text>`;
}

/** Words broken into lines that fit a width, in the middle of a place; what does not fit its height ends in dots. */
export function wordsIn(text: string, { x, y, width, height }: Bounds, room = Infinity): string {
  const lines = linesOf(text, Math.max(width, 40));
  const most = Math.max(1, Math.floor(room / LINE));
  const kept = lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`] : lines;
  const first = y + height / 2 - ((kept.length - 1) * LINE) / 2 + 4;
  return kept.map((line, index) => textAt(line, x + width / 2, first + index * LINE)).join('');
}

function linesOf(text: string, width: number): readonly string[] {
  const most = Math.floor(width / LETTER);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** An element as SVG. The class `o` is its outline, `l` its lines: marks change their colours. */
export function drawShape(shape: Shape): string {
  const { look, bounds, name } = shape;
  const { x, y, width, height } = bounds;
  const [midX, midY] = [x + width / 2, y + height / 2];
  const below =
    name === ''
      ? ''
      : wordsIn(name, shape.label ?? { x: x - 30, y: y + height + 2, width: width + 60, height: LINE });
  const at = (dx: number, dy: number, content: string): string =>
    content === '' ? '' : `<g transform="translate(${short(dx)} ${short(dy)})">${content}</g>`;
  switch (look.as) {
    case 'event': {
      const ring = (radius: number, more = ''): string =>
        `<circle class="o" cx="${short(midX)}" cy="${short(midY)}" r="${short(radius)}"${look.dashed ? ' stroke-dasharray="4 2.5"' : ''}${more}/>`;
      const radius = width / 2;
      const rings =
        look.rings === 'two'
          ? ring(radius) + ring(radius - 3)
          : ring(radius, look.rings === 'thick' ? ' style="stroke-width:3"' : '');
      return rings + at(midX, midY, look.glyph) + below;
    }
    case 'gateway':
      return (
        `<path class="o" d="M${short(midX)} ${short(y)}L${short(x + width)} ${short(midY)}L${short(midX)} ${short(y + height)}L${short(x)} ${short(midY)}Z"/>` +
        at(midX, midY, look.glyph) +
        below
      );
    case 'activity': {
      const marks = look.markers.map((marker, index) =>
        at(midX + (index - (look.markers.length - 1) / 2) * 20, y + height - 10, marker),
      );
      return (
        border(bounds, look.border) +
        at(x + 14, y + 14, look.glyph) +
        marks.join('') +
        wordsIn(name, { x: x + 5, y, width: width - 10, height }, height - 24)
      );
    }
    case 'frame':
      return border(bounds, look.border) + wordsIn(name, { x, y: y + 4, width, height: LINE });
    case 'lane': {
      const middle = `${short(x + 15)} ${short(midY)}`;
      return (
        rect(bounds, 0) +
        `<path class="l" d="M${short(x + 30)} ${short(y)}V${short(y + height)}"/>` +
        textAt(name, x + 15, midY + 4, 'middle', ` transform="rotate(-90 ${middle})"`)
      );
    }
    case 'data':
      return rect(bounds, 0) + below;
    case 'note':
      return (
        `<path class="l" d="M${short(x + 12)} ${short(y)}H${short(x)}V${short(y + height)}H${short(x + 12)}"/>` +
        wordsIn(name, { x: x + 4, y, width, height })
      );
    default:
      return look satisfies never;
  }
}

function border(bounds: Bounds, kind: 'thin' | 'thick' | 'dotted' | 'double'): string {
  if (kind === 'thick') return rect(bounds, 10, ' style="stroke-width:4"');
  if (kind === 'dotted') return rect(bounds, 10, ' stroke-dasharray="1.5 4"');
  if (kind === 'thin') return rect(bounds, 10);
  const { x, y, width, height } = bounds;
  return rect(bounds, 10) + rect({ x: x + 3, y: y + 3, width: width - 6, height: height - 6 }, 8);
}

function rect({ x, y, width, height }: Bounds, radius: number, more = ''): string {
  return `<rect class="o" x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" rx="${radius}"${more}/>`;
}
