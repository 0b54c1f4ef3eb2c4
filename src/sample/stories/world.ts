import { bullets, crosshead, drawn, factBox, keyPoints, pull, quoted, see, table, timeline } from '../desk/blocks.ts';
import { by, guest } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const talleSigned: Written = {
  name: 'talle-signed',
  at: '2026-11-21T15:30:00Z',
  section: 'world',
  alsoIn: ['uk'],
  topics: ['talle-talks'],
  headline: 'Sessaly and Vardane agree to share a river after nineteen years of talks',
  shortHeadline: 'Sessaly and Vardane agree to share the Talle',
  standfirst:
    'The treaty signed in Brevin gives Sessaly a guaranteed flow and Vardane the right to fill its dam. It took six governments, two ceasefires and a hydrologist with a whistle.',
  trailText: 'A treaty signed in Brevin gives Sessaly a guaranteed flow, and Vardane the right to fill its dam.',
  by: [by('Sanna Lindahl', 'Brevin')],
  dateline: 'Brevin',
  agencies: ['Lauterre-Presse', 'Harrier Wire'],
  media: drawn(
    'brevin-lake',
    'The Palace of Arches in Brevin on Saturday evening, where the treaty was signed under the flags of its six guarantors.',
  ),
  body: [
    'They had agreed on the words by Thursday. It took until Saturday to agree on the pen.',
    'At ten minutes past four, in a room in Brevin with a view of the lake that neither side looked at, the foreign ministers of Sessaly and Vardane signed a treaty to share the river Talle. It ends a dispute that has outlasted six governments, killed 61 people in two border clashes and left 11 million others unsure, each spring, whether there would be water.',
    'Under its terms Vardane, upstream, will let no less than 240 cubic metres a second through the Talle dam between April and September, and 180 in a year of declared drought. In return Sessaly drops its case before the court in Brevin and accepts that the reservoir, full since last year to little more than half, may be filled by 2031.',
    crosshead('The whistle'),
    'What unlocked it, several people in the room said, was a device of great simplicity. Since 2019 the two countries had published different figures for the same water. In August the mediator, Ingrid Hallström, had a single gauge bolted to a rock on the border and a hydrologist from each side put in a hut beside it. They were to blow a whistle whenever they disagreed.',
    'They blew it 14 times in the first week and not once in the sixth. “After that we were not arguing about what was happening,” Ms Hallström said. “We were only arguing about what to do, which is the agreeable part.”',
    pull(
      'After that we were not arguing about what was happening. We were only arguing about what to do.',
      'Ingrid Hallström',
      'Mediator of the Talle talks',
    ),
    crosshead('At home'),
    'Neither minister can be sure of thanks. In Tirelle the opposition called the drought figure “a signature on thirst”. In Kosmar farmers who were promised irrigation by 2027 will have it by 2031, if it rains.',
    'The treaty must pass both parliaments by the end of February. Vardane’s has a majority of nine in favour. Sessaly’s has one of two, and one of those is 83 and in hospital. She has asked to be carried in.',
    table({
      caption: 'What the Talle treaty says',
      head: ['Matter', 'Until now', 'Under the treaty'],
      rows: [
        ['Summer flow into Sessaly', 'none guaranteed', 'at least 240 m³ a second'],
        ['In declared drought', 'none guaranteed', 'at least 180 m³ a second'],
        ['Reservoir full by', '2027 (Vardane’s plan)', '2031'],
        ['Who measures', 'each side', 'one gauge, two people'],
        ['Who decides disputes', 'nobody', 'three engineers, within 20 days'],
      ],
      source: 'Text of the treaty, Brevin, 21 November 2026',
    }),
    'The pen, in the end, was the property of neither. It belonged to the waiter.',
    see('talle-explained', 'Explained: one river, two countries, one dam'),
    see('vasary-obituary', 'Teodor Vasary, who ended the war on the Talle'),
  ],
  later: [
    {
      at: '2026-11-22T07:40:00Z',
      change: 'update',
      note: 'Adds the first reaction from both parliaments.',
      after: [
        [
          'Neither minister can be sure',
          'On Sunday the speaker of Vardane’s parliament set the debate for 9 December. In Tirelle two members of the opposition said that they would vote for the treaty “with one hand over our eyes”, which would be enough.',
        ],
      ],
    },
    {
      at: '2026-11-22T08:02:00Z',
      change: 'minor',
      swap: [['full since last year to little more than half', 'which is still little more than half full']],
    },
  ],
};

const talleExplained: Written = {
  name: 'talle-explained',
  kind: 'explainer',
  at: '2026-11-15T09:00:00Z',
  section: 'world',
  topics: ['talle-talks'],
  headline: 'One river, two countries, one dam: the quarrel over the Talle',
  shortHeadline: 'The quarrel over the Talle',
  standfirst: 'Why a wall in a gorge in Vardane decides what is planted 300 kilometres away in Sessaly.',
  by: [by('Sanna Lindahl')],
  media: drawn(
    'talle-dam',
    'The Talle dam, 148 metres high. It took 11 years to build and has been filling since September 2024.',
  ),
  body: [
    keyPoints(
      'The dam can hold back 14 months of the river’s flow',
      'Sessaly grows two-thirds of its grain on Talle water',
      'The talks in Brevin resume on Tuesday, for the 31st time',
    ),
    crosshead('What is the dam for?'),
    'Electricity first. Its eight turbines can make 1,900 megawatts, twice what Vardane had before. Then irrigation: 90,000 hectares of dry plain round Kosmar that a ministry map of 1971 already coloured green.',
    crosshead('What is Sessaly afraid of?'),
    'Of the filling, and of the droughts. While a reservoir fills, water goes in and does not come out. Vardane began in the autumn of 2024 and the next summer the river at the border fell by 38 per cent. Vardane says that it was a dry year. It was; that is the difficulty.',
    crosshead('Who is right in law?'),
    'Both, which is why nobody has gone to war over it since 2009. A convention of 1997 asks for use that is “equitable and reasonable” and does “no significant harm”. Nobody has ever said which of the two comes first.',
    timeline(
      'The Talle since the war',
      ['2007', '2007', 'Talks open in Brevin, two years before the last clash.'],
      ['2009', '2009-04', 'Teodor Vasary signs the ceasefire of Orlen bridge.'],
      ['2013', '2013', 'Vardane pours the first concrete.'],
      ['7 September 2024', '2024-09-07', 'The gates close and the reservoir begins to fill.'],
      ['Summer 2025', '2025', 'Flow into Sessaly falls by 38 per cent.'],
      ['August 2026', '2026-08', 'One gauge is set up on the border, read by both sides.'],
    ),
    factBox(
      'The Talle',
      ['Rises in the Kosmar range; reaches the sea at Tirelle.'],
      ['Length: 864 km', 'People who live by it: 17 million', 'Countries: two', 'Words for it: nine'],
    ),
    'What would an agreement look like? A number for summer, a lower number for drought, and somebody to say when it is one. The sides are said to be 40 cubic metres a second apart. That is a small river in itself.',
  ],
};

const damFills: Written = {
  name: 'talle-dam-closes',
  at: '2024-09-07T12:00:00Z',
  section: 'world',
  topics: ['talle-talks'],
  headline: 'Vardane closes the gates of the Talle dam',
  standfirst: 'The reservoir began to fill at dawn. Downstream in Sessaly, people came to the bridges to look.',
  by: [by('Sanna Lindahl', 'Kosmar')],
  dateline: 'Kosmar',
  body: [
    'Vardane closed the gates of the Talle dam on Saturday, after 11 years of building and 17 of argument. The river below it fell by a metre before noon.',
    'President Anton Reuss pressed a button at 05:52. A children’s choir, which had been up since two, sang the anthem and then, by itself, sat down.',
    'In Sessaly the government called it “an act taken against 11 million people”. In Tirelle, near the sea, nothing could be seen yet. People came to the bridges all the same. The water takes nine days to get there, and so does its absence.',
  ],
};

const strike: Written = {
  name: 'copper-strike',
  at: '2026-11-19T21:00:00Z',
  section: 'world',
  topics: ['cost-of-living'],
  headline: 'Copper price jumps as San Alcedo’s miners vote to go on',
  standfirst:
    'The strike at Cerro Rojo is in its seventh week. A tenth of the world’s new copper is staying in the ground.',
  by: [by('Gabriel Montes', 'Cerro Rojo')],
  dateline: 'Cerro Rojo',
  agencies: ['Tamarind News Agency'],
  media: drawn(
    'copper-pit',
    'Miners at the rim of Cerro Rojo on Thursday. The pit is 3.1 kilometres across and 840 metres deep.',
  ),
  body: [
    'From the rim one can usually hear it before one sees it. On Thursday there was only wind, and 6,000 people in helmets, and at twenty past one a show of hands that went round the edge of the pit like a crowd doing the wave at a football match, very slowly.',
    'The miners of Cerro Rojo voted by 4,912 to 803 to reject the latest offer and stay out. Within an hour copper had risen by 4.6 per cent in the metal market, to its highest since 2022.',
    'The company, Minera Alcedana, had offered nine per cent over two years. The union wants 14, and the return of a rule that no lorry is driven for more than eight hours. Two drivers have died since January. Their names are on the banner.',
    pull('They ask what we want per hour. We want fewer of them.', 'Esteban Rua', 'Secretary of the miners’ union'),
    '“They ask what we want per hour,” said Esteban Rua, the union’s secretary. “We want fewer of them.”',
    crosshead('A president waits'),
    'The quarrel falls into a gap. Marisol Quenta, who won the presidency in October, takes office on 10 January. She worked in the mine’s canteen at 19 and has said that she will not be neutral. The outgoing government has said that it will not be hurried.',
    'Copper pays for 44 per cent of the country’s budget. In Puerto Lirio the finance ministry has stopped paying for lifts; the minister’s office is on the ninth floor.',
  ],
  later: [
    {
      at: '2026-11-20T16:25:00Z',
      change: 'update',
      note: 'Adds the offer of mediation by the president-elect.',
      after: [
        [
          'The quarrel falls',
          'On Friday Ms Quenta offered to mediate “as a citizen, with coffee”. The union accepted; the company asked who would be paying for the coffee.',
        ],
      ],
    },
    {
      at: '2026-11-20T18:10:00Z',
      change: 'clarification',
      note: 'The rise in the copper price is measured against Wednesday’s close, not the opening price on Thursday.',
      swap: [
        [
          'had risen by 4.6 per cent in the metal market',
          'stood 4.6 per cent above Wednesday’s close in the metal market',
        ],
      ],
    },
  ],
};

const kivandaLake: Written = {
  name: 'lake-nzora',
  at: '2026-10-30T06:00:00Z',
  section: 'world',
  topics: ['kivanda'],
  headline: 'The night Lake Nzora was closed, and what came back',
  shortHeadline: 'What came back to Lake Nzora',
  standfirst:
    'Two years ago the fishing villages of Kivanda agreed to stop for five months. Nobody made them. This season the perch are the length of an arm.',
  by: [by('Wanjiru Odhiambo', 'Mwaro')],
  dateline: 'Mwaro',
  media: drawn(
    'kivanda-lake',
    'Boats come home to Mwaro on Lake Nzora. A third of the catch is now landed by women who own their boats.',
  ),
  body: [
    'On 1 November 2024 at six in the evening Jane Akello rowed out 100 metres from Mwaro, with a lamp, and tied a white cloth to a pole. Along the shore of Lake Nzora 130 others did the same. Nobody fished past the cloths until April.',
    'It had been argued over for a year in churches, bars and the backs of lorries. Catches had fallen by 70 per cent since 2010. The government in Lumaru had passed four laws, which nobody on the lake had read; a man from the ministry once came to explain them and had his boat stolen.',
    '“A law you can steal from,” Ms Akello said. “A cloth that my aunt has tied, I would have to look at my aunt.”',
    crosshead('Five months'),
    'They lived on what they had saved, on cassava, and on a fund of 2.2m crowns put up by a bank in Lumaru and paid out by telephone each Friday. It covered about half of what a family earns. Eleven people were caught fishing. They were made to sit in church, in front.',
    'In the first open season the catch rose by a fifth. In the second, which began in April, it has more than doubled, and the average Nile perch weighs 3.4 kilograms instead of 1.9.',
    pull('A cloth that my aunt has tied, I would have to look at my aunt.', 'Jane Akello', 'Boat owner, Mwaro'),
    crosshead('Saturday'),
    'The lake closes again on Sunday. Six villages on the far side, in another district, have asked for cloths. So has the ministry, which wants to give a talk about them. It has been told that it may come, and to bring its own boat.',
  ],
};

const senkai: Written = {
  name: 'senkai-voices',
  at: '2026-11-17T11:00:00Z',
  section: 'world',
  topics: ['artificial-intelligence'],
  headline: 'In Senkai, machines must now say that they are machines',
  standfirst:
    'A law in force since Monday makes every made voice announce itself. Two taxi firms have already been fined, and one grandmother has been disappointed.',
  by: [by('Haruka Nishida', 'Port Kaito')],
  dateline: 'Port Kaito',
  media: drawn(
    'senkai-night',
    'Rain in the Akane district of Port Kaito, where signs that speak have had to learn a new first sentence.',
  ),
  body: [
    'At midnight on Sunday the vending machine outside Akane station stopped saying good evening. It now says: “I am a machine. Good evening.”',
    'So do the lifts, the taxis and the woman who has reminded passengers of the Harbour Line to mind the step since 2004. She was a person once, an announcer named Emi Tanaka; since 2023 she has been a copy, and Ms Tanaka is paid for it monthly.',
    'Senkai’s law on made voices is the first of its kind. Any voice that was not spoken by a living person in the past minute must say so, in its first four seconds, in the language that it goes on to use. The fine is three per cent of turnover.',
    'It was written after a run of frauds in which families were telephoned by sons who were not their sons. Police counted 9,400 cases last year.',
    bullets(
      'Call centres must announce a made voice, and offer a person within 90 seconds',
      'Films and games are exempt; advertisements are not',
      'Voices of the dead need the consent of the heirs, each year',
    ),
    'Not everybody is pleased. Sato Kuwahara, who is 91, talks each evening to a companion that her care home provides. “I knew,” she said. “We both knew. It was tactless to bring it up.”',
  ],
};

const ceniza: Written = {
  name: 'ceniza-eruption',
  at: '2026-11-20T22:15:00Z',
  section: 'world',
  headline: 'Monte Ceniza erupts; flights diverted',
  standfirst: 'Ash rose to nine kilometres over the island. Nobody was hurt.',
  by: [by('Gabriel Montes')],
  agencies: ['Tamarind News Agency'],
  media: drawn('ash-volcano', 'Monte Ceniza on Friday evening, seen from the harbour of Villa Nueva.'),
  body: [
    'Monte Ceniza, on the island of the same name off San Alcedo, erupted on Friday for the first time since 1998. Ash rose to nine kilometres and 74 flights were turned back or sent round.',
    'About 1,300 people on the western slope left their homes by bus and fishing boat. The lava had reached the sea by nightfall, well clear of the town of Villa Nueva, where the lighthouse was lit early so that boats could find the harbour.',
    'Vulcanologists expect it to go on “for days rather than weeks”.',
  ],
};

const vasary: Written = {
  name: 'vasary-obituary',
  kind: 'obituary',
  at: '2026-11-16T10:00:00Z',
  section: 'world',
  topics: ['talle-talks'],
  headline: 'Teodor Vasary, who ended the war on the Talle by missing a train',
  shortHeadline: 'Teodor Vasary, 1935–2026',
  standfirst: 'Schoolmaster, prisoner, foreign minister of Sessaly; died in Tirelle on 14 November, aged 91.',
  by: [by('Sanna Lindahl')],
  media: drawn('statesman', 'Teodor Vasary in his study. He kept 4,000 books and, he said, had been improved by six.'),
  body: [
    'On the night of 8 April 2009 Teodor Vasary was due to leave Orlen, on the border of Sessaly and Vardane, by the 22:40. The talks had failed; his bags were on the platform. He went back for his spectacles, and found his opposite number alone in the dining room, eating soup.',
    'They sat until five. By breakfast there was a ceasefire, on the back of a menu, that has held for 17 years. The menu is in the national library. There is a ring on it where he set down his glass.',
    crosshead('A schoolmaster'),
    'He was born in 1935 in Lower Sarne, the son of a lock-keeper on the river that would take up his life. He taught Latin and was good at it: three pupils became ministers in governments that imprisoned him. He served four years, from 1971, in a quarry. Asked what he had learnt there, he said geology.',
    'When the old order fell he was elected to the first free parliament for a district of eel fishers and stayed for 26 years. He was foreign minister under four prime ministers, two of whom he disliked, and never raised his voice; he lowered it, so that people had to lean in.',
    quoted(
      { speaker: 'Teodor Vasary', source: 'Interview with this newspaper, 2014' },
      'People think that peace is made by finding what you have in common. You have nothing in common. You find out what the other man is tired of.',
    ),
    crosshead('The spectacles'),
    'Of the legend of Orlen he was sceptical. He had not forgotten his spectacles, he told a friend late in life. They had been in his pocket. He had simply thought that it looked bad for two grown men to leave a river where it was.',
    'He did not live to see the treaty on the Talle, which his successors hope to sign this week. A copy of the draft was on his desk, with one comma corrected.',
    'He is survived by his wife, the translator Ilse Brandt, and by two daughters.',
  ],
  later: [
    {
      at: '2026-11-16T15:30:00Z',
      change: 'correction',
      note: 'Mr Vasary was a member of parliament for 26 years, and served under five prime ministers, not four.',
      swap: [['foreign minister under four prime ministers', 'foreign minister under five prime ministers']],
    },
  ],
};

const floodPhoto: Written = {
  name: 'tirelle-photo',
  at: '2026-11-14T18:00:00Z',
  section: 'world',
  topics: ['talle-talks'],
  headline: 'Picture of dry river bed stirs anger in Sessaly',
  standfirst: 'A photograph shared two million times is said to show the Talle at Tirelle this week.',
  by: [by('Sanna Lindahl')],
  body: [
    'A photograph that seems to show the Talle without water at Tirelle was shared more than two million times on Saturday, three days before talks were to resume.',
    'Sessaly’s government said that it was looking into the picture. Vardane called it a fabrication.',
  ],
  later: [
    {
      at: '2026-11-15T09:20:00Z',
      change: 'retraction',
      note: 'The photograph described in this report was taken in another country in 2017. We should not have reported on it before establishing that. The report is withdrawn.',
      furniture: {
        headline: 'Retracted: picture of dry river bed',
        standfirst: 'This report was wrong and has been retracted.',
      },
      drop: ['A photograph that', 'Sessaly’s government said'],
      after: [
        [
          '',
          'This report described a photograph that was said to show the river Talle without water. It shows a different river, nine years ago. We have retracted the report and apologise to our readers.',
        ],
      ],
    },
  ],
};

const hydrologist: Written = {
  name: 'opinion-gauge',
  kind: 'opinion',
  at: '2026-11-22T06:00:00Z',
  section: 'world',
  topics: ['talle-talks'],
  kicker: 'Petra Solc',
  headline: 'I was the one with the whistle',
  standfirst: 'For six weeks I shared a hut with a man from the other side. We had one kettle and one river.',
  by: [guest('Petra Solc', 'Hydrologist, University of Tirelle')],
  body: [
    'You will have read that there was a whistle. It was mine; I am a referee for the under-twelves. I lent it to the treaty and would like it back.',
    'My opposite number was Dr Jan Morav of Kosmar. For the first week we did not use first names. Each morning at six we read the gauge, wrote down a figure without showing it, and turned our notebooks round. If they differed by more than two centimetres one of us blew. People imagine drama. It was mostly fog, and his sevens.',
    'He crosses his sevens and I do not. Four of the 14 disputes of that first week were about sevens. I have thought about that a good deal since, and about how many of the figures that our two countries had been shouting at each other for seven years were sevens.',
    'Here is what I learnt. Nobody in that hut changed anybody’s mind. He thinks that his country was right to build the dam. I think that they should have asked. But you cannot boil water for a man every morning for six weeks and go on believing that he is lying to you about its depth.',
    'They will put up a plaque, I suppose. I would rather they put in a second kettle.',
  ],
};

export const world: Written[] = [
  talleSigned,
  talleExplained,
  damFills,
  strike,
  kivandaLake,
  senkai,
  ceniza,
  vasary,
  floodPhoto,
  hydrologist,
];
