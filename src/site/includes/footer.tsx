import type { SuppliedWords } from '../../story/newsroom.ts';
import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import type { Settings } from '../../story/newsroom.ts';
import { correctionsPath, frontPath } from '../addresses.ts';
import { allSections, type Named } from '../layout/section-links.ts';
import { speakerOf, wordsFor } from '../words.ts';
import type { Furniture } from './include-kind.tsx';
import { LinkItems, PaperName } from './link-list.tsx';

interface FooterData {
  readonly name: string;
  readonly tagline: string | null;
  readonly lang: string;
  readonly words?: SuppliedWords | undefined;
  readonly dir: 'ltr' | 'rtl';
  readonly home: string;
  readonly feed: string;
  readonly corrections: string;
  readonly contactEmail: string | null;
  readonly sections: readonly Named[];
  /** What the newsroom says of itself elsewhere: pages of its own choice, and its places on other sites. */
  readonly links: Settings['footerLinks'];
  readonly social: readonly string[];
}

/** The foot of every page: all sections, and the newsroom's account of itself. */
export const footer: Furniture<FooterData> = {
  name: 'footer',
  load: async (archive, edition, settings) => ({
    ...(await chosenLinks(archive)),
    name: settings.name,
    tagline: settings.tagline,
    ...speakerOf(edition),
    dir: edition.dir,
    home: frontPath(settings, edition.id),
    feed: `/feeds/${edition.id}.rss`,
    corrections: correctionsPath(settings, edition.id),
    contactEmail: settings.contactEmail,
    sections: await allSections(archive, edition),
  }),
  View: Footer,
};

async function chosenLinks(archive: Archive): Promise<Pick<FooterData, 'links' | 'social'>> {
  const { footerLinks, social } = await archive.settings();
  return { links: footerLinks, social };
}

function Footer({ data }: { data: FooterData }): VNode {
  const words = wordsFor(data);
  return (
    <footer class="colophon" lang={data.lang} dir={data.dir}>
      <PaperName name={data.name} home={data.home} />
      {data.sections.length > 0 && (
        <nav aria-label={words.allSections}>
          <ul>
            <LinkItems links={data.sections} />
          </ul>
        </nav>
      )}
      <nav aria-label={words.about(data.name)}>
        <ul>
          <li>
            <a href={data.corrections}>{words.corrections}</a>
          </li>
          <li>
            <a href={data.feed}>{words.feed}</a>
          </li>
          {data.contactEmail && (
            <li>
              <a href={`mailto:${data.contactEmail}`}>{words.contact}</a>
            </li>
          )}
          {data.links.map(({ label, href }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
          {data.social.map((href) => (
            <li>
              <a href={href} rel="me">
                {siteOf(href)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}

/** Another site by the name that stands in the address bar. */
function siteOf(href: string): string {
  return URL.parse(href)?.hostname.replace(/^www\./, '') ?? href;
}
