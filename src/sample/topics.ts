import type { Topic } from '../story/newsroom.ts';

const topics = [
  {
    slug: 'marren-floods',
    name: 'Marren floods',
    type: 'subject',
    description: 'The flood of November 2026 in the Marren valley, and what is being asked about it.',
    edition: 'uk',
  },
  {
    slug: 'election-2026',
    name: 'Election 2026',
    type: 'subject',
    description: 'Kestrey votes for a new Assembly on Thursday 3 December.',
    edition: 'uk',
  },
  {
    slug: 'orran-ferries',
    name: 'Orran ferries',
    type: 'subject',
    description: 'Two ships, a decade of promises, and the islands that wait for them.',
    edition: 'uk',
  },
  {
    slug: 'cost-of-living',
    name: 'Cost of living',
    type: 'subject',
    description: 'Prices, pay and what is left over.',
    edition: 'uk',
  },
  {
    slug: 'talle-talks',
    name: 'Talle talks',
    type: 'subject',
    description: 'Sessaly and Vardane negotiate over the water of one river.',
    edition: 'international',
  },
  {
    slug: 'energy',
    name: 'Energy',
    type: 'subject',
    description: 'Wind, sun, wires, and who pays for them.',
    edition: 'international',
  },
  {
    slug: 'artificial-intelligence',
    name: 'Artificial intelligence',
    type: 'subject',
    description: null,
    edition: 'international',
  },
  {
    slug: 'ruth-calloway',
    name: 'Ruth Calloway',
    type: 'person',
    description: 'Prime minister of Kestrey since 2022 and leader of the Civic Union.',
    edition: 'uk',
  },
  {
    slug: 'daniel-ferrow',
    name: 'Daniel Ferrow',
    type: 'person',
    description: 'Leader of the Social Alliance, the largest opposition party.',
    edition: 'uk',
  },
  {
    slug: 'bank-of-kestrey',
    name: 'Bank of Kestrey',
    type: 'organisation',
    description: 'The central bank, in Halmouth.',
    edition: 'international',
  },
  {
    slug: 'world-health-council',
    name: 'World Health Council',
    type: 'organisation',
    description: 'The league of health ministries, with its seat in Brevin.',
    edition: 'international',
  },
  {
    slug: 'halmouth-athletic',
    name: 'Halmouth Athletic',
    type: 'organisation',
    description: 'First Division football club, founded in 1886, at home at Quayside.',
    edition: 'uk',
  },
  {
    slug: 'carrowby',
    name: 'Carrowby',
    type: 'place',
    description: 'The second city of Kestrey, on the river Wend.',
    edition: 'uk',
  },
  {
    slug: 'orran-isles',
    name: 'Orran Isles',
    type: 'place',
    description: 'Eleven inhabited islands north of Skarness; their town is Stennay.',
    edition: 'uk',
  },
  { slug: 'kivanda', name: 'Kivanda', type: 'place', description: null, edition: 'international' },
  {
    slug: 'nahr-al-tall',
    name: 'محادثات نهر التال',
    type: 'subject',
    description: 'مفاوضات ساسالي وفاردان على مياه نهر واحد.',
    edition: 'ar',
  },
  { slug: 'layan', name: 'ليان', type: 'place', description: 'أخبار جمهورية ليان وعاصمتها قصر النخل.', edition: 'ar' },
  {
    slug: 'taqa',
    name: 'الطاقة',
    type: 'subject',
    description: 'الشمس والرياح والشبكات، ومن يدفع ثمنها.',
    edition: 'ar',
  },
] as const satisfies Topic[];

export type TopicSlug = (typeof topics)[number]['slug'];

export const sampleTopics: readonly Topic[] = topics;
