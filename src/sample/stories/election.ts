import { bullets, crosshead, drawn, factBox, keyPoints, numbered, pull, quoted, see, table } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const barrierLetters: Written = {
  name: 'barrier-letters',
  at: '2026-11-22T06:00:00Z',
  section: 'politics',
  topics: ['marren-floods', 'election-2026'],
  kicker: 'Exclusive',
  headline: 'Minister ignored two warnings on barrier pump',
  standfirst:
    'Engineers at the Marren Barrier wrote to the environment department in February and again in May to say that gate three might not last another winter.',
  trailText: 'Engineers wrote in February and again in May that gate three might not last another winter.',
  by: [by('Malik Osman'), by('Joanna Pryce', 'Lowmere')],
  dateline: 'Halmouth',
  media: drawn(
    'letter-desk',
    'The second letter, of 14 May 2026, was initialled on the day that it arrived. It had no reply.',
  ),
  body: [
    'The engineers who run the Marren Barrier told the government twice this year that the pumps of gate three could fail “without notice and without remedy on the night”, in letters seen by the *Courier*.',
    'Gate three stopped half-way for 50 minutes before dawn on Friday. Two people died in the flood that followed at Lowmere, 31 kilometres upstream, and water entered more than 4,000 homes.',
    'Both letters were signed by Harald Wynne, head of engineering at the River Authority, and addressed to the office of Nadia Rahmani, the environment secretary. The first, of 9 February, written while the year’s programme was being settled, asks for a firm date for new pumps. The second, of 14 May, says that none has come.',
    quoted(
      { speaker: 'Harald Wynne', role: 'Head of engineering, Marren River Authority', source: 'Letter of 14 May 2026' },
      'I must put on record that the standby pump of gate three has failed to start in two of its last nine tests.',
      'My staff can nurse this machine. They cannot promise it.',
    ),
    crosshead('Eleven million crowns'),
    'Replacing the pumps and the switch they share was priced at 11.4m crowns in an audit of October 2025. In February the money was moved to embankments above Eskmoor, and the work on the gate was put off to 2027.',
    'The embankments were finished in September. They held.',
    'In between, the gate went on being closed. It was raised against the tide 11 times between the first letter and last week, each time on the duty pump, with a fitter standing by. The log of one such night, in April, is among the papers seen by the *Courier*. Against “standby pump” someone has written: *slept*.',
    'A person who worked in the department at the time said the choice had been put to ministers as one between “a bank that will certainly be tested and a pump that probably will not”. The same person said that the second letter had been read, initialled and filed within a day.',
    'Dame Alison Crewe, the retired judge who is expected to lead an inquiry, will have the power to call for the papers. The Social Alliance wants them before polling day. “Eleven days is long enough to open a drawer,” said Daniel Ferrow, its leader.',
    see('barrier-explained', 'How the Marren Barrier works, and what stopped gate three'),
    see('barrier-deferred', 'From our archive, February 2026: barrier pumps must wait until 2027'),
  ],
  later: [
    {
      at: '2026-11-22T11:40:00Z',
      change: 'correction',
      note: 'An earlier version of this report, and its headline, said that the minister had ignored both letters. The department answered the first on 3 March, and has shown us its reply. It did not answer the second. The headline and the address of this page have been changed.',
      furniture: {
        headline: 'Two letters warned that gate three could fail before the winter was out',
        shortHeadline: 'Two letters warned that gate three could fail',
        slug: 'two-letters-warned-that-gate-three-could-fail',
      },
      swap: [
        [
          'The second, of 14 May, says that none has come.',
          'A reply of 3 March promised one “in the summer programme”. The second, of 14 May, says that none has come; it was not answered.',
        ],
      ],
    },
    {
      at: '2026-11-22T16:10:00Z',
      change: 'update',
      note: 'Adds the response of the environment secretary.',
      furniture: { topics: ['marren-floods', 'election-2026', 'ruth-calloway', 'daniel-ferrow'] },
      after: [
        [
          'A person who worked',
          'Ms Rahmani said on Sunday that she had seen the first letter but not the second. “That is an explanation and not an excuse,” she told reporters in Halmouth. “My name is on the door.” Asked whether she would resign, she said the inquiry should be allowed to begin.',
          pull(
            'That is an explanation and not an excuse. My name is on the door.',
            'Nadia Rahmani',
            'Environment secretary',
          ),
        ],
      ],
      swap: [['who is expected to lead an inquiry', 'who was named on Sunday to lead an inquiry']],
    },
    {
      at: '2026-11-22T18:25:00Z',
      change: 'minor',
      swap: [
        [
          'above Eskmoor, and the work on the gate was put off to 2027',
          'above Eskmoor, and the gate was put off to 2027',
        ],
      ],
    },
  ],
};

const lyleOilCan: Written = {
  name: 'lyle-oil-can',
  kind: 'opinion',
  at: '2026-11-22T07:00:00Z',
  section: 'politics',
  alsoIn: ['international'],
  topics: ['marren-floods', 'election-2026'],
  kicker: 'Hester Lyle',
  headline: 'Nobody ever cut a ribbon on an oil can',
  standfirst: 'We build splendidly in this country, and then we go home. A stuck gate is what going home looks like.',
  by: [by('Hester Lyle')],
  body: [
    'There is a brass plate on the north pier of the Marren Barrier with eleven names on it. A king is there, and a minister, and a bishop who blessed the hinges. I went to read it yesterday. Nowhere does it name anyone who has greased them since.',
    'I do not blame the plate. You cannot ask a king to come back every second Thursday with an oil can. But somebody did come, for 32 years, and in February that somebody sat down and wrote to the capital, and in May wrote again. “My staff can nurse this machine,” Harald Wynne told the department. “They cannot promise it.” I have read a good deal of prose by ministers this week and none of it is as good as that.',
    pull(
      'My staff can nurse this machine. They cannot promise it.',
      'Harald Wynne',
      'Head of engineering, Marren River Authority',
    ),
    'The money went to the embankments instead. They are good embankments. They have a footpath on top and a sign with a heron on it, and they were opened, in September, by a person with scissors. That is not corruption. It is not even stupidity. It is just how the eye works: it goes to what is new, and a thing that goes on working is invisible until the minute it stops.',
    'For ninety minutes last Wednesday four people who would like to run this country stood in a studio and told us what they would begin. I have been through the transcript. They would begin a railway, a freeze, a fund, a review and a national conversation. The word “repair” occurs once, when Mr Ketley’s microphone failed.',
    'My mother cleaned a school. She used to say that you could tell what a headmaster was like from the backs of the radiators, since only two sorts of people ever see them: children who have dropped something, and whoever has to get down on their knees. I have visited four hospitals, two prisons and a Treasury with that sentence in my bag, and it has not been wrong yet.',
    'So here is a modest proposal, for whichever of them wins. Keep the ribbons. But for each one you cut, sign for one old thing as well: a pump, a sewer, a roof, a signal box. Put your name on it, and the date when somebody last looked at it, and leave room underneath.',
    'It would be a dull plate. It would have been worth, by Professor Boateng’s reckoning, several hundred doorsteps.',
  ],
};

const barrierDeferred: Written = {
  name: 'barrier-deferred',
  at: '2026-02-12T17:20:00Z',
  section: 'politics',
  headline: 'Barrier pumps must wait until 2027 as valley embankments come first',
  shortHeadline: 'Barrier pumps must wait until 2027',
  standfirst:
    'The River Authority’s budget moves 11.4m crowns from the Marren Barrier to 16 kilometres of banks above Eskmoor.',
  by: [by('Joanna Pryce')],
  dateline: 'Halmouth',
  body: [
    'New pumps for the Marren Barrier will not be fitted before 2027, the River Authority said on Thursday, as it agreed a budget that puts farm and village embankments first.',
    'The 11.4m crowns set aside for gate three will go instead to 16 kilometres of banks between Eskmoor and Sallow Bridge, where some 300 homes were flooded in 2024. An audit last October had called the gate’s pumps “beyond economic repair”.',
    '“It is a question of which risk is nearer,” said Nadia Rahmani, the environment secretary. “The valley has flooded three times in six years. The barrier has never failed.”',
    'Colin Strand, the authority’s chief executive, said the pumps would be tested each month until they were replaced. The budget passed by nine votes to four.',
  ],
  later: [
    {
      at: '2026-11-21T15:00:00Z',
      change: 'clarification',
      note: 'This report of February 2026 said that the River Authority agreed to the delay. Its board did, by nine votes to four; its engineers had advised against it, and their paper was not public at the time.',
      furniture: { topics: ['marren-floods'] },
      after: [
        [
          'Colin Strand, the authority',
          '*Added in November 2026: the board’s engineering committee had recommended on 29 January that the pumps be replaced “before any winter work elsewhere”.*',
        ],
      ],
    },
  ],
};

const pollAfterFlood: Written = {
  name: 'poll-after-flood',
  kind: 'analysis',
  at: '2026-11-22T13:30:00Z',
  section: 'politics',
  topics: ['election-2026', 'ruth-calloway', 'daniel-ferrow', 'marren-floods'],
  kicker: 'Analysis',
  headline: 'One point, eleven days: what the first poll since the flood can tell us, and what it cannot',
  shortHeadline: 'What the first poll since the flood tells us',
  standfirst:
    'The Social Alliance leads for the first time in this parliament. The lead is smaller than the poll’s own uncertainty, but the movement underneath it is not.',
  trailText: 'The Social Alliance leads for the first time, by less than the poll’s own uncertainty.',
  by: [by('Malik Osman')],
  body: [
    'Governments have lost elections over floods, and others have won them standing in one. It takes rubber boots, a good coat and the sense to say little. Ruth Calloway wore all three in Ferry Lane on Sunday, and by the time she reached the end of it her party was behind.',
    '[Fairweather Research](https://fairweather.example.com/kestrey/2026-11-22) questioned 1,812 adults on Friday and Saturday, while the Marren was still in people’s kitchens. Thirty-four per cent say they will vote for the Social Alliance and 33 per cent for the Civic Union. In its poll of last week, which ended on the morning before the storm, the prime minister was three points ahead.',
    table({
      caption: 'If there were an election tomorrow, which party would you vote for? (per cent)',
      head: ['Party', '19 November', '21 November', 'Change'],
      rows: [
        ['Social Alliance', '32', '34', '+2'],
        ['Civic Union', '35', '33', '−2'],
        ['Land and Water', '12', '12', '0'],
        ['Orran League', '4', '4', '0'],
        ['Others', '17', '17', '0'],
        ['All', '100', '100', '0'],
      ],
      source: 'Fairweather Research, 1,812 adults; margin of error ±2.3 points',
    }),
    crosshead('What moved'),
    'Not, on the whole, the people who were flooded. Lowmere and its valley fill one district and a half out of 150, and there were 18 of their voters in the sample: too few to say anything about. The movement is in the Halmouth suburbs, among people who have a mortgage, no river, and a memory of promises.',
    'Asked which party they trust “to keep things working”, those voters preferred the Civic Union by 14 points in September and prefer it now by one. It was the only question on which the party had led all year. It is also, more or less, the sentence printed on the side of its bus.',
    '“Competence is the one thing a government cannot borrow from its opponents’ mistakes,” said Dr Petra Lindqvist, who teaches politics at Carrowby. “Either the gate goes up or it doesn’t.”',
    pull('Either the gate goes up or it doesn’t.', 'Petra Lindqvist', 'Lecturer in politics, University of Carrowby'),
    crosshead('What did not'),
    'Mr Ferrow himself. His own rating is where it was in August: 38 per cent think him ready to be prime minister, 44 do not. His party has gained by standing still with clean hands, and his advisers know how that sounds. There is a reason he has been to Lowmere once, without cameras, and left a box of batteries.',
    'Then there is arithmetic. There are 251 seats in the Assembly, and 126 make a majority. The Civic Union has 128 and has governed on its own. On these figures, spread evenly, it would fall to about 109 and the Alliance rise to about 112. The Orran League would hold 11, Land and Water ten, and everyone else nine.',
    bullets(
      '**Alliance with the Orran League**: about 123, three short.',
      '**Civic Union with the Orran League**: about 120, six short.',
      '**Either of them with the League and Land and Water**: 133 or 130, if two such parties can sit in one room.',
    ),
    crosshead('Eleven days'),
    'A poll taken in the week of a disaster measures the disaster. In 2009, after the Skarness rail crash, the government lost five points in four days and had them back within the month. This month is not going to be that long.',
    'On Wednesday the River Authority publishes the log of its control room. On Thursday the Bank’s governor speaks, as she does each November, on the state of households. Neither date was chosen with an election in mind. Both may decide it.',
    see('barrier-letters', 'The letters about gate three'),
    see('debate', 'Four lecterns, ninety minutes, one question nobody would answer'),
  ],
  later: [
    {
      at: '2026-11-22T15:05:00Z',
      change: 'clarification',
      note: 'The seat figures in this analysis assume the same change in every district. An earlier version did not say that Fairweather Research makes no such projection itself; the calculation is ours.',
      swap: [
        [
          'On these figures, spread evenly, it would fall',
          'By our own reckoning (Fairweather makes none), and if the change were the same everywhere, it would fall',
        ],
      ],
    },
  ],
};

const floodVoting: Written = {
  name: 'flood-voting',
  kind: 'explainer',
  at: '2026-11-21T12:15:00Z',
  section: 'politics',
  topics: ['election-2026', 'marren-floods'],
  headline: 'Flooded out? You can still vote. Here is how',
  standfirst:
    'Some 6,400 voters in the Marren valley will not be sleeping at their own address on 3 December. The rules have been changed for them, for the first time since 1947.',
  by: [by('Beth Carrick')],
  body: [
    keyPoints(
      'Your vote stays where your home is, however long you are away from it',
      'You can ask for a postal vote until **noon on Monday 30 November**, three days later than everyone else',
      'With a letter from the rest centre you may vote at any polling station in the country',
    ),
    crosshead('I have had to leave. Where do I vote?'),
    'At home, in the eyes of the law. Moving to a relative’s sofa does not move you on the register, and you should not register again at the new place. If it is easier, vote by post.',
    crosshead('How do I get a postal vote now?'),
    numbered(
      'Ring the Returning Office on any day between 08:00 and 20:00, or go to its desk at the Corn Hall.',
      'Give your own address and the one you are staying at. Nobody will ask for a form.',
      'The ballot comes by courier, and a courier will fetch it again.',
    ),
    'Samina Holt, the chief returning officer, used a section of the Elections Act that has lain unused since the great frost. “Nobody is going to lose their vote because they lost their letter box,” she said on Saturday.',
    crosshead('My polling station is under water'),
    'Four of the eleven in Lowmere are. Their voters go elsewhere, and a bus will run between the old door and the new one every 20 minutes.',
    table({
      caption: 'Where to vote instead',
      head: ['Instead of', 'Go to', 'Voters'],
      rows: [
        ['St Brannoc’s Hall', 'The Corn Hall, north door', '1,940'],
        ['Mill Street School', 'Fire station, Upper Town', '2,215'],
        ['Rowing club', 'The Corn Hall, south door', '1,180'],
        ['Ferry Lane Institute', 'Eskmoor Road garden centre', '1,665'],
        ['All four', 'Three places', '7,000'],
      ],
      source: 'Returning Office',
    }),
    crosshead('What if I need help to mark the paper?'),
    'Any adult may go into the booth with you, and may do so for two people at most. Staff at the polling station can read the paper aloud.',
    factBox(
      'Where to ask',
      ['The Returning Office answers in English and in sign language by video.'],
      [
        'Web: [returning-office.example.org/flood](https://returning-office.example.org/flood)',
        'In person: the Corn Hall, Lowmere, 07:00 to 23:00',
      ],
    ),
  ],
  later: [
    {
      at: '2026-11-22T10:00:00Z',
      change: 'update',
      note: 'The garden centre on Eskmoor Road cannot be used. Voters of Ferry Lane should go to the bus depot.',
      swap: [['Eskmoor Road garden centre', 'Bus depot, Station Road']],
    },
  ],
};

const ferrowBus: Written = {
  name: 'ferrow-interview',
  kind: 'interview',
  at: '2026-11-14T07:30:00Z',
  section: 'politics',
  topics: ['daniel-ferrow', 'election-2026', 'carrowby', 'cost-of-living'],
  kicker: 'Interview',
  headline: 'Daniel Ferrow: “I would rather be slow than sorry”',
  standfirst:
    'The leader of the Social Alliance has taken the replacement bus home every Friday since the viaduct closed. On the last of them he talked to us about caution, his mother’s ledger, and why he will not say the word landslide.',
  by: [by('Malik Osman')],
  body: [
    'He has a seat he likes, upstairs, at the front, on the river side. The driver knows it and so do the regulars, who have had 19 months to get used to him and no longer lower their voices.',
    'Daniel Ferrow is 52 and may be prime minister in three weeks. He has led the Social Alliance for five years, in which he has removed from it a nationalised coal board, a four-day week and eleven members of his own front bench. He did not raise his voice about any of them. This is either his great strength or, as one of the eleven told me, “like being run over by a milk float”.',
    'He has heard that. “A milk float gets round,” he says.',
    crosshead('The ledger'),
    'His mother kept the canteen at the Wend mills, and with it a ledger in which every spoon was accounted for. He has it still. When the mills closed she was short by two forks and paid for them. “I know it’s a story that politicians tell,” he says. “But I have the receipt.”',
    'It explains a good deal. The Alliance’s programme this year runs to 44 pages, nine of them tables. Asked for the one thing he wants to be remembered for, he says a national register of damp. Is that a vision? “Ask somebody with a chest.”',
    quoted(
      { speaker: 'Daniel Ferrow', role: 'Leader of the Social Alliance' },
      'People say be bold. In my experience the bold are very seldom there when the bill arrives. I would rather be slow than sorry.',
    ),
    crosshead('Too little?'),
    'Outside Carrowby the bus goes down into the valley of the Wend and under the viaduct, which trains are to cross again in the morning, and he stops talking to look up at it. His left wing says that he has so little to offer that winning would be wasted on him. He takes this more seriously than I expected.',
    '“They might be right about the size of it,” he says at last. “I don’t think they’re right about the order. You mend the roof, and then people will listen to you about the garden.”',
    pull(
      'You mend the roof, and then people will listen to you about the garden.',
      'Daniel Ferrow',
      'Leader of the Social Alliance',
    ),
    'He is less comfortable on the Orran ferries. He was transport spokesman in 2019 and praised the order. Should he have asked harder questions? “Yes.” We wait. “That was the whole answer.”',
    crosshead('Home'),
    'At the bus station in Carrowby it is raining and there is nobody to meet him, by his own wish. He has two teenage daughters who will, he says, do him the honour of not looking up. He will cook; there is a fish.',
    'I ask about the word his canvassers have begun to use. He winces, and puts on his hat. “Mudslide, did you say? I thought I heard mudslide. Good night.”',
    factBox(
      'Daniel Ferrow',
      [],
      [
        'Born in Carrowby in 1974, the second of three children',
        'Worked as a tribunal lawyer for the Dockers’ Union, 1998–2011',
        'In the Assembly for Carrowby West since 2011',
        'Leader of the Social Alliance since 2021',
      ],
    ),
  ],
};

/** The last fortnight of the campaign, and the papers that came to light in it. */
export const election: Written[] = [
  barrierLetters,
  lyleOilCan,
  barrierDeferred,
  pollAfterFlood,
  floodVoting,
  ferrowBus,
];
