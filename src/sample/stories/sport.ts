import { crosshead, drawn, table } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const derby: Written = {
  name: 'derby',
  at: '2026-11-21T17:05:00Z',
  section: 'sport',
  topics: ['halmouth-athletic', 'carrowby'],
  headline: 'Halmouth 3 Carrowby 2',
  standfirst: 'Ines Okafor’s header in the 93rd minute won a derby that Athletic had twice thrown away, on a night when half the gate money went to Lowmere.',
  by: [by('Callum Deering', 'Quayside')],
  media: drawn('stadium-night', 'A full house at Quayside. The clubs gave half of Saturday’s takings to the flood fund.'),
  body: [
    'There is a school of thought at Quayside that a lead is something to be got rid of. Athletic had two on Saturday, gave both back, and were two minutes from being booed off by 31,000 wet people when Ines Okafor rose at the far post and put the matter beyond even them.',
    'It was the captain’s eleventh goal of the season and her first in five derbies. She had been off the pitch a moment before, having a cut above her eye closed with glue.',
    crosshead('Carrowby’s better half'),
    'Town deserved more. Twice behind, to goals from Teasdale after nine minutes and Lund after 40, they passed through Athletic’s midfield as if it had been asked to leave. Rosa Ekwueme scored both, the second a thing of such calm that the home end applauded.',
    '“We played the football,” said their manager, Ann Hartley. “They played the clock.”',
    table({
      caption: 'First Division, top five',
      head: ['Club', 'Played', 'Goal difference', 'Points'],
      rows: [
        ['Skarness United', '13', '+14', '30'],
        ['Halmouth Athletic', '13', '+11', '28'],
        ['Carrowby Town', '13', '+12', '25'],
        ['Eskmoor Rovers', '13', '+5', '24'],
        ['Penwether', '13', '+2', '21'],
      ],
    }),
    'Both sets of players wore Lowmere’s blue in the warm-up. The town’s own club, three divisions down, has no pitch until spring: the river left a metre of silt on it, and a wheelbarrow in the north goal.',
  ],
};

export const sport: Written[] = [derby];
