import { type Edition, type Settings, settingsSchema } from '../story/newsroom.ts';

// The Kestrey Courier is a newspaper of our own making: its country, its cities, and everyone in them are invented.
// The country's long name is the United Kingdom of Kestrey and Orran, which keeps London's time; hence "UK".

const home = ['kestrey', 'politics', 'world', 'business', 'science', 'health', 'culture', 'sport'];
const abroad = ['world', 'business', 'science', 'health', 'kestrey', 'politics', 'culture', 'sport'];
const arabic = ['akhbar', 'iqtisad', 'thaqafa'];

const GMT = { label: 'GMT', timeZone: 'UTC' };

const editions = [
  {
    id: 'uk',
    name: 'UK edition',
    lang: 'en-GB',
    dir: 'ltr',
    clocks: [GMT, { label: 'UK', timeZone: 'Europe/London' }],
    nav: home,
  },
  {
    id: 'international',
    name: 'International edition',
    lang: 'en-GB',
    dir: 'ltr',
    clocks: [
      GMT,
      { label: 'New York', timeZone: 'America/New_York' },
      { label: 'Nairobi', timeZone: 'Africa/Nairobi' },
    ],
    nav: abroad,
  },
  {
    id: 'ar',
    name: 'العربية',
    lang: 'ar',
    dir: 'rtl',
    clocks: [
      { label: 'بتوقيت غرينتش', timeZone: 'UTC' },
      { label: 'بتوقيت مكة المكرمة', timeZone: 'Asia/Riyadh' },
    ],
    nav: arabic,
  },
] as const satisfies Edition[];

export type EditionId = (typeof editions)[number]['id'];

export function editionOf(id: EditionId): Edition {
  const edition = editions.find((one) => one.id === id);
  if (!edition) throw new Error(`No edition ${id}`);
  return edition;
}

/** The settings of the sample newsroom for a site at this origin. */
export function sampleSettings(siteUrl: string): Settings {
  return settingsSchema.parse({
    name: 'The Kestrey Courier',
    tagline: 'News from the islands and the world',
    siteUrl,
    editions: [...editions],
    colours: { accent: '#0f4c5c', accentDark: '#7fc8d6' },
    type: { text: 'newsreader', furniture: 'public-sans' },
    externalLinksNote: 'The Kestrey Courier is not responsible for the content of other websites.',
    contactEmail: 'corrections@courier.example',
    defaultSection: 'kestrey',
    footerLinks: [
      { label: 'About us', href: '/about' },
      { label: 'How we work', href: '/how-we-work' },
      { label: 'Privacy', href: '/privacy' },
      { label: 'من نحن', href: '/من-نحن' },
    ],
    policies: [{ is: 'publishingPrinciples', href: '/how-we-work' }],
  });
}
