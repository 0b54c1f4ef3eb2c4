import { readFileSync } from 'node:fs';
import { validateXML, type XMLFileInfo } from 'xmllint-wasm';

const published = new URL('../../schema/sitemap.xsd', import.meta.resolve('sitemap'));

/**
 * The schema of sitemaps.org as the npm package `sitemap` ships it, and beside it the extensions, written here from
 * their published rules because nobody packages their schemas. The first schema demands a declaration of every
 * element of another namespace, so it finds misspelt extensions too.
 */
const sitemapSchemas = [
  file('sitemap.xsd', published),
  file('sitemap-news.xsd', new URL('schemas/sitemap-news.xsd', import.meta.url)),
  file('sitemap-image.xsd', new URL('schemas/sitemap-image.xsd', import.meta.url)),
  file('sitemap-video.xsd', new URL('schemas/sitemap-video.xsd', import.meta.url)),
];

const wholeSitemap: XMLFileInfo = {
  fileName: 'whole.xsd',
  contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/>
    <xs:import namespace="http://www.google.com/schemas/sitemap-news/0.9" schemaLocation="sitemap-news.xsd"/>
    <xs:import namespace="http://www.google.com/schemas/sitemap-image/1.1" schemaLocation="sitemap-image.xsd"/>
    <xs:import namespace="http://www.google.com/schemas/sitemap-video/1.1" schemaLocation="sitemap-video.xsd"/>
  </xs:schema>`,
};

const index = file('sitemap-index.xsd', new URL('schemas/sitemap-index.xsd', import.meta.url));

function file(fileName: string, path: URL): XMLFileInfo {
  return { fileName, contents: readFileSync(path, 'utf8') };
}

/** What libxml2 objects to in a sitemap, as messages; empty when it is valid. */
export function sitemapErrors(xml: string): Promise<string[]> {
  return errors(xml, wholeSitemap, sitemapSchemas);
}

/** What libxml2 objects to in a sitemap index. */
export function indexErrors(xml: string): Promise<string[]> {
  return errors(xml, index, []);
}

async function errors(contents: string, schema: XMLFileInfo, preload: XMLFileInfo[]): Promise<string[]> {
  const { valid, errors: found } = await validateXML({
    xml: [{ fileName: 'page.xml', contents }],
    schema: [schema],
    preload,
  });
  return valid ? [] : found.map((error) => error.message);
}
