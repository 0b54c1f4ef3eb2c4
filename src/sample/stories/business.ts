import { by } from '../desk/staff.ts';
import { factBox, table } from '../desk/blocks.ts';
import type { Written } from '../desk/written.ts';

const ferryBill: Written = {
  name: 'ferry-bill',
  at: '2026-04-16T11:05:00Z',
  section: 'business',
  topics: ['orran-ferries', 'orran-isles'],
  headline: 'Second Orran ferry a year later still, as the bill for both reaches 384m crowns',
  shortHeadline: 'Orran ferries to cost twice what was agreed',
  standfirst:
    'The Lannoch yard blames a gas tank that does not fit. The ministry says it will pay, because it cannot do otherwise.',
  by: [by('Anneke Vos', 'Skarness'), by('Ruari Sinclair', 'Stennay')],
  dateline: 'Skarness',
  body: [
    'The second of two ferries on order for the Orran Isles will not sail before 2028, a year later than was promised last autumn, its builder said on Thursday. The two together will cost 384m crowns, which is 41m more than the last estimate and slightly more than double the price agreed in 2017.',
    table({
      caption: 'What the ships were to cost, in millions of crowns',
      head: ['Ship', 'Contract, 2017', 'Estimate, 2024', 'Estimate, April 2026'],
      rows: [
        ['Tirrick', '94', '152', '171'],
        ['Solan', '94', '191', '213'],
        ['Both', '188', '343', '384'],
      ],
      source: 'Ministry of Transport; Lannoch Shipbuilders',
    }),
    'The delay comes from a tank for liquid gas, ordered abroad to a drawing that had since been changed. It is 31 centimetres too tall for the deck above it. Cutting a hole would be quicker, the yard says, but would make the ship subject to new rules on fire doors.',
    '“We are embarrassed, and we are going to finish them,” said Morag Lannoch, the yard’s managing director. It employs 640 people, more than anybody else in Skarness but the hospital.',
    'The contract puts no limit on what the state must pay. A committee of the Assembly called it in 2023 “the worst-drafted page in the department’s possession”.',
    factBox('Why gas?', [
      'Both ships can burn liquefied gas as well as diesel. No port on the route can yet supply it; a lorry would have to bring it 460 kilometres.',
    ]),
  ],
};

export const business: Written[] = [ferryBill];
