import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { problem, Refusal } from '../../base/problem.ts';

/** What a mark is drawn of. Nothing else stays: no scripts, no pictures or type from elsewhere, no links, no animation, no styles. */
const ELEMENTS = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan title desc defs symbol use linearGradient radialGradient stop clipPath mask'.split(
    ' ',
  ),
);

const ATTRIBUTES = new Set(
  (
    'id viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points transform gradientTransform gradientUnits spreadMethod offset ' +
    'fill fill-opacity fill-rule clip-path clip-rule mask opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'stroke-dasharray stroke-opacity stop-color stop-opacity font-family font-size font-weight text-anchor dominant-baseline letter-spacing ' +
    'clipPathUnits maskUnits preserveAspectRatio color role aria-label href'
  ).split(' '),
);

/** As large as a mark may be; one that is larger holds a photograph. */
const LARGEST = 60_000;

/** So deep no drawing program nests its groups; who goes deeper wants the stack to end. */
const DEEPEST = 200;

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.DocumentFragment | Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/**
 * A drawing with nothing in it that could do or fetch anything: made again of the elements and attributes that marks are drawn of, whatever
 * else it held. Refuses (422), with the place, what is no drawing.
 */
export function cleanSvg(text: string, where: string): string {
  const found = firstSvg(parseFragment(text));
  if (found && isTooDeep(found))
    throw unfit(where, 'This drawing is nested too deeply. Save it again with fewer groups within groups.');
  if (!found)
    throw unfit(where, 'This is not an SVG drawing. Use a file that ends in .svg, as saved by a drawing program.');
  if (!found.attrs.some(({ name }) => name === 'viewBox') && !hasSize(found))
    throw unfit(where, 'The drawing does not give its size. Save it with a viewBox, as drawing programs do.');
  const drawn = written(found, true);
  if (drawn.length > LARGEST)
    throw unfit(
      where,
      `The drawing is ${Math.round(drawn.length / 1000)} kB; at most 60 kB is allowed. Save it without embedded pictures and with fewer points.`,
    );
  return drawn;
}

function unfit(where: string, say: string): Refusal {
  return new Refusal('drawing-unfit', 422, say, [problem('drawing-unfit', where, say)]);
}

function hasSize({ attrs }: Element): boolean {
  const names = attrs.map(({ name }) => name);
  return names.includes('width') && names.includes('height');
}

function firstSvg(root: Parent): Element | null {
  const open: Parent[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    if ('tagName' in next && next.tagName === 'svg') return next;
    open.push(...next.childNodes.filter(isElement).toReversed());
  }
  return null;
}

function isTooDeep(root: Element): boolean {
  let row: Element[] = [root];
  for (let depth = 0; row.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    row = row.flatMap(({ childNodes }) => childNodes.filter(isElement));
  }
  return false;
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function written(element: Element, isRoot = false): string {
  const attributes = element.attrs.filter(isHarmless).map(({ name, value }) => ` ${name}="${escaped(value)}"`);
  const space = isRoot ? ' xmlns="http://www.w3.org/2000/svg"' : '';
  const inside = element.childNodes.map(writtenNode).join('');
  return `<${element.tagName}${space}${attributes.join('')}>${inside}</${element.tagName}>`;
}

const WITH_WORDS = new Set(['text', 'tspan', 'title', 'desc']);

function writtenNode(node: Node): string {
  if ('tagName' in node) return ELEMENTS.has(node.tagName) ? written(node) : '';
  const parent = node.parentNode && 'tagName' in node.parentNode ? node.parentNode.tagName : '';
  return 'value' in node && WITH_WORDS.has(parent) ? escaped(node.value) : '';
}

/** A reference leads into the drawing itself or it goes; so does every value that could fetch something, also behind the escapes of CSS. */
function isHarmless({ name, value }: { readonly name: string; readonly value: string }): boolean {
  if (!ATTRIBUTES.has(name)) return false;
  if (name === 'href') return value.startsWith('#');
  return !/\\|url\s*\((?!\s*#)|script:|data:|@import|expression\s*\(/i.test(value);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
