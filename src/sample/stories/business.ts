import { bullets, crosshead, drawn, film, keyPoints, pull, quoted, see, table } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const rateCut: Written = {
  name: 'rate-cut',
  at: '2026-11-12T12:00:00Z',
  section: 'business',
  topics: ['bank-of-kestrey', 'cost-of-living'],
  headline: 'Bank of Kestrey cuts rates to 3.5% by a single vote',
  standfirst:
    'Five members of the committee were for, four against, and the governor, who rarely explains herself, explained herself.',
  by: [by('Tobias Harcourt')],
  media: drawn(
    'bank-steps',
    'The Bank of Kestrey in Halmouth. The committee met for two days and, unusually, through one lunch.',
  ),
  body: [
    'The Bank of Kestrey lowered its main interest rate by a quarter of a point to 3.5 per cent on Thursday, the first cut since February, in a vote so close that it had to be taken twice.',
    'Five members of the rate-setting committee wanted the cut; four would have waited. At the first vote one had abstained, which the rules do not allow.',
    'Inflation was 2.4 per cent in October. The Bank’s target is two. Isobel Thane, the governor, said that the rest of the way was “downhill, on a slope that one could roll a marble along”. Wages are rising by 3.9 per cent, the least since 2021.',
    crosshead('What it means'),
    bullets(
      'On a variable mortgage of 200,000 crowns: about 28 crowns a month less',
      'On savings of 10,000 crowns: about 25 crowns a year less',
      'For the 310,000 households whose fixed terms end in the next six months: a little hope',
    ),
    'Northgate Mutual, the largest lender, cut its rates within the hour. The crown fell by half a per cent and got most of it back by tea.',
    'Politicians had promised to say nothing and mostly managed. Owen Haddick, the finance secretary, said that the decision was the Bank’s alone, and was seen to smile at a door.',
    pull(
      'We are not early and we are not late. We are on time and nobody likes the weather.',
      'Isobel Thane',
      'Governor of the Bank of Kestrey',
    ),
    '“We are not early and we are not late,” Ms Thane said when asked about the election. “We are on time and nobody likes the weather.”',
  ],
  later: [
    {
      at: '2026-11-12T16:30:00Z',
      change: 'clarification',
      note: 'We have made clear that the saving on a mortgage is for one of 200,000 crowns over 25 years.',
      swap: [['On a variable mortgage of 200,000 crowns:', 'On a variable mortgage of 200,000 crowns over 25 years:']],
    },
  ],
};

const floodBill: Written = {
  name: 'flood-bill',
  at: '2026-11-22T11:00:00Z',
  section: 'business',
  topics: ['marren-floods'],
  headline: 'Flood will cost insurers 310m crowns, and one household in six had no cover',
  shortHeadline: 'Flood to cost insurers 310m crowns',
  standfirst: 'Premiums in Lowmere had trebled since 2019. Many people had done the sum and taken the risk.',
  by: [by('Anneke Vos'), by('Joanna Pryce', 'Lowmere')],
  agencies: ['Harrier Wire'],
  body: [
    'Insurers expect to pay 310m crowns for the Marren flood, the most for any single event since the storms of 2013, their league said on Sunday.',
    'Some 5,100 claims had come in by midday, for 3,300 homes, 420 businesses and rather more cars than the town was thought to have.',
    'About one flooded home in six has no cover. The average premium in the lowest streets of Lowmere was 1,840 crowns this year, against 590 in 2019; where the river had been twice, some companies would not quote. “I did the sum every January,” said Piotr Wolak, who has a bicycle shop in Mill Street. “Ten years of premiums was the shop.”',
    table({
      caption: 'Average yearly premium for a house in Ferry Lane, Lowmere',
      head: ['Year', 'Premium, crowns', 'Excess, crowns'],
      rows: [
        ['2019', '590', '250'],
        ['2022', '1,120', '1,000'],
        ['2024', '1,510', '2,500'],
        ['2026', '1,840', '5,000'],
      ],
      source: 'Kestrey Insurers’ League',
    }),
    'A scheme to pool the risk, so that hill and valley pay nearer the same, was drafted by the finance ministry in 2023. It needs an act of the Assembly, which is not sitting.',
    'Shares in the two largest insurers will open on Monday. Analysts at Corran Hale said that the sum was “an earnings event and not a capital event”. Mr Wolak, told of this, asked which he was.',
  ],
};

const strandPell: Written = {
  name: 'strand-pell',
  at: '2026-11-18T07:15:00Z',
  section: 'business',
  topics: ['cost-of-living', 'carrowby'],
  headline: 'Strand & Pell to close 23 stores',
  standfirst:
    'The department store that dressed the country’s schoolchildren for a century will keep 38 shops and lose 2,900 jobs.',
  by: [by('Anneke Vos'), by('Dev Ransome', 'Carrowby')],
  media: drawn(
    'high-street',
    'Market Street in Carrowby on Tuesday night. Strand & Pell has stood at number 40 since 1888.',
  ),
  body: [
    'Strand & Pell, founded in Carrowby in 1871 with a barrow of gloves, will close 23 of its 61 stores by the end of March, with the loss of 2,900 jobs.',
    'The list was put on the staff website at six on Wednesday morning. In Market Street in Carrowby the manager read it aloud on the shop floor, before opening, standing where Father Christmas usually sits.',
    'Sales fell by 11 per cent in the year to September and the company lost 46m crowns. It owes 210m. Its owners since 2018, the buy-out firm Aldgrave, sold 19 of the freeholds and now pay rent on them.',
    '“The high street did not leave us, we leased it,” said Dorothy Kane, who has sold school blazers at the Carrowby shop for 34 years and whose mother did before her.',
    crosshead('Where'),
    bullets(
      'In the north: Carrowby, Skarness, Nether Wending and six others',
      'In the Marren valley: Lowmere and Eskmoor',
      'In Halmouth: Eastgate and Coopers’ Bridge; the main store stays',
      'In the south and west: ten, among them Penwether',
    ),
    'The chief executive, Sebastian Croft, said that the business left would be “smaller, and alive”. He will give up his bonus. It was not going to be paid.',
    see('poll-narrows', 'Where the parties stand, after the announcement'),
  ],
};

const brackMoor: Written = {
  name: 'brack-moor',
  at: '2026-11-10T06:00:00Z',
  section: 'business',
  topics: ['energy'],
  headline: 'The wind farm that began to pay its neighbours',
  standfirst:
    'Households within sight of Brack Moor get 410 crowns a year off their bills. Objections to new turbines have fallen by half.',
  by: [by('Anneke Vos', 'Brack')],
  dateline: 'Brack',
  media: drawn(
    'wind-farm',
    'Brack Moor at sunrise. The wall is older than the kingdom; the turbine behind it is from 2011.',
  ),
  body: [
    'From her kitchen in Brack, Molly Hargreave can see 19 turbines. She used to count them when she was cross. Since April each of them has been worth 21 crowns and 58 öre a year to her. “I still count them,” she said.',
    'Brack Energy runs 64 turbines on the moor, 410 megawatts in all. This spring it began to take 410 crowns a year off the electricity bills of all 8,700 homes from which any of them can be seen, by a map that anyone may challenge. Sixty-two people have. One had grown a hedge and wished it taken into account.',
    crosshead('Cheaper than lawyers'),
    'It costs the company 3.6m crowns a year. Its last public inquiry, over nine turbines on the east ridge, took four years and cost 14m. “We worked out that we had been paying the wrong people,” said Henrik Vale, the chief executive.',
    'Objections to the next 22 turbines came to 340. For the same number in 2017 there were 712. The council will decide in January.',
    'Other companies are watching, some of them through their fingers. Brack’s neighbour across the valley, Tarn Power, says that payments “blur planning and purchase”. Its own proposal has had 900 objections.',
    pull('We worked out that we had been paying the wrong people.', 'Henrik Vale', 'Chief executive, Brack Energy'),
  ],
  later: [
    {
      at: '2026-11-10T09:40:00Z',
      change: 'correction',
      note: 'The first version gave a sum for each turbine in a currency that Kestrey does not use. It is 21 crowns and 58 pence.',
      swap: [['21 crowns and 58 öre', '21 crowns and 58 pence']],
    },
  ],
};

const quillon: Written = {
  name: 'quillon-plant',
  at: '2026-11-09T13:30:00Z',
  section: 'politics',
  topics: ['carrowby', 'artificial-intelligence'],
  headline: 'Sorakami picks Carrowby for 1.3bn-crown chip plant',
  standfirst:
    'The Senkai company’s first factory in this hemisphere will employ 1,800 people on the site of a steelworks.',
  by: [by('Dev Ransome', 'Carrowby'), by('Haruka Nishida', 'Port Kaito')],
  media: drawn(
    'clean-room',
    'A finished wafer at Sorakami’s works in Port Kaito. The light is yellow because blue would spoil the film.',
  ),
  body: [
    'The chip maker Sorakami will build a 1.3bn-crown factory in Carrowby, its first outside Asia, it said on Monday, ending a contest in which 11 cities had spoken of their rivers.',
    'It was Carrowby’s that counted. A plant of this kind uses 14,000 cubic metres of water a day and must give it back cleaner. The Wend, which once ran orange past the steelworks that stood here until 2004, now meets the standard.',
    'Building begins in March. The first wafers, for cars and for the machines that train artificial intelligence, are due in 2029. There will be 1,800 jobs, two-thirds of them needing no degree but a two-year course that Wendside College has eight months to invent.',
    'The government will give 240m crowns, or 133,000 a job. Grace Adeyola, for the Social Alliance, asked for the contract to be published. It runs, the company said, to 2,100 pages, of which the interesting one is about water.',
  ],
  later: [{ at: '2026-11-09T17:00:00Z', change: 'minor', furniture: { section: 'business' } }],
};

const loaf: Written = {
  name: 'price-of-a-loaf',
  kind: 'analysis',
  at: '2026-11-01T06:00:00Z',
  section: 'business',
  topics: ['cost-of-living', 'energy'],
  headline: 'Where the money goes in a loaf at three crowns ten',
  standfirst: 'Wheat is back to what it cost in 2020. Bread is not. We asked a baker for her books.',
  by: [by('Tobias Harcourt')],
  media: drawn(
    'bakery',
    'Hana Brandl at the oven of the Pell Street Bakery in Halmouth. It is lit at one in the morning and goes out at nine.',
  ),
  body: [
    keyPoints(
      'A large white loaf costs 3.10 crowns, up 41 per cent since 2020',
      'The wheat in it costs 34 pence, as it did then',
      'Rent has overtaken flour',
    ),
    'Hana Brandl’s accounts are in a green ledger that smells of rye. She put it on the counter of the Pell Street Bakery at half past nine one morning, when the day’s work was done, and said that I could have it until she had drunk her coffee.',
    table({
      caption: 'What is in a large white loaf, in pence',
      head: ['Cost', '2020', '2026'],
      rows: [
        ['Wheat', '34', '34'],
        ['Milling and carriage', '18', '27'],
        ['Gas and electricity', '14', '39'],
        ['Wages', '62', '88'],
        ['Rent and rates', '41', '71'],
        ['Paper, salt, yeast, repairs', '16', '22'],
        ['What is left', '35', '29'],
      ],
      source: 'Pell Street Bakery',
    }),
    'The table is a small history of six years. Grain went up after the bad harvest of 2022 and came down. Everything that touches it stayed where it had been pushed.',
    crosshead('Sticky'),
    'Economists call such prices sticky, and for once the word is exact. A gas contract runs for three years, a lease for ten; wages do not fall. Across the country food costs 31 per cent more than in 2020. The raw produce in it costs six per cent more.',
    'Could she charge less? “On Tuesdays,” Mrs Brandl said. The oven must be hot on a Tuesday whether 200 people come or 90. Bread sold after two o’clock goes for half price, and about a third of her customers now come after two.',
    pull('People do not ask the price any more. They ask the time.', 'Hana Brandl', 'Baker'),
    '“People do not ask the price any more,” she said, taking back the book. “They ask the time.”',
  ],
};

const yardFilm: Written = {
  name: 'yard-film',
  kind: 'video',
  at: '2026-11-19T12:00:00Z',
  section: 'business',
  topics: ['orran-ferries'],
  headline: 'Inside the yard that cannot finish a ferry',
  standfirst:
    'Four minutes at Skarness Marine, where the second of the Orran ships is taking shape and the welders know what you are going to ask.',
  by: [by('Ruari Sinclair', 'Skarness')],
  media: film({
    title: 'Inside the yard that cannot finish a ferry',
    poster: drawn('ferry-yard', 'The second Orran ferry, as yet without a name, on the slip at Skarness.'),
    seconds: 243,
    caption: 'The second Orran ferry on the slip at Skarness, a year behind her sister and two years behind herself.',
    credit: 'Film: Ruari Sinclair',
    transcript:
      'This is the bow of a ship that was going to be launched in 2022. My name is Ros Tulloch and I have been a welder here for 19 years. Everybody asks the same thing, so I will say it. We did not forget how to build ships. We were given drawings, and then we were given other drawings, and the pipes in the first drawings are in the ship. That seam there is mine. It is a good seam. It has been welded three times, and the first two were good seams as well. When she goes down that slip I will be standing here and I will not be thinking about the money. I will be thinking, mind the paint.',
  }),
  body: [
    'Skarness Marine has 610 workers and one order. The *Kittiwake* turned back from her third trial on Monday; her sister, hull 212, stands on the slip with her bridge in place and, on Thursday, no engines.',
    quoted(
      { speaker: 'Ros Tulloch', role: 'Welder' },
      'When she goes down that slip I will be standing here and I will not be thinking about the money.',
    ),
    see('ferry-trial', 'Why the Kittiwake turned back'),
  ],
};

export const business: Written[] = [rateCut, floodBill, strandPell, brackMoor, quillon, loaf, yardFilm];
