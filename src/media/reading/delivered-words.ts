import type { FoundInPicture } from '../../story/found-in-picture.ts';

/**
 * The XMP packet that goes out with every rendition: who made the picture, the credit and the copyright, as its file has them, and
 * nothing else; empty where the file names nobody. Place, devices and thumbnails never come into it.
 */
export function deliveredWords({ creators, credit, copyright }: FoundInPicture): string {
  const parts = [
    creators.length > 0 ? `<dc:creator><rdf:Seq>${creators.map(item).join('')}</rdf:Seq></dc:creator>` : '',
    copyright
      ? `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${escaped(copyright)}</rdf:li></rdf:Alt></dc:rights>`
      : '',
    credit ? `<photoshop:Credit>${escaped(credit)}</photoshop:Credit>` : '',
  ].join('');
  return parts && `${HEAD}${parts}${FOOT}`;
}

const HEAD =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">';
const FOOT = '</rdf:Description></rdf:RDF></x:xmpmeta>';

function item(text: string): string {
  return `<rdf:li>${escaped(text)}</rdf:li>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
