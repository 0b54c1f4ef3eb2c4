import { bullets, crosshead, drawn, factBox, pull, quoted, table } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const memoryTest: Written = {
  name: 'memory-test',
  kind: 'analysis',
  at: '2026-11-16T06:30:00Z',
  section: 'health',
  kicker: 'Analysis',
  headline: 'A blood test can now see dementia coming by ten years. Would you want to look?',
  shortHeadline: 'A blood test sees dementia coming',
  standfirst:
    'Surgeries in Carrowby are to offer it from January. What it can tell you is remarkable. What can be done about it is not, yet.',
  trailText: 'Surgeries in Carrowby will offer it from January. What can be done with the answer is less clear.',
  by: [by('Priya Raghavan')],
  media: drawn('memory-tree', 'Leaves go before branches: names and errands are lost years before habits are.'),
  body: [
    'The test costs 46 crowns and takes a thimble of blood. It measures two proteins that leak from the brain as one kind of dementia begins, and it can do so, on average, ten years before a husband first notices that the story has been told already.',
    'From January, 14 surgeries in Carrowby will offer it to anyone between 60 and 75 who asks. It is the first such scheme in the world, and doctors are divided about it in an unusual way: those who treat the disease are mostly against, and those who research it are for.',
    crosshead('How good is it?'),
    'Very good, for a group; less so for a person. In the trial 1,000 people were tested and followed for eight years.',
    table({
      caption: 'One thousand people aged 60 to 75, eight years later',
      head: ['Test', 'Became ill', 'Stayed well', 'All'],
      rows: [
        ['Positive', '82', '41', '123'],
        ['Negative', '18', '859', '877'],
        ['All', '100', '900', '1,000'],
      ],
      source: 'Carrowby Memory Study, 2018–2026',
    }),
    'Read it slowly. The test found 82 of the 100 who fell ill, which is why it was in the news. But of the 123 who were told to expect it, 41 are well, a third of them, and had eight years of looking for their keys in a particular way.',
    crosshead('What would you do?'),
    'One drug slows the disease by about five months over two years. It is given by drip in hospital, and needs scans for bleeding. Walking, hearing aids and lower blood pressure do about as much, and one does not need a blood test to recommend them.',
    'Professor Hugo Brandreth, who led the study, says the point lies elsewhere. “We have never been able to try a treatment before the damage. Now we can find the people to ask.” Of those who test positive he hopes that a half will volunteer.',
    'Dr Lorna Abiola, who has run a memory clinic in Carrowby for 22 years, puts it otherwise. “I have told some 6,000 people that they have this. I have never once wished I could do it earlier,” she said. “I have wished I could do something.”',
    pull(
      'I have never once wished I could do it earlier. I have wished I could do something.',
      'Lorna Abiola',
      'Consultant, Carrowby memory clinic',
    ),
    'Nobody will be tested without an hour’s talk first. In the pilot, four in ten went home after it and did not come back. They were asked why, and the commonest answer was that they had got what they came for.',
  ],
  later: [
    {
      at: '2026-11-18T10:00:00Z',
      change: 'clarification',
      note: 'The test is for Alzheimer’s disease, which is the commonest dementia and not the only one. An earlier version spoke of “one kind of dementia” without naming it.',
      swap: [['as one kind of dementia begins', 'as Alzheimer’s disease, the commonest kind of dementia, begins']],
    },
  ],
};

const kivandaVaccine: Written = {
  name: 'kivanda-vaccine',
  at: '2026-11-17T15:00:00Z',
  section: 'health',
  topics: ['world-health-council', 'kivanda'],
  headline: 'A malaria vaccine that can miss the fridge for a month reaches its first village',
  shortHeadline: 'Malaria vaccine that can miss the fridge',
  standfirst: 'It is no stronger than the old one. It only has to survive the road.',
  by: [by('Wanjiru Odhiambo', 'Lake Kivanda')],
  dateline: 'Mbirizi',
  media: drawn(
    'vaccine-box',
    'The first box at Mbirizi. The ice is a habit, the nurses say; this vaccine does without it for 30 days.',
  ),
  body: [
    'The box came by bus, then by motorcycle, then on a head. In the old days, which ended on Tuesday, it would have been full of ruined vaccine: the road from the lake to Mbirizi takes nine hours, and the ice lasts six.',
    'The new one can stand at 40 degrees for 30 days. It is the malaria vaccine in use since 2023, dried with a sugar that resurrection plants make to live through drought, and mixed with water at the door. Protection is the same as before, about three-quarters in the first year.',
    '“Everyone asks me if it’s better,” said Rehema Atwine, the nurse in charge, who had given 114 doses by evening. “It’s here. That’s what is better about it.”',
    pull('It’s here. That’s what is better about it.', 'Rehema Atwine', 'Nurse in charge, Mbirizi'),
    'Half of the vaccine sent into the hills of Kivanda was thrown away last year because it had grown warm, the World Health Council estimates. A dose costs 4.10 crowns, 70 cents more than the old one, and 3.3 million are on order for six countries.',
    factBox('The sugar', [
      'It is called trehalose. A plant that makes it can lose nearly all its water, crumble to the touch, and be green again the day after rain.',
    ]),
  ],
};

const nightShift: Written = {
  name: 'night-shift',
  at: '2026-11-15T19:00:00Z',
  section: 'health',
  topics: ['election-2026'],
  headline: 'Twenty to one, corridor C',
  standfirst:
    'One nurse, 26 beds and a telephone: a night at the Carrowby Royal, where four posts in ten are filled by the hour.',
  by: [by('Dev Ransome', 'Carrowby')],
  dateline: 'Carrowby',
  media: drawn('hospital-night', 'Corridor C at twenty to one. An empty bed will be taken within the hour.'),
  body: [
    'There is a bed in corridor C that nobody owns. It belongs to the ward on the left until midnight and to the ward on the right after that, and at twenty to one on Saturday morning Adaeze Nwosu, who is in charge of both, reads its chart as she walks, as there is nowhere to sit down.',
    'The Royal should have 31 nurses on at night and had 22. Thirteen were its own. The other nine came from an agency, at 58 crowns an hour, of which they will see 34; two of them had never been in the building, and asked at the desk for the lavatory and the crash trolley, in that order.',
    bullets(
      'Nights last year when the hospital had its full number: **11**',
      'Spent on agency staff: **19.4m crowns**, up by a fifth',
      'What it would cost to fill the posts: **16.8m**, if anybody applied',
    ),
    'They do not apply because of rent, parking and the rota, the hospital’s own survey says, and pay comes fourth. A nurse who starts in Carrowby gives 44 per cent of her wage to a landlord.',
    quoted(
      { speaker: 'Adaeze Nwosu', role: 'Night nurse in charge, Carrowby Royal' },
      'I have had three ministers here. They come at eleven in the morning, when there are flowers.',
    ),
    'At ten past one the telephone rings and the bed is taken. A man who has been on the bench by the doors since nine is told that his wife is asleep. He says that he will stay, if it is all the same, where it is light.',
  ],
};

/** Tests, vaccines, and the people who give them. */
export const medicine: Written[] = [memoryTest, kivandaVaccine, nightShift];
