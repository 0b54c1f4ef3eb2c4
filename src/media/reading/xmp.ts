import { SaxesParser, type SaxesTagNS } from 'saxes';

/**
 * What an XMP packet says: texts by the name of their property (`dc:creator`), with the names of what it is in before it
 * (`Iptc4xmpExt:LocationCreated/Iptc4xmpExt:City`). The prefixes are the usual ones, whatever the packet calls them. A text in several
 * languages comes with that for everybody first.
 */
export type Xmp = ReadonlyMap<string, readonly string[]>;

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const prefixes: Readonly<Record<string, string>> = {
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://ns.adobe.com/photoshop/1.0/': 'photoshop',
  'http://ns.adobe.com/xap/1.0/rights/': 'xmpRights',
  'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/': 'Iptc4xmpCore',
  'http://iptc.org/std/Iptc4xmpExt/2008-02-29/': 'Iptc4xmpExt',
  'http://ns.adobe.com/exif/1.0/': 'exif',
};

const LARGEST = 1024 * 1024;
const MOST_VALUES = 2_000;
const DEEPEST = 40;

/** Reads what is well formed; of a packet that is broken, what is before. No entity is ever expanded. */
export function readXmp(packet: Uint8Array): Xmp {
  const text = rdfIn(packet.subarray(0, LARGEST));
  const listening = listener();
  if (!text) return listening.values;
  const parser = new SaxesParser({ xmlns: true, additionalNamespaces: usualNamespaces });
  parser.on('opentag', listening.opened);
  parser.on('text', listening.said);
  parser.on('closetag', listening.closed);
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
  return listening.values;
}

/** Packets that lost the head with their namespaces still mean the usual ones. */
const usualNamespaces = {
  rdf: RDF,
  ...Object.fromEntries(Object.entries(prefixes).map(([uri, prefix]) => [prefix, uri])),
};

/** From the first letter of the RDF to its end: what is round it (packet, padding, rubbish) says nothing. */
function rdfIn(packet: Uint8Array): string | null {
  const text = textOf(packet);
  const from = text.search(/<rdf:RDF[\s>]/);
  if (from < 0) return null;
  const to = text.indexOf('</rdf:RDF>', from);
  return to < 0 ? text.slice(from) : text.slice(from, to + '</rdf:RDF>'.length);
}

function textOf(packet: Uint8Array): string {
  const wide = packet.findIndex((byte) => byte === 0);
  if (wide === 1 || (wide === 3 && packet[0] === 0xff)) return new TextDecoder('utf-16le').decode(packet);
  if (wide === 0 || (wide === 2 && packet[0] === 0xfe)) return new TextDecoder('utf-16be').decode(packet);
  return new TextDecoder().decode(packet);
}

/** An element that is open: its name as a part of the path, empty for what RDF puts round things. */
interface Open {
  readonly step: string;
  readonly isForAll: boolean;
  words: string;
  hasParts: boolean;
}

/** Listens to a parser, and keeps each text under its path. */
function listener() {
  const values = new Map<string, string[]>();
  const open: Open[] = [];
  const pathTo = (...more: readonly string[]): string =>
    [...open.map(({ step }) => step), ...more].filter(Boolean).join('/');
  const keep = (path: string, value: string, isForAll = false): void => {
    const kept = values.get(path) ?? [];
    if (!path || !value.trim() || values.size + kept.length >= MOST_VALUES) return;
    values.set(path, isForAll ? [value, ...kept] : [...kept, value]);
  };
  return {
    values,
    opened(tag: SaxesTagNS): void {
      const around = open.at(-1);
      if (around) around.hasParts = true;
      if (open.length >= DEEPEST) throw new Error('Nested too deeply.');
      const attributes = Object.values(tag.attributes);
      const isForAll = attributes.some(({ name, value }) => name === 'xml:lang' && value === 'x-default');
      open.push({ step: stepOf(tag), isForAll, words: '', hasParts: false });
      // A property may be one thing with an address, or stand as an attribute of what it belongs to (RDF/XML 7.2.11).
      for (const { uri, local, value } of attributes) {
        const step = stepOf({ uri, local });
        if (uri === RDF && local === 'resource') keep(pathTo(), value);
        else if (step) keep(pathTo(step), value);
      }
    },
    said(words: string): void {
      const inside = open.at(-1);
      if (inside) inside.words += words;
    },
    closed(): void {
      const last = open.at(-1);
      if (last && !last.hasParts) keep(pathTo(), last.words, last.isForAll);
      open.pop();
    },
  };
}

function stepOf({ uri, local }: { readonly uri: string; readonly local: string }): string {
  const prefix = prefixes[uri];
  return prefix ? `${prefix}:${local}` : '';
}
