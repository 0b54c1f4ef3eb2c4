const SVG = 'http://www.w3.org/2000/svg';

/** Strokes on a square of 20. */
const strokes = {
  bold: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z',
  italic: 'M9 4h5M6 16h5M11.5 4l-3 12',
  superscript: 'M3.5 7l7 8M10.5 7l-7 8M13.2 5a1.6 1.6 0 1 1 2.8 1L13.2 9h3.3',
  subscript: 'M3.5 5l7 8M10.5 5l-7 8M13.2 12a1.6 1.6 0 1 1 2.8 1L13.2 16h3.3',
  link: 'M8.5 11.5l3-3M7.5 9L5.6 10.9a2.5 2.5 0 0 0 3.5 3.5L11 12.5M9 7.5l1.9-1.9a2.5 2.5 0 0 1 3.5 3.5L12.5 11',
  comment: 'M4 5h12v8h-6l-3.5 3v-3H4z',
  suggest: 'M5 15l.7-3L13 4.7a1.4 1.4 0 0 1 2 2L7.8 14.2zM11.5 16H16',
  undo: 'M7 4L4 7l3 3M4 7h7a4.5 4.5 0 0 1 0 9H8',
  indent: 'M4 5h12M9 10h7M4 15h12M4 8.5l2 1.5-2 1.5',
  outdent: 'M4 5h12M9 10h7M4 15h12M6 8.5L4 10l2 1.5',
  redo: 'M13 4l3 3-3 3M16 7H9a4.5 4.5 0 0 0 0 9h3',
} as const;

export type IconName = keyof typeof strokes;

/** A sign drawn in the colour of the words round it. What it means its button says. */
export function icon(name: IconName): SVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 20 20');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', strokes[name]);
  drawing.append(path);
  return drawing;
}
