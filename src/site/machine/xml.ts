/** An element of XML; a text child is a text, an absent one is left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | null | undefined>>;
  readonly children: readonly XmlChild[];
}
export type XmlChild = XmlElement | string | null | undefined;

export function element(
  name: string,
  attributes: XmlElement['attributes'],
  ...children: readonly XmlChild[]
): XmlElement {
  return { name, attributes, children };
}

/** An element that holds only text; null when there is no text to hold. */
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
  const lines = present.map((child) => (typeof child === 'string' ? '' : write(child, `${indent}  `)));
  return `${open}>\n${lines.join('\n')}\n${indent}</${name}>`;
}

function inline(child: XmlElement | string): string {
  return typeof child === 'string' ? escapeText(child) : write(child, '');
}

function attribute([name, value]: [string, string | number | null | undefined]): string {
  if (value === null || value === undefined) return '';
  return ` ${name}="${escapeText(String(value)).replaceAll(/["\t\n]/g, (one) => `&#${one.charCodeAt(0)};`)}"`;
}

/** Every character that XML 1.0 does not know (https://www.w3.org/TR/xml/#charsets), lone surrogates among them. */
const UNKNOWN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function escapeText(text: string): string {
  return text.replaceAll(UNKNOWN, '').replaceAll(/[&<>\r]/g, (one) => ENTITIES[one] ?? one);
}
