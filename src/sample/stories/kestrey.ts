import { bullets, crosshead, drawn, embed, factBox, pull, quoted, see, table, timeline } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const cornHall: Written = {
  name: 'corn-hall',
  at: '2026-11-22T06:30:00Z',
  section: 'kestrey',
  topics: ['marren-floods'],
  kicker: 'Marren floods',
  headline: 'One hall, 412 beds and a parrot: three nights in the Lowmere rest centre',
  shortHeadline: 'Three nights in the Corn Hall',
  standfirst:
    'It was built to sell grain and hired out for weddings. Since Thursday it has been the address of a quarter of the town.',
  by: [by('Nell Ashby', 'Lowmere')],
  dateline: 'Lowmere',
  media: drawn('corn-hall', 'The Corn Hall on Saturday evening. The tea urn has not been cold since Thursday.'),
  body: [
    'At half past two in the morning the parrot said “Time, gentlemen, please”, and a laugh went down the Corn Hall from bed to bed in the dark, like a dropped stitch running.',
    'The bird belongs to Walt Cribbins, who kept the Bargeman in Ferry Lane until he retired and who carried it out of his bedroom window on Friday in a bag for life. It is called Landlord. It is the only thing he carried.',
    'There are 412 camp beds under the iron roof. On Thursday night 900 people slept here, some of them sitting up; by Saturday the council had found rooms for the oldest and for families with babies, and the noise had changed. “The first night nobody spoke,” said Shabnam Aziz, who runs the hall. “The second night everybody did.”',
    crosshead('A list on the door'),
    'She has a list pinned to the stage door, in three colours. Black is what the hall has: blankets, nappies, phone leads, 60 litres of milk a day from a farm whose own kitchen is under water. Green is what it has been given. Red is what it wants. On Saturday there were two things in red: reading glasses and socks.',
    'By lunchtime there were 300 pairs of socks. The glasses came from an optician in Eskmoor, who drove round by the moor road with a box of lenses on the passenger seat and tested eyes on the stage, under the wedding lights, until seven.',
    'Not everything is good-humoured. A row over a charging socket ended with two men being walked round the car park in opposite directions. A woman who had been told her house was on the list of those to be condemned found that it was not, and then, two hours later, that it was.',
    pull('The first night nobody spoke. The second night everybody did.', 'Shabnam Aziz', 'Manager of the Corn Hall'),
    crosshead('Homework'),
    'Lowmere’s schools are shut until Wednesday at least. Three teachers have set up a class behind the curtain, in front of the scenery for a pantomime that will not now be put on. On Saturday the subject was rivers. “We thought about that,” said one of them, Colm Reddy. “Then a boy of eight put up his hand and explained the barrier to us.”',
    'His account was better than the authority’s, Mr Reddy said. It had fewer passive verbs.',
    'The hall has been told to expect to stay open for three weeks. There is a wedding booked for 12 December. The couple, both of Tannery Row, came in on Saturday to say that they would like to go ahead, and that everybody in the room was invited.',
    see('lowmere-count', 'Lowmere counts the cost as the river falls'),
  ],
};

const floodAudit: Written = {
  name: 'flood-audit',
  at: '2025-10-14T15:20:00Z',
  section: 'kestrey',
  headline: 'Marren Barrier pumps “beyond economic repair”, audit finds',
  shortHeadline: 'Barrier pumps past repair, audit finds',
  standfirst:
    'Engineers want both pumps of gate three replaced before the winter of 2026. The River Authority says the money is there for 2027.',
  by: [by('Joanna Pryce')],
  body: [
    'The pumps that raise one of the six gates of the Marren Barrier are “beyond economic repair” and should be replaced within 12 months, according to an audit published on Tuesday.',
    'The report, by the engineering firm Tallow Brecht, gives five gates a clean bill. The sixth, gate three, is a different matter. Its two pumps, one for duty and one in reserve, both depend on a changeover switch made in 1992, of which there is no spare.',
    'Replacing the lot would cost 11.4m crowns and close the gate for nine weeks. The Marren River Authority accepts the finding but has placed the work in its programme for 2027–28, behind embankments at Eskmoor and Nether Wending.',
    '“We have one pot and many holes,” said Colin Strand, its chief executive. “The risk on gate three is low in any given year.”',
    'The auditors put it at one in 90. They add a sentence that the authority’s summary leaves out: “The consequence of failure at high water is not proportionate to its likelihood.”',
    quoted(
      { source: 'Audit of the Marren Barrier, page 41' },
      'We recommend replacement before the winter of 2026. Interim measures, including a trained crew for manual start, should be in place before the present winter.',
    ),
  ],
  later: [
    {
      at: '2026-11-20T12:00:00Z',
      change: 'clarification',
      note: 'This report of October 2025 has been linked to our coverage of the flood of November 2026. Its text is unchanged.',
      furniture: { topics: ['marren-floods'] },
    },
  ],
};

const viaduct: Written = {
  name: 'viaduct',
  at: '2026-11-14T11:15:00Z',
  section: 'kestrey',
  topics: ['carrowby'],
  headline: 'Trains cross the Wend Viaduct again after 19 months',
  standfirst:
    'The first passengers had queued since four in the morning. Some of them had no intention of going anywhere.',
  by: [by('Dev Ransome', 'Carrowby')],
  dateline: 'Carrowby',
  media: drawn(
    'viaduct-autumn',
    'The 07:12 to Halmouth crosses the Wend on Saturday, the first passenger train since April of last year.',
  ),
  body: [
    'The 07:12 to Halmouth left Carrowby three minutes late on Saturday, because the driver had been asked to wait for the brass band.',
    'It crossed the Wend Viaduct at a walking pace, 36 metres above the river, with people standing in the aisles. Nineteen months after a crack was found in the fourth pier, the city has its direct line to the capital back: 58 minutes, against two hours and ten by bus.',
    'The repair cost 74m crowns. Engineers drilled 310 steel ties into a structure of 1868 whose drawings, they discovered, did not agree with it. “The Victorians changed their minds half-way across and told nobody,” said Meera Joshi, who led the work.',
    crosshead('What it did to Carrowby'),
    'The council puts the cost of the closure at 130m crowns in lost trade. Footfall in the market fell by a fifth. Two hotels shut, though one will reopen in the spring.',
    'Faisal Noor, the leader of the council, was on the first train. He asked that nobody call it a new beginning. “It is a Saturday with trains in it,” he said. “We had forgotten what those are like.”',
    'There are 22 arches. Children on the platform had been given a card with a box for each, and most had ticked 21 by the far side. The last is hidden by trees.',
  ],
  later: [
    {
      at: '2026-11-14T14:02:00Z',
      change: 'correction',
      note: 'The Wend Viaduct has 24 arches, not 22 as first reported. Two are hidden by trees, not one.',
      swap: [
        ['There are 22 arches.', 'There are 24 arches.'],
        [
          'most had ticked 21 by the far side. The last is hidden by trees.',
          'most had ticked 22 by the far side. The last two are hidden by trees.',
        ],
      ],
    },
  ],
};

const ferryTrial: Written = {
  name: 'ferry-trial',
  at: '2026-11-16T17:45:00Z',
  section: 'kestrey',
  topics: ['orran-ferries', 'orran-isles'],
  headline: 'New Orran ferry turns back from third sea trial',
  standfirst: 'The Kittiwake was to have spent a night at sea. She was home for lunch.',
  by: [by('Ruari Sinclair', 'Skarness')],
  dateline: 'Skarness',
  media: drawn('ferry-storm', 'The Kittiwake in the Sound of Stennay on Monday, an hour before she turned for home.'),
  agencies: ['Harrier Wire'],
  body: [
    'The ferry that was meant to end a decade of worry in the Orran Isles turned back from its third sea trial on Monday after vibration in the port shaft set off an alarm.',
    'The *Kittiwake*, ordered in 2019 for 97m crowns and promised for 2023, had left Skarness at 06:00 for a run of 26 hours. She reached the Sound of Stennay, where islanders had lit a bonfire on the point to greet her, and put about at 10:40.',
    'Orran Line, the state company that will sail her, called it “the sort of finding that trials are for”. Skarness Marine, which is building her, said the shaft would be lifted this week and that delivery “in the first quarter” stood.',
    'It has said so of three other quarters. The bill now stands at 241m crowns, and the *Guillemot*, 31 years old, will go on making the crossing alone through another winter.',
    pull('We lit a fire for her and she went home.', 'Kirsty Isbister', 'Shopkeeper, Stennay'),
    '“We lit a fire for her and she went home,” said Kirsty Isbister, who keeps the shop at the pier in Stennay. “I am trying not to take it personally.”',
    timeline(
      'The long wait for the Kittiwake',
      ['June 2019', '2019-06', 'Two ferries ordered from Skarness Marine for 97m crowns.'],
      ['May 2023', '2023-05', 'First delivery date passes. The hull is two-thirds done.'],
      ['November 2024', '2024-11-20', 'Minister promises service “by spring”.'],
      ['August 2026', '2026-08', 'First sea trial ends with a fault in the bow door.'],
      ['16 November 2026', '2026-11-16', 'Third trial abandoned after four hours.'],
    ),
    'Lewis Tarrant, the transport secretary, is expected to answer questions in Stennay on Thursday, weather permitting. He is coming by air.',
    see('ferry-spring', 'From our archive, 2024: new Orran ferry will sail “by spring”'),
  ],
  later: [
    {
      at: '2026-11-17T09:10:00Z',
      change: 'update',
      note: 'Skarness Marine has named the cause of the vibration, a misaligned bearing. The headline and address have been changed.',
      furniture: {
        headline: 'A bearing the width of a coin: why the new Orran ferry turned back again',
        shortHeadline: 'Why the new Orran ferry turned back again',
        slug: 'why-the-new-orran-ferry-turned-back-again',
      },
      after: [
        [
          'It has said so',
          'On Tuesday the yard named the cause: a bearing 2.3 millimetres out of line, about the thickness of a ten-crown coin. It was fitted in 2022, before the shaft was replaced, and never measured again.',
        ],
      ],
    },
  ],
};

const ferrySpring: Written = {
  name: 'ferry-spring',
  at: '2024-11-20T13:00:00Z',
  section: 'kestrey',
  topics: ['orran-ferries', 'orran-isles'],
  headline: 'New Orran ferry will sail “by spring”, minister says',
  standfirst: 'Islanders have heard the date before. This time it has a season but no year.',
  by: [by('Ruari Sinclair', 'Stennay')],
  dateline: 'Stennay',
  body: [
    'The first of two new ferries for the Orran Isles will be in service “by spring”, the transport secretary said on Wednesday, eighteen months after the ship was due.',
    'Lewis Tarrant told a meeting of 200 people in the hall at Stennay that the *Kittiwake* was “mechanically complete”. Asked by a fisherman whether that meant she would float, he said that it did.',
    'Each month of delay costs Orran Line about 600,000 crowns in charter fees and repairs to the *Guillemot*, which missed 41 sailings last winter.',
    'A woman at the back asked which spring. The minister said the coming one.',
  ],
};

const islandSchool: Written = {
  name: 'island-school',
  at: '2026-10-21T07:00:00Z',
  section: 'kestrey',
  topics: ['orran-isles', 'orran-ferries'],
  headline: 'The two pupils of Hestray, and the boat that takes them to everyone else',
  shortHeadline: 'The two pupils of Hestray',
  standfirst:
    'When the island school closed in June its last two children were offered a boarding place. They asked for a boat.',
  by: [by('Ruari Sinclair', 'Hestray')],
  dateline: 'Hestray',
  media: drawn(
    'orran-croft',
    'Magnus Rendall brings the school boat alongside at Hestray. The crossing takes 22 minutes, or does not happen.',
  ),
  body: [
    'At ten to eight Finn and Ailsa Groat stand at the end of the jetty, in the order of their height, and look for the boat. If the flag on the far side is red they go home again. This term it has been red on nine mornings out of 34.',
    'Hestray has 19 people, one road and, until June, one school. It had taught children for 151 years. When the Groats became its only pupils the council offered them beds in Stennay from Monday to Friday. Finn, who is 11, wrote back. He wanted to know how much a bed cost, and how much a boat.',
    'The answers turned out to be close. Since August Magnus Rendall, who fishes for crab, has made the crossing twice a day for 140 crowns, with a life-jacket drill on Mondays that Ailsa, seven, conducts.',
    '“The first week she failed me,” Mr Rendall said.',
    crosshead('Eleven islands'),
    'There were 31 schools in the Orran Isles in 1950. There are six. Each closure, the council says, saves about 90,000 crowns a year; each, islanders say, is followed within a decade by the last family.',
    'The Groats’ mother, Inga, keeps the airstrip and the post. She does not talk about the last family. “I talk about the flag,” she said. “Today it is green.”',
    'In the classroom at Stennay there are 24 children, which Ailsa reports is loud. Finn has been asked to give a talk about where he lives. He has drawn a map, to scale, with the sea in pencil and the houses in ink.',
  ],
};

const otters: Written = {
  name: 'otters',
  at: '2026-08-06T05:00:00Z',
  section: 'kestrey',
  headline: 'Otters are back in the middle of Halmouth',
  standfirst: 'A camera under Coopers’ Bridge has filmed the first pair to breed in the city for 70 years.',
  by: [by('Nell Ashby')],
  media: drawn('otter-moon', 'Otters fish below Coopers’ Bridge between two and four in the morning.'),
  body: [
    'For three weeks in July a camera the size of a matchbox looked at a stone under Coopers’ Bridge, in the middle of Halmouth. It saw herons, a shopping trolley, 11 rats and a man who had lost his keys. On the 22nd night it saw an otter, and on the 23rd two, with a cub between them.',
    'No otter is known to have bred in the city since 1956. The Marren was then a drain: a survey of that year found one species of fish and called it “discouraged”. Last year’s counted 27.',
    'The animals are feeding well, said Dr Lila Banerjee, an ecologist at the University of Halmouth, who set the camera. “They eat eels, they eat crayfish that should not be here, and they eat koi, which are from the garden of the finance ministry.”',
    'The ministry confirmed that some koi were unaccounted for.',
    'Dr Banerjee asks people not to go and look. The best view, she says, is from the 3 a.m. night bus, upper deck, on the left.',
  ],
};

const schoolRoofs: Written = {
  name: 'school-roofs',
  at: '2026-11-12T12:30:00Z',
  section: 'kestrey',
  topics: ['carrowby'],
  headline: 'Forty-one schools to close classrooms over crumbling roofs',
  standfirst:
    'Planks of light concrete laid in the 1960s are failing sooner than thought. Most of the rooms are in Carrowby and Skarness.',
  by: [by('Dev Ransome', 'Carrowby'), by('Tom Quillan')],
  body: [
    'Parts of 41 schools will be shut from Monday after tests found that roof planks installed in the 1960s could give way without warning, the schools inspectorate said on Thursday.',
    'About 6,200 children will be moved to other rooms, to temporary cabins or, in the case of Wendside Primary in Carrowby, to the offices of an insurance company across the road.',
    'The planks are made of aerated concrete, light and cheap, with a life once put at 30 years. Inspectors have used ultrasound on 1,140 roofs since a ceiling came down in an empty hall in Skarness in September. One in 28 failed.',
    bullets(
      'In Carrowby: 17 schools, about 2,900 pupils',
      'In Skarness: nine schools, about 1,300 pupils',
      'Elsewhere: 15 schools, about 2,000 pupils',
    ),
    'Repairs will take between four and 14 months and cost 88m crowns. The government has set aside 60m.',
    'Wendside’s head teacher, Bronwen Sharpe, said the children had voted on whether to keep the insurance company’s name for their new classrooms. They are now taught in Claims, Liability and Fire.',
  ],
};

const fraudTrial: Written = {
  name: 'care-home-trial',
  at: '2026-11-05T16:40:00Z',
  section: 'kestrey',
  headline: 'Care home owners jailed for stealing 2.1m crowns from residents',
  standfirst:
    'A brother and sister forged signatures for nine years. They were found out by a granddaughter who could read her grandmother’s handwriting.',
  by: [by('Tom Quillan', 'Halmouth')],
  body: [
    'The owners of a care home in Halmouth who took 2.1m crowns from 38 of their residents were jailed on Thursday for seven and six years.',
    'Giles and Rosalind Pemberley, of Eastgate, had denied 61 counts of forgery and theft at Larch House between 2014 and 2023. A jury at Halmouth Crown Court found them guilty of 57.',
    'The fraud came to light when a witness, then aged 15, noticed that a cheque bore her grandmother’s signature in a hand that did not shake. Judge Miriam Oakes commended the girl, who cannot be named, for “the best piece of detection in the case”.',
    'The money paid for a yacht, school fees and a conservatory. The council, which had inspected Larch House 11 times and rated it good, has apologised to the families and will repay them by March.',
  ],
  later: [
    {
      at: '2026-11-05T17:05:00Z',
      change: 'minor',
      swap: [
        [
          'They were found out by a granddaughter who could read her grandmother’s handwriting.',
          'They were found out by somebody who could read an old woman’s handwriting.',
        ],
        [
          'when a witness, then aged 15, noticed that a cheque bore her grandmother’s signature in a hand',
          'when a young witness noticed that a cheque bore a resident’s signature in a hand',
        ],
        ['commended the girl, who cannot be named,', 'commended the witness, who cannot be named,'],
      ],
    },
  ],
  fates: [
    {
      at: '2026-11-06T09:30:00Z',
      act: 'suppress',
      version: 1,
      reason:
        'The first version gave a detail that could have identified a witness who was under 18. It was removed by order of the court.',
    },
  ],
};

const walker: Written = {
  name: 'missing-walker',
  at: '2026-11-07T08:20:00Z',
  section: 'kestrey',
  headline: 'Walker, 62, missing on Brack Moor',
  standfirst: 'Police ask for help in finding a man last seen on Friday afternoon.',
  by: [by('Dev Ransome')],
  body: [
    'Police and mountain rescue teams are looking for a man of 62 who did not return from a walk on Brack Moor on Friday. He was last seen at 14:20 at the car park below the wind farm, wearing a green jacket and carrying a stick with a deer’s head for a handle.',
    'Anyone who was on the moor between two and six is asked to ring Wend Valley police.',
  ],
  later: [
    {
      at: '2026-11-07T15:45:00Z',
      change: 'update',
      note: 'The walker has been found safe.',
      furniture: {
        headline: 'Walker missing on Brack Moor is found safe',
        standfirst: 'He had spent the night in a shepherd’s hut and was surprised to be looked for.',
      },
    },
  ],
  fates: [{ at: '2026-11-09T10:00:00Z', act: 'withdraw' }],
};

const stormWarning: Written = {
  name: 'storm-warning',
  at: '2026-11-17T16:00:00Z',
  section: 'kestrey',
  topics: ['marren-floods'],
  headline: 'Storm Maud: a month of rain in a day, forecasters warn',
  standfirst:
    'The Weather Office expects up to 100 millimetres on the Eskmoor hills on Thursday, with the highest tide of the autumn to meet it.',
  by: [by('Joanna Pryce')],
  media: drawn(
    'lowmere-fields',
    'The Marren below Lowmere on Tuesday. The meadows have been under water since the first week of November.',
  ),
  body: [
    'A month’s rain could fall on the hills above the Marren in 24 hours on Thursday, the Weather Office said, in its first red warning for the valley since such warnings began.',
    'The ground has nowhere to put it. October was the wettest in 80 years, and the meadows below Lowmere, which are meant to flood so that the town does not, are already full.',
    'What worries forecasters most is the clock. The rain will take about nine hours to come down from Eskmoor. A spring tide of 4.6 metres is due at Halmouth at 02:10 on Friday. “If you wanted them to meet, you would choose Thursday night,” said Owain Price, the chief forecaster.',
    embed({
      provider: 'Perch',
      url: 'https://perch.example.com/weatheroffice/88102',
      author: 'Weather Office',
      at: '2026-11-17T15:10:00Z',
      snapshot:
        'RED WARNING, rain, upper and middle Marren, Thursday 12:00 to Friday 06:00. Danger to life from fast-moving water. Please share with anyone who lives below 12 metres.',
    }),
    table({
      caption: 'Storms of the autumn',
      head: ['Storm', 'Date', 'Strongest gust', 'Most rain in 24 hours'],
      rows: [
        ['Keir', '2 October', '94 km/h', '41 mm'],
        ['Lena', '19 October', '118 km/h', '56 mm'],
        ['Maud', '19 November (forecast)', '105 km/h', '90–100 mm'],
      ],
      source: 'Weather Office',
    }),
    factBox(
      'If you live near the river',
      ['Go when you are asked to, and take your neighbour.'],
      [
        'Charge telephones; fill a few bottles with water',
        'Move cars before dark',
        'Put medicines, glasses and papers in one bag',
        'Do not walk or drive into moving water, however shallow it looks',
      ],
    ),
  ],
};

export const kestrey: Written[] = [
  cornHall,
  floodAudit,
  viaduct,
  ferryTrial,
  ferrySpring,
  islandSchool,
  otters,
  schoolRoofs,
  fraudTrial,
  walker,
  stormWarning,
];
