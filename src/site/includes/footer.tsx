import { encodeRaw } from '../../base/address.ts';
import type { SuppliedWords } from '../../story/newsroom.ts';
import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import type { Edition, Settings } from '../../story/newsroom.ts';
import { correctionsPath, frontPath, peoplePath, wordsOfPath } from '../addresses.ts';
import { allSections, type Named } from '../layout/section-links.ts';
import { speakerOf, wordsFor } from '../words.ts';
import type { Chrome } from './include-kind.tsx';
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
  /** Null while nobody has a byline page. */
  readonly people: string | null;
  readonly contactEmail: string | null;
  readonly sections: readonly Named[];
  /** What the newsroom says about itself elsewhere: pages of its own choice, and its places on other sites. */
  readonly links: Settings['footerLinks'];
  readonly social: readonly string[];
}

/** The foot of every page: all sections, and the newsroom's account of itself. */
export const footer: Chrome<FooterData> = {
  name: 'footer',
  load: async (archive, edition, settings) => ({
    ...(await chosenLinks(archive, edition)),
    name: settings.name,
    tagline: settings.tagline,
    ...speakerOf(edition),
    dir: edition.dir,
    home: frontPath(settings, edition.id),
    feed: `/feeds/${edition.id}.rss`,
    corrections: correctionsPath(settings, edition.id),
    people: (await archive.authors()).length > 0 ? peoplePath : null,
    contactEmail: settings.contactEmail,
    sections: await allSections(archive, edition),
  }),
  View: Footer,
};

async function chosenLinks(archive: Archive, edition: Edition): Promise<Pick<FooterData, 'links' | 'social'>> {
  const { footerLinks, social } = await archive.settings();
  const links = footerLinks.map(({ label, href }) => ({ label, href: encodedHref(href) }));
  const fit = await Promise.all(links.map(({ href }) => isFor(archive, href, edition)));
  return { links: links.filter((_link, at) => fit[at]), social };
}

/** False for a plain page that readers cannot have, and for one in another language than the edition's: its own editions show that. */
async function isFor(archive: Archive, href: string, { lang }: Edition): Promise<boolean> {
  const [word, ...more] = wordsOfPath(href) ?? [];
  const page = word === undefined || more.length > 0 ? null : await archive.plainPage(word);
  if (page === null) return true;
  const card = await archive.card(page);
  return card !== null && languageOf(card.lang) === languageOf(lang);
}

/** Settings keep an address as somebody wrote it, in whatever letters; its fragment is not part of it. */
function encodedHref(href: string): string {
  const [address = '', ...fragment] = href.split('#');
  return [encodeRaw(address), ...fragment].join('#');
}

function languageOf(tag: string): string {
  return tag.split('-')[0] ?? tag;
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
          {data.people !== null && (
            <li>
              <a href={data.people}>{words.people}</a>
            </li>
          )}
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

/** Another site by the name that is in the address bar. */
function siteOf(href: string): string {
  return URL.parse(href)?.hostname.replace(/^www\./, '') ?? href;
}
