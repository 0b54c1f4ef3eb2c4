/** An element of XML; a text child is a text, an absent one is left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | null | undefined>>;
  readonly children: readonly XmlChild[];
}
export type XmlChild = XmlElement | Written | string | null | undefined;

/** An element as its text, which stands so many steps within the root. */
export interface Written {
  readonly written: string;
}

/** Writes an element that is in many documents once for all of them. */
export function written(child: XmlElement, steps = 1): Written {
  return { written: write(child, '  '.repeat(steps)) };
}

export function element(
  name: string,
  attributes: XmlElement['attributes'],
  ...children: readonly XmlChild[]
): XmlElement {
  return { name, attributes, children };
}

/** An element that holds only text; null when there is not text to hold. */
export function textElement(name: string, text: string | number | null | undefined): XmlElement | null {
  return text === null || text === undefined || text === '' ? null : element(name, {}, String(text));
}

/** A well-formed XML 1.0 document in UTF-8, whatever the texts and attributes hold. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}\n`;
}

function write({ name, attributes, children }: XmlElement, indent: string): string {
  const open = `${indent}<${name}${Object.entries(attributes).map(attribute).join('')}`;
  const present = children.filter((child) => child !== null && child !== undefined);
  if (present.length === 0) return `${open}/>`;
  // Text is never indented: white space inside an element that holds text belongs to the text.
  if (present.some((child) => typeof child === 'string')) return `${open}>${present.map(inline).join('')}</${name}>`;
  const lines = present.map((child) => (typeof child === 'string' ? '' : lineOf(child, `${indent}  `)));
  return `${open}>\n${lines.join('\n')}\n${indent}</${name}>`;
}

function lineOf(child: XmlElement | Written, indent: string): string {
  return 'written' in child ? child.written : write(child, indent);
}

function inline(child: XmlElement | Written | string): string {
  return typeof child === 'string' ? escapeText(child) : lineOf(child, '');
}

function attribute([name, value]: [string, string | number | null | undefined]): string {
  if (value === null || value === undefined) return '';
  return ` ${name}="${escapeText(String(value)).replaceAll(/["\t\n]/g, (one) => `&#${one.charCodeAt(0)};`)}"`;
}

/** Every character that XML 1.0 does not know (https://www.w3.org/TR/xml/#charsets), lone surrogates among them. */
const UNKNOWN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Any character that is not written as it is: most texts have none, and looking costs a tenth of replacing. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const SPECIAL = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll(UNKNOWN, '').replaceAll(/[&<>\r]/g, (one) => ENTITIES[one] ?? one);
}
