import type { Section } from '../story/newsroom.ts';
import type { EditionId } from './settings.ts';

const sections = [
  {
    slug: 'kestrey',
    name: 'Kestrey',
    description: 'News from Halmouth, Carrowby, the Marren valley and the Orran Isles.',
    edition: 'uk',
  },
  {
    slug: 'politics',
    name: 'Politics',
    description: 'The Assembly, the parties and the election of 3 December.',
    edition: 'uk',
  },
  {
    slug: 'world',
    name: 'World',
    description: 'Reports from our correspondents abroad.',
    edition: 'international',
  },
  {
    slug: 'business',
    name: 'Business',
    description: 'Companies, work, prices and the Bank of Kestrey.',
    edition: 'international',
  },
  {
    slug: 'science',
    name: 'Science',
    description: 'Discoveries, and how sure we can be of them.',
    edition: 'international',
  },
  {
    slug: 'health',
    name: 'Health',
    description: 'Hospitals, medicines and living well.',
    edition: 'uk',
  },
  {
    slug: 'culture',
    name: 'Culture',
    description: 'Books, stage, music, film and museums.',
    edition: 'uk',
  },
  {
    slug: 'sport',
    name: 'Sport',
    description: 'First Division football, rowing, running and more.',
    edition: 'uk',
  },
  { slug: 'akhbar', name: 'أخبار', description: 'آخر الأخبار من كستري والعالم.', edition: 'ar' },
  { slug: 'iqtisad', name: 'اقتصاد', description: 'المال والأعمال والطاقة وأسواق العمل.', edition: 'ar' },
  { slug: 'thaqafa', name: 'ثقافة', description: 'كتب ومسرح وموسيقى ومتاحف.', edition: 'ar' },
] as const satisfies (Section & { edition: EditionId })[];

export type SectionSlug = (typeof sections)[number]['slug'];

export const sampleSections: readonly (Section & { edition: EditionId })[] = sections;

export function sectionBySlug(slug: SectionSlug): (typeof sections)[number] {
  const section = sections.find((one) => one.slug === slug);
  if (!section) throw new Error(`No section ${slug}`);
  return section;
}
