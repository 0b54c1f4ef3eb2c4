import { type Author, authorSchema } from '../story/author.ts';
import type { DrawingName } from './pictures/drawings.ts';

/** Somebody with a byline page in the sample paper. */
export interface SampleAuthor {
  /** Their picture is still a drawing, by its name: the loader puts the real one in. */
  readonly face: DrawingName | null;
  readonly author: Author;
}

/** Those whose faces readers know, and one who has none. */
export const sampleAuthors: readonly SampleAuthor[] = [
  one('hesterny23', 'face-hester-lyle', {
    ...{ slug: 'hester-lyle', name: 'Hester Lyle', role: 'Columnist', edition: 'uk' },
    about: 'Hester Lyle has written every Friday since 1998, mostly of small things that turn out to matter.',
    email: 'hester.lyle@courier.example',
  }),
  one('cnradamery', 'face-conrad-amery', {
    ...{ slug: 'conrad-amery', name: 'Conrad Amery', role: 'Columnist', edition: 'uk' },
    about: 'Conrad Amery was a parish clerk for eleven years before anybody paid him to have opinions.',
  }),
  one('jannapryce', 'face-joanna-pryce', {
    ...{ slug: 'joanna-pryce', name: 'Joanna Pryce', role: 'Environment correspondent', edition: 'uk' },
    about:
      'Joanna Pryce reports on rivers, coasts and weather. She lives in Lowmere and was there in the night of the flood.',
    email: 'joanna.pryce@courier.example',
    links: [{ name: 'Mastodon', url: 'https://social.example/@joannapryce' }],
  }),
  one('maksmanpny', 'face-malik-osman', {
    ...{ slug: 'malik-osman', name: 'Malik Osman', role: 'Political editor', edition: 'uk' },
    about: 'Malik Osman has covered the Assembly since 2009 and four elections to it.',
    email: 'malik.osman@courier.example',
  }),
  one('ndabneyany', null, {
    ...{ slug: 'len-dabney', name: 'Len Dabney', role: 'Groundsman, Lowmere Town', edition: 'uk' },
    about: 'Len Dabney has looked after the pitch at Lowmere Town for 22 years.',
  }),
  one('sarmayraay', 'face-salma-rawi', {
    ...{ slug: 'salma-al-rawi', name: 'سلمى الراوي', role: 'كاتبة', edition: 'ar' },
    about: 'تكتب سلمى الراوي عن المدن وما تتركه فينا.',
  }),
];

function one(
  id: string,
  face: DrawingName | null,
  said: Pick<Author, 'slug' | 'name' | 'role' | 'about' | 'edition'> & Partial<Pick<Author, 'email' | 'links'>>,
): SampleAuthor {
  return { face, author: authorSchema.parse({ id, ...said }) };
}
