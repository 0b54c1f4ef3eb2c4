import { bullets, crosshead, drawn, pull, table, timeline } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const waitingList: Written = {
  name: 'waiting-list',
  at: '2026-11-17T09:40:00Z',
  section: 'health',
  topics: ['election-2026'],
  headline: 'The hospital queue is 9,400 shorter. Half of that is people who did not answer a letter',
  shortHeadline: 'Why the hospital waiting list has shrunk',
  standfirst:
    'The number has fallen three months running, for the first time in six years. A letter explains a good part of it.',
  by: [by('Priya Raghavan')],
  dateline: 'Halmouth',
  body: [
    'The hospital waiting list has shrunk for a third month and stood at 212,800 at the end of October, 9,400 fewer than in July. It is the longest fall since before the crisis of 2020, and ministers will not let anyone forget it between now and 3 December.',
    'They may be less eager to discuss page 14 of the same report. There the [statisticians](https://hospital-statistics.example.org/waiting/october-2026) say that half of the fall comes from people who were not treated at all. They were sent a letter in August asking whether they still wished to be on the list, and did not answer it within six weeks.',
    table({
      caption: 'Waiting for planned treatment',
      head: ['Region', 'End of July', 'End of October', 'Change'],
      rows: [
        ['Halmouth', '90,100', '84,200', '−5,900'],
        ['Carrowby', '64,300', '61,700', '−2,600'],
        ['Marren and Wend valleys', '38,500', '38,900', '+400'],
        ['Skarness', '23,900', '22,400', '−1,500'],
        ['Orran', '5,400', '5,600', '+200'],
        ['All', '222,200', '212,800', '−9,400'],
      ],
      source: 'Hospital Statistics Office',
    }),
    crosshead('Not a trick'),
    'Sending the letter was not a trick. Lists go stale: people recover, move, pay for themselves, or die. When the Carrowby Royal telephoned a sample of 200 who had not replied, 121 said that they no longer needed the appointment.',
    'Which leaves 79 who did. “I thought it was the other hospital’s letter,” said Alun Treharne, 67, a retired signalman who had waited 14 months for a knee. He found out when he rang to ask about parking.',
    'The health ministry said that anyone taken off in error goes back to their old place in the queue, “no questions asked, no form to fill in”. Mr Treharne has a date in January.',
    crosshead('The rest is real'),
    'Two new day centres, in Halmouth and Skarness, did 5,100 cataracts and hernias between them since summer. Saturday lists have been staffed by people who volunteered for them, at time and a half. Waits of more than a year have come down from 11,900 to 8,300.',
    '“We have got better at the quick things,” said Dr Yasmin Holloway, who chairs the surgeons’ college. “The hips and the spines are where they were. And the beds for those are the ones that fill up in a bad January.”',
    pull(
      'We have got better at the quick things. The hips and the spines are where they were.',
      'Yasmin Holloway',
      'Chair, College of Surgeons',
    ),
    'On Orran the list has grown for a reason that is not in the report. Of 38 operations put off at Stennay last month, 22 were for want of a surgeon whose boat did not sail.',
  ],
  later: [
    {
      at: '2026-11-17T13:15:00Z',
      change: 'correction',
      note: 'The headline and text of this report first said that half of the fall was due to people taken off the list without treatment. It was a third: 3,100 of 9,400. We had added two columns of the statisticians’ table that overlap.',
      furniture: {
        headline: 'The hospital queue is 9,400 shorter. A third of that is people who did not answer a letter',
      },
      swap: [
        [
          'half of the fall comes from people who were not treated at all',
          'a third of the fall, 3,100 people, comes from those who were not treated at all',
        ],
      ],
    },
  ],
};

const wardNine: Written = {
  name: 'ward-nine',
  at: '2026-11-20T18:30:00Z',
  section: 'health',
  topics: ['marren-floods'],
  headline: 'The night ward nine moved upstairs, one bed at a time',
  standfirst:
    'With water in the lift shaft, the staff of a small hospital carried 23 patients to the second floor in an hour and a half. None of them came to harm.',
  by: [by('Nell Ashby', 'Lowmere')],
  dateline: 'Lowmere',
  media: drawn(
    'mattress-stairs',
    'The turn of the stairs at Lowmere Cottage Hospital. Twenty-three people were carried past it by torchlight.',
  ),
  body: [
    'The lift at Lowmere Cottage Hospital stopped at 01:20 on Friday, with a porter in it and the river in the pit beneath him. He climbed out through the hatch, washed his hands and asked where they wanted him.',
    'Ward nine is for the old and the slow to mend, and it is on the ground floor because of its garden. There were 23 people in it. Sister Ruth Amadi had five nurses, a student on her second night, and a staircase with a turn in it.',
    'They used mattresses, four to a corner, feet first. It took six minutes a patient and then, as people heard and came, four. There were two bakers, a taxi driver with his meter running, and most of the tenor section of the choral society, stranded in the town since their rehearsal.',
    'An 83-year-old woman in the bed by the door, a former teacher at Mill Street School with a broken hip and a cat at home, kept the count aloud for all of them. She had been through 1987 on the same stairs, going down.',
    '“I said to them: nobody runs, nobody is brave, and somebody sings,” Sister Amadi said. By ten to three the ward was empty. Twenty minutes later the water was over the sockets.',
    pull('Nobody runs, nobody is brave, and somebody sings.', 'Ruth Amadi', 'Ward sister, Lowmere Cottage Hospital'),
    'The hospital will be shut for at least two months. Its patients are in Carrowby now, in a room with a lift. The student, who is 20, has been told to take a week off, and has asked whether she may have it after Christmas.',
  ],
  later: [
    {
      at: '2026-11-21T11:30:00Z',
      change: 'clarification',
      note: 'A patient in this report could be recognised by people who know her, and had not been asked. We have taken the passage out and have apologised to her.',
      drop: ['An 83-year-old woman'],
    },
  ],
  fates: [
    {
      at: '2026-11-21T11:45:00Z',
      act: 'suppress',
      version: 1,
      reason:
        'This version held details of a hospital patient who had not agreed to their being published. It was closed on 21 November 2026 at her request.',
    },
  ],
};

const canteenSalt: Written = {
  name: 'canteen-salt',
  at: '2026-11-13T16:00:00Z',
  section: 'health',
  topics: ['world-health-council', 'carrowby'],
  headline: 'They changed the salt in 36 canteens and told nobody. Strokes fell by a fifth',
  shortHeadline: 'A quiet change of salt, and fewer strokes',
  standfirst:
    'A four-year trial in factories, ministries and a prison finds that people do not miss what they have not been told about.',
  by: [by('Priya Raghavan')],
  body: [
    'Between 2021 and 2025 some 41,000 people in Kestrey ate their lunch salted with a mixture, a quarter of it potassium, and another 39,000 ate theirs with the ordinary kind. Nobody at the tables knew which. Among the first there were a fifth fewer strokes.',
    'The trial, published on Friday in the *Brevin Journal of Medicine*, ran in 72 works canteens, picked by lot. Managers had consented; diners were told that “a study of catering” was going on, which an ethics committee found sufficient after what its minutes call a long afternoon.',
    '“We asked about the taste every month,” said Professor Dilys Corrigan of Carrowby, who led it. “They complained about the gravy in both halves, equally.”',
    'People with bad kidneys should not have the mixture, since they cannot get rid of potassium. They were offered another counter. There was no more kidney trouble in one group than in the other.',
    bullets(
      'The World Health Council is to consider in March whether to recommend the mixture for public kitchens.',
      'It costs 30 crowns a year more for a canteen of 500.',
      'In shops it is sold as “low-sodium salt”, at about twice the price of the usual.',
    ),
  ],
  later: [
    {
      at: '2026-11-14T10:10:00Z',
      change: 'clarification',
      note: 'This report gave the effect only as “a fifth fewer strokes”. We should have added what that means in numbers: 31 strokes among 10,000 people in four years with ordinary salt, and 25 with the mixture.',
      swap: [
        [
          'Among the first there were a fifth fewer strokes.',
          'Among the first there were a fifth fewer strokes: 25 for every 10,000 people over the four years, against 31.',
        ],
      ],
    },
  ],
};

const fluClinics: Written = {
  name: 'flu-clinics',
  at: '2026-10-09T06:00:00Z',
  section: 'health',
  headline: 'Where to get a winter vaccine this weekend, without an appointment',
  shortHeadline: 'Walk-in winter vaccines this weekend',
  standfirst: 'Eleven Saturday clinics open in Halmouth and Carrowby from 10 October to 14 November.',
  by: [by('Tom Quillan')],
  body: [
    'Anyone over 60, anyone pregnant and anyone who looks after somebody frail can have this winter’s vaccine on a Saturday, 09:00 to 16:00, and need bring nothing but a bare arm.',
    bullets(
      '**Halmouth**: the Custom House; Quayside, gate C; Northmarket library; Stroud Street baths; the university sports hall; the east bus depot.',
      '**Carrowby**: the Wend mills; the Royal hospital, old entrance; St Olave’s; the tram shed; the central library.',
    ),
    'Pharmacies give it on other days. In the valleys and on Orran, surgeries will write to you. This year’s dose covers four strains of influenza; it can be given in one arm and the other winter vaccine in the other, on the same day. A sore arm and a poor night are common, and over by Monday.',
  ],
  fates: [{ at: '2026-11-15T08:00:00Z', act: 'withdraw' }],
};

const bethiaRusk: Written = {
  name: 'obit-bethia-rusk',
  kind: 'obituary',
  at: '2026-10-30T14:00:00Z',
  section: 'health',
  topics: ['orran-isles'],
  kicker: 'Obituary',
  headline: 'Bethia Rusk, midwife of the Orran Isles, 1931–2026',
  shortHeadline: 'Bethia Rusk, island midwife',
  standfirst: 'She rowed to work, delivered 2,114 children on seven islands, and never learned to swim.',
  by: [by('Ruari Sinclair', 'Stennay')],
  body: [
    'The regulations said that the district midwife for the North Isles should have the use of a motor launch. In 1956 there was a launch and no petrol, so Bethia Rusk, who had been in the post for nine days, borrowed a boat from her landlady and rowed to Fersay. It was a boy. She billed the county for a pair of gloves.',
    'She was to make that crossing for 35 years. By her own books, kept in pencil because ink runs, she attended 2,114 births and lost 11 children and no mothers. The nearest doctor was four hours off, if the sea allowed. “It very seldom did,” she told a commission of inquiry in 1974, “and the babies had not been informed.”',
    pull('It very seldom did, and the babies had not been informed.', 'Bethia Rusk', 'Midwife, in evidence in 1974'),
    'That sentence, and the three days of evidence round it, are why there is a helicopter at Stennay. The commission’s chairman had come out intending to close four of the seven island stations. She took him to a confinement, in February, in the boat. His report recommended an eighth.',
    'Bethia Rusk was born on Sunnay in January 1931, the ninth child of a lobster fisherman, delivered by an aunt. She trained in Halmouth, where she was homesick and came top. She never married. Asked why, she would say that she had seen how it ended.',
    'In retirement she taught knitting to trawlermen and argued with bishops. She died at home on Sunnay on 24 October, aged 95. The crossing was too rough for the mainland clergy, and the service was read by the postwoman, who was number 1,806.',
    timeline(
      'A life',
      ['1931', '1931-01', 'Born on Sunnay, the youngest of nine.'],
      ['1956', '1956', 'Appointed district midwife, North Isles.'],
      ['1974', '1974', 'Gives evidence to the commission on island medicine.'],
      ['1977', '1977', 'The first flight of the Stennay ambulance helicopter.'],
      ['1991', '1991', 'Retires. The launch is given petrol.'],
    ),
  ],
  later: [
    {
      at: '2026-11-02T09:20:00Z',
      change: 'correction',
      note: 'Bethia Rusk was the ninth of ten children and not the youngest of nine. Her brother Erlend, who is 93, wrote to tell us so.',
      swap: [['Born on Sunnay, the youngest of nine.', 'Born on Sunnay, the ninth of ten.']],
    },
  ],
};

/** Medicine, hospitals, and people who looked after others. */
export const hospitals: Written[] = [waitingList, wardNine, canteenSalt, fluClinics, bethiaRusk];
