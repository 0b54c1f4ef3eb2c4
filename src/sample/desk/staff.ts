import type { Byline } from '../../story/story.ts';

/** Everyone who signs a sample story, and as what. All of them are invented. */
const roles = {
  'Joanna Pryce': 'Environment correspondent',
  'Malik Osman': 'Political editor',
  'Beth Carrick': 'Political reporter',
  'Ruari Sinclair': 'Orran correspondent',
  'Dev Ransome': 'Carrowby correspondent',
  'Tobias Harcourt': 'Economics editor',
  'Anneke Vos': 'Business reporter',
  'Sanna Lindahl': 'World affairs editor',
  'Gabriel Montes': 'Americas correspondent',
  'Wanjiru Odhiambo': 'Africa correspondent',
  'Haruka Nishida': 'Asia correspondent',
  'Ada Fenwick': 'Science correspondent',
  'Priya Raghavan': 'Health correspondent',
  'Eleanor Voss': 'Chief critic',
  'Idris Bowen': 'Arts correspondent',
  'Callum Deering': 'Football correspondent',
  'Kit Mallory': 'Sports writer',
  'Hester Lyle': 'Columnist',
  'Conrad Amery': 'Columnist',
  'Nell Ashby': 'Reporter',
  'Tom Quillan': 'Reporter',
  'ليلى حداد': 'مراسلة الشؤون الدولية',
  'سامي النجار': 'محرر الاقتصاد',
  'نورا الخطيب': 'محررة الثقافة',
  'كريم منصور': 'مراسل',
} as const;

export type Journalist = keyof typeof roles;

/** A byline of one of ours, with the place they report from where it matters. */
export function by(person: Journalist, location: string | null = null): Byline {
  return { person, role: roles[person], location };
}

/** A byline of a guest, who is not of the staff. */
export function guest(person: string, role: string): Byline {
  return { person, role, location: null };
}
