import { bullets, crosshead, drawn, factBox, keyPoints, numbered, pull, quoted, see, table } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const pollNarrows: Written = {
  name: 'poll-narrows',
  kind: 'analysis',
  at: '2026-11-22T13:30:00Z',
  section: 'politics',
  topics: ['election-2026', 'ruth-calloway', 'daniel-ferrow', 'marren-floods'],
  kicker: 'Analysis',
  headline: 'One point, eleven days: what the first poll since the flood can tell us, and what it cannot',
  shortHeadline: 'What the first poll since the flood tells us',
  standfirst:
    'The Social Alliance leads for the first time since March. The lead is smaller than the poll’s own uncertainty, but the movement underneath it is not.',
  trailText: 'The Social Alliance leads for the first time since March, by less than the poll’s own uncertainty.',
  by: [by('Malik Osman')],
  media: drawn(
    'assembly-dusk',
    'The Assembly from the east bank. Its members were sent home on 29 October and will not all return.',
  ),
  body: [
    'Governments have lost elections over floods, and others have won them standing in one. It takes rubber boots, a good coat and the sense to say little. Ruth Calloway wore all three in Ferry Lane on Sunday, and by the time she reached the end of it her party was behind.',
    '[Tern Research](https://tern-research.example.com/kestrey/2026-11-22) questioned 1,812 adults on Friday and Saturday, while the Marren was still in people’s kitchens. Thirty-four per cent say they will vote for the Social Alliance and 33 per cent for the Civic Union. A fortnight ago the prime minister was four points ahead.',
    table({
      caption: 'If there were an election tomorrow, which party would you vote for? (per cent)',
      head: ['Party', '2022 result', '6–7 November', '20–21 November', 'Change in a fortnight'],
      rows: [
        ['Social Alliance', '31', '32', '34', '+2'],
        ['Civic Union', '38', '36', '33', '−3'],
        ['Green Accord', '12', '14', '14', '0'],
        ['Free Liberals', '11', '11', '11', '0'],
        ['Orran League', '1', '1', '1', '0'],
        ['Others', '7', '6', '7', '+1'],
        ['All', '100', '100', '100', '0'],
      ],
      source: 'Tern Research, 1,812 adults; margin of error 2.3 points either way',
    }),
    crosshead('What moved'),
    'Not, on the whole, the people who were flooded. Lowmere and its valley fill one constituency and a half, and there were 16 of their voters in the sample: too few to say anything about. The movement is in the Halmouth suburbs, among people who have a mortgage, no river, and a memory of promises.',
    'Asked which party they trust “to keep things working”, those voters preferred the Civic Union by 14 points in September and prefer it now by one. It was the only question on which the party had led all year. It is also, more or less, the sentence printed on the side of its bus.',
    '“Competence is the one thing a government cannot borrow from its opponents’ mistakes,” said Dr Petra Lindqvist, who teaches politics at Carrowby. “Either the gate goes up or it doesn’t.”',
    pull('Either the gate goes up or it doesn’t.', 'Petra Lindqvist', 'Lecturer in politics, University of Carrowby'),
    crosshead('What did not'),
    'Mr Ferrow himself. His own rating is where it was in August: 38 per cent think him ready to be prime minister, 44 do not. His party has gained by standing still with clean hands, and his advisers know how that sounds. There is a reason he has been to Lowmere once, without cameras, and left a box of batteries.',
    'Then there is arithmetic. There are 180 seats in the Assembly, and 91 make a majority. The Civic Union won 88 in 2022 and has governed with the four of the Orran League. On these figures, spread evenly, it would fall to about 74 and the Alliance rise to about 78. Each would need company, and there is not enough of it to go round.',
    bullets(
      '**Alliance with the Green Accord**: about 93 seats, if both can agree on the Eskmoor bypass.',
      '**Civic Union with the Free Liberals and the Orran League**: about 87, which is not enough.',
      '**A minority of one kind or the other**, living from vote to vote, as in 1996.',
    ),
    crosshead('Eleven days'),
    'A poll taken in the week of a disaster measures the disaster. In 2009, after the Skarness rail crash, the government lost five points in four days and had them back within the month. This month is not going to be that long.',
    'On Wednesday the River Authority publishes the log of its control room. On Thursday the Bank’s governor speaks, as she does each November, on the state of households. Neither date was chosen with an election in mind. Both may decide it.',
    see('barrier-letters', 'The letters about gate three'),
    see('leaders-debate', 'What they said, and did not, in Tuesday’s debate'),
  ],
  later: [
    {
      at: '2026-11-22T15:05:00Z',
      change: 'clarification',
      note: 'The seat figures in this analysis assume the same change in every constituency. An earlier version did not say that Tern Research makes no such projection itself; the calculation is ours.',
      swap: [
        [
          'On these figures, spread evenly, it would fall',
          'By our own reckoning (Tern makes none), and if the change were the same everywhere, it would fall',
        ],
      ],
    },
  ],
};

const leadersDebate: Written = {
  name: 'leaders-debate',
  at: '2026-11-17T22:20:00Z',
  section: 'politics',
  topics: ['election-2026', 'ruth-calloway', 'daniel-ferrow', 'cost-of-living', 'carrowby'],
  kicker: 'Election 2026',
  headline: '“You have had four winters”: Ferrow and Calloway clash over heating bills in the only debate',
  shortHeadline: 'Leaders clash over heating bills',
  standfirst:
    'Ninety minutes in Carrowby produced one new promise, one apology and a long argument about what it costs to keep a house warm.',
  by: [by('Beth Carrick', 'Carrowby')],
  dateline: 'Carrowby',
  media: drawn(
    'lecterns',
    'The four leaders at the Wend Studios in Carrowby on Tuesday. They drew lots for the lecterns.',
  ),
  body: [
    'It took Daniel Ferrow 11 minutes to say the line he had come to say. “You have had four winters, prime minister,” he told Ruth Calloway. “People would like one of them back.”',
    'Ms Calloway, who had been expecting it, looked at her notes for the first and last time of the evening. The heating grant she brought in two years ago, she said, had reached 610,000 homes. Mr Ferrow had voted against it “on a Tuesday, I remember, because he was away on the Wednesday”.',
    'So it went, in the only debate of this campaign: quick, prepared and mostly about money. The leaders of the Green Accord and the Free Liberals, Isolde Marr and Bertrand Aske, stood at the outer lecterns and waited to be let in.',
    crosshead('The one new promise'),
    'Mr Ferrow said an Alliance government would freeze the standing charge on household energy at 22 crowns a month for two years. His party puts the cost at 340m crowns a year, to be met by a levy on network companies. Ms Calloway called it “a discount paid for by the same people’s pension funds”.',
    'Ms Marr had the night’s sharpest figure. A third of the homes that get the grant, she said, lose the heat through the roof within the hour: “We are insulating the sky.”',
    pull('We are insulating the sky.', 'Isolde Marr', 'Leader of the Green Accord'),
    crosshead('The apology'),
    'It came from Mr Aske, whose party voted in 2023 to end the country bus grant. “We took away the bus and then asked why nobody came,” he said. “It was the wrong vote and I am sorry for it.”',
    'On hospitals Ms Calloway was on firmer ground. The waiting list has fallen for three months, figures published hours before showed; she used them four times. On ferries nobody was. Asked by an audience member from Stennay when the second ship would sail, she and Mr Ferrow gave the same answer: 2028.',
    'The Orran League had not been invited, as it stands in five seats only. Its leader, Magnus Hald, watched from a public house across the road and bought a round when the ferries came up.',
    factBox(
      'Who won?',
      [
        'Tern Research asked 640 viewers straight afterwards. They are not the country: people who watch debates tend to be older, and to have made up their minds.',
      ],
      [
        'Ruth Calloway: 36 per cent',
        'Daniel Ferrow: 35 per cent',
        'Isolde Marr: 17 per cent',
        'Bertrand Aske: 5 per cent',
        'Nobody, or don’t know: 7 per cent',
      ],
    ),
    see('four-votes-two-ships', 'Four votes and two ships: why the ferries matter on the mainland'),
  ],
  later: [
    {
      at: '2026-11-18T09:45:00Z',
      change: 'correction',
      note: 'This report first said that Mr Ferrow would freeze the standing charge for two years. He said 18 months. The cost his party gives is for a full year.',
      swap: [['at 22 crowns a month for two years', 'at 22 crowns a month for 18 months']],
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
  media: drawn(
    'polling-dusk',
    'A polling station in the Marren valley at the last election. Four of Lowmere’s eleven cannot be used this time.',
  ),
  body: [
    keyPoints(
      'Your vote stays where your home is, however long you are away from it',
      'The last day to ask for a postal vote is now **Thursday 26 November, 17:00**, for flooded addresses only',
      'A lost polling card does not matter; bring yourself, and any proof of who you are',
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

const ferrowTrain: Written = {
  name: 'ferrow-interview',
  kind: 'interview',
  at: '2026-11-14T07:30:00Z',
  section: 'politics',
  topics: ['daniel-ferrow', 'election-2026', 'carrowby', 'cost-of-living'],
  kicker: 'Interview',
  headline: 'Daniel Ferrow: “I would rather be slow than sorry”',
  standfirst:
    'The leader of the Social Alliance takes the stopping train home on Fridays. He talked to us between Halmouth and Carrowby about caution, his mother’s ledger, and why he will not say the word landslide.',
  by: [by('Malik Osman')],
  media: drawn(
    'viaduct-autumn',
    'The Carrowby train on the viaduct after Penwether Junction, where Daniel Ferrow stops talking to look.',
  ),
  body: [
    'He has a seat he likes, backwards, at a table, on the river side. The guard knows it and so does the woman with the trolley, who gives him tea without milk and does not charge him for looking tired.',
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
    'After Penwether Junction the train runs over the viaduct and he stops talking to look, as everyone does. His left wing says that he has so little to offer that winning would be wasted on him. He takes this more seriously than I expected.',
    '“They might be right about the size of it,” he says at last. “I don’t think they’re right about the order. You mend the roof, and then people will listen to you about the garden.”',
    pull(
      'You mend the roof, and then people will listen to you about the garden.',
      'Daniel Ferrow',
      'Leader of the Social Alliance',
    ),
    'He is less comfortable on the Orran ferries. He was junior transport spokesman in 2017 and praised the order. Should he have asked harder questions? “Yes.” We wait. “That was the whole answer.”',
    crosshead('Home'),
    'At Carrowby it is raining and there is nobody to meet him, by his own wish. He has two teenage daughters who will, he says, do him the honour of not looking up. He will cook; there is a fish.',
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

const penwether: Written = {
  name: 'penwether-candidate',
  at: '2026-11-12T15:30:00Z',
  section: 'politics',
  topics: ['election-2026'],
  headline: 'Free Liberals drop candidate in Penwether over undeclared court case',
  shortHeadline: 'Free Liberals drop Penwether candidate',
  standfirst:
    'The party says it was not told of proceedings that began in the spring. Ballot papers have already been printed.',
  by: [by('Beth Carrick', 'Penwether')],
  dateline: 'Penwether',
  body: [
    'The Free Liberals withdrew their support on Thursday from their candidate in Penwether, Rowan Selby, after learning of a court case that had not been declared to the party.',
    'Nominations closed on 5 November, so the name will stay on the ballot paper. If elected, the candidate would sit as an independent.',
    '“We ask every candidate a plain question and we expect a plain answer,” a spokeswoman said. The candidate did not reply to our questions on Thursday. The case itself has not been heard.',
    'The seat is the party’s second target, which the Civic Union holds by 611 votes. Volunteers who had been due to deliver 9,000 leaflets on Thursday evening were told by text message to go home. Bertrand Aske, the leader, who was to have spoken in the town on Saturday, will go to Skarness instead.',
  ],
  fates: [
    {
      at: '2026-11-16T09:05:00Z',
      act: 'kill',
      reason:
        'Removed for a legal reason. A court ordered on 16 November 2026 that nothing which may identify the people in this case be published until it is over, and this report could do so.',
    },
  ],
};

/** The campaign for the Assembly of 3 December 2026. */
export const election: Written[] = [pollNarrows, leadersDebate, floodVoting, ferrowTrain, penwether];
