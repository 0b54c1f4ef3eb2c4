import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** What draws; scripts, other documents, films, animation and links are left out with all that is in them. */
const DRAWN = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath image linearGradient radialGradient stop
  pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
  feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
  feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence style switch a`.split(/\s+/),
);
const LARGEST = 10 * 1024 * 1024;
const MOST_ELEMENTS = 100_000;
const DEEPEST = 200;

/**
 * A stranger's drawing as one that draws and does nothing else: only elements that draw, no script, no event, nothing from another
 * address, no entity of its own. Null where it is no well-formed drawing, or draws more than any drawing has.
 */
export function safeDrawing(original: Uint8Array): Uint8Array | null {
  if (original.length > LARGEST) return null;
  const text = new TextDecoder().decode(original);
  if (/<!ENTITY/i.test(text)) return null;
  try {
    return new TextEncoder().encode(drawn(text));
  } catch {
    return null;
  }
}

function drawn(text: string): string {
  const parts: string[] = [];
  const open: boolean[] = [];
  const counted = counter();
  const say = (words: string): void => {
    if (open.length > 0 && !open.includes(false)) parts.push(words);
  };
  const parser = new SaxesParser({});
  parser.on('opentag', (tag) => {
    open.push(DRAWN.has(tag.name.replace(/^svg:/, '')));
    counted.opened(tag);
    say(`<${tag.name}${safeAttributes(tag)}>`);
  });
  parser.on('text', (words) => say(escaped(withoutAddresses(words))));
  parser.on('cdata', (words) => say(escaped(withoutAddresses(words))));
  parser.on('closetag', ({ name }) => {
    say(`</${name}>`);
    open.pop();
    counted.closed();
  });
  parser.write(text).close();
  counted.end();
  return parts.join('');
}

/** What is in one element that has a name, and what is drawn again in it. */
interface Group {
  elements: number;
  readonly again: string[];
}

/** Counts what is drawn, references as often as they are followed: a few lines can name each other a thousand million times. Throws at too much. */
function counter() {
  const whole: Group = { elements: 0, again: [] };
  const groups = new Map<string, Group>();
  const open: (Group | null)[] = [];
  const around = (): Group[] => [whole, ...open.filter((one) => one !== null)];
  return {
    opened({ name, attributes }: SaxesTagPlain): void {
      const id = attributes['id'];
      const group = id && !groups.has(id) ? { elements: 0, again: [] } : null;
      if (id && group) groups.set(id, group);
      open.push(group);
      if (open.length > DEEPEST || whole.elements > MOST_ELEMENTS) throw new Error('Too much.');
      const target = (attributes['href'] ?? attributes['xlink:href'] ?? '').trim().replace(/^#/, '');
      for (const one of around()) {
        one.elements += 1;
        if (name.endsWith('use')) one.again.push(target);
      }
    },
    closed: (): void => void open.pop(),
    end(): void {
      if (drawnBy(whole, groups) > MOST_ELEMENTS) throw new Error('Too much.');
    },
  };
}

function drawnBy(whole: Group, groups: ReadonlyMap<string, Group>): number {
  const known = new Map<string, number>();
  const all = ({ elements, again }: Group): number => again.reduce((sum, id) => sum + named(id), elements);
  const named = (id: string): number => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // One that draws itself is drawn once: whoever draws stops there.
    known.set(id, 0);
    const group = groups.get(id);
    const count = group ? all(group) : 0;
    known.set(id, count);
    return count;
  };
  return all(whole);
}

function safeAttributes({ attributes }: SaxesTagPlain): string {
  return Object.entries(attributes)
    .filter(([name, value]) => !/^on/i.test(name) && !(/(^|:)href$/i.test(name) && !isWithin(value)))
    .map(([name, value]) => ` ${name}="${escaped(name.startsWith('xmlns') ? value : withoutAddresses(value))}"`)
    .join('');
}

/** Part of the drawing, or a picture that it carries with it. */
function isWithin(address: string): boolean {
  return /^\s*(#|data:image\/(png|jpeg|webp|gif);base64,)/i.test(address);
}

/** Styles name addresses by `url(…)` and `@import`. */
function withoutAddresses(style: string): string {
  return style.replaceAll(/@import[^;]*;?/gi, '').replaceAll(/url\(\s*(?!['"]?\s*#)[^)]*\)/gi, 'none');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
