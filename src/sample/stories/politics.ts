import {
  bullets,
  crosshead,
  drawn,
  factBox,
  keyPoints,
  numbered,
  pull,
  quoted,
  see,
  table,
  timeline,
} from '../desk/blocks.ts';
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
  body: [
    'The engineers who run the Marren Barrier told the government twice this year that the pumps of gate three could fail “without notice and without remedy on the night”, in letters seen by the *Courier*.',
    'Gate three stopped half-way for 50 minutes before dawn on Friday. Two people died in the flood that followed at Lowmere, 31 kilometres upstream, and water entered more than 4,000 homes.',
    'Both letters were signed by Harald Wynne, head of engineering at the River Authority, and addressed to the office of Nadia Rahmani, the environment secretary. The first, of 9 February, asks for a firm date for new pumps. The second, of 14 May, says that none has come.',
    quoted(
      { speaker: 'Harald Wynne', role: 'Head of engineering, Marren River Authority', source: 'Letter of 14 May 2026' },
      'I must put on record that the standby pump of gate three has failed to start in two of its last nine tests.',
      'My staff can nurse this machine. They cannot promise it.',
    ),
    crosshead('Eleven million crowns'),
    'Replacing the pumps and the switch they share was priced at 11.4m crowns in an audit of October 2025. Two months later the money was moved to embankments above Eskmoor, and the work on the gate was put off to 2027.',
    'The embankments were finished in September. They held.',
    'A person who worked in the department at the time said the choice had been put to ministers as one between “a bank that will certainly be tested and a pump that probably will not”. The same person said that the second letter had been read, initialled and filed within a day.',
    'Dame Alison Crewe, the retired judge who is expected to lead an inquiry, will have the power to call for the papers. The Social Alliance wants them before polling day. “Eleven days is long enough to open a drawer,” said Daniel Ferrow, its leader.',
    see('barrier-explained', 'How the Marren Barrier works, and what stopped gate three'),
    see('barrier-deferred', 'From our archive, December 2025: barrier pumps must wait until 2027'),
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
    'Tern Research questioned 1,812 adults on Friday and Saturday, while the Marren was still in people’s kitchens. Thirty-four per cent say they will vote for the Social Alliance and 33 per cent for the Civic Union. A fortnight ago the prime minister was four points ahead.',
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

const lyleOilCan: Written = {
  name: 'lyle-oil-can',
  kind: 'opinion',
  at: '2026-11-22T07:00:00Z',
  section: 'politics',
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
    'For ninety minutes last Tuesday four people who would like to run this country stood in a studio and told us what they would begin. I have been through the transcript. They would begin a railway, a freeze, a fund, a review and a national conversation. The word “repair” occurs once, when Mr Aske’s microphone failed.',
    'My mother cleaned a school. She used to say that you could tell what a headmaster was like from the backs of the radiators, since only two sorts of people ever see them: children who have dropped something, and whoever has to get down on their knees. I have visited four hospitals, two prisons and a Treasury with that sentence in my bag, and it has not been wrong yet.',
    'So here is a modest proposal, for whichever of them wins. Keep the ribbons. But for each one you cut, sign for one old thing as well: a pump, a sewer, a roof, a signal box. Put your name on it, and the date when somebody last looked at it, and leave room underneath.',
    'It would be a dull plate. It would have been worth, by Professor Boateng’s reckoning, several hundred doorsteps.',
  ],
};

const fourVotes: Written = {
  name: 'four-votes-two-ships',
  kind: 'analysis',
  at: '2026-11-15T08:00:00Z',
  section: 'politics',
  topics: ['orran-ferries', 'orran-isles', 'election-2026'],
  headline: 'Four votes and two ships',
  standfirst:
    'The Orran League has kept a government alive in return for ferries that have not come. What will it ask for next time, and of whom?',
  by: [by('Ruari Sinclair', 'Stennay')],
  dateline: 'Stennay',
  media: drawn(
    'ferry-storm',
    'The Haldis, 34 years old, on the Stennay crossing. She was in port with a cracked bow door for 19 days of October.',
  ),
  body: [
    'On the wall of the harbour office in Stennay hangs a framed page of the 2022 agreement between the Civic Union and the Orran League. It is one paragraph long. Somebody has underlined the words “at the earliest opportunity” in red, and somebody else has added a date under it each New Year’s Eve.',
    'The paragraph promised two ships. The *Tirrick* and the *Solan* were ordered in 2017, to sail in 2020. The first is now due in May, the second in 2028. In between, the islands’ 61,000 people depend on a vessel built when the barrier at Halmouth was a hole in the mud.',
    crosshead('A bad October'),
    'Forty-one sailings did not run last month out of 124, the worst figure since records began. Wind and tide took nine, a shortage of mates three. The rest were the *Haldis* herself: the bow door, a gearbox, and then the bow door again.',
    table({
      caption: 'Stennay crossing, October 2026',
      head: ['What became of them', 'Sailings'],
      rows: [
        ['Planned', '124'],
        ['Cancelled: weather', '9'],
        ['Cancelled: breakdown', '29'],
        ['Cancelled: crew', '3'],
        ['Ran', '83'],
      ],
      source: 'Orran Lines',
    }),
    'A cancelled boat is a late hip operation, a lorry of mussels gone soft, a funeral without the brother. “People on the mainland think it is about shopping,” said Inga Moar, who runs the slipway café. “We buried my father on the third try.”',
    crosshead('What four seats buy'),
    'More than they should, Magnus Hald, the League’s leader, cheerfully admits. With 88 of 180 seats the government has needed him on every close vote for four years. “I have been offered two roundabouts and an embassy,” he said. “I asked for a boat.”',
    pull(
      'I have been offered two roundabouts and an embassy. I asked for a boat.',
      'Magnus Hald',
      'Leader of the Orran League',
    ),
    'This time he says he will not sign a paragraph. His list is short, and it has been sent to both parties:',
    numbered(
      'A third ship, chartered by February and tied up in Stennay until the *Solan* sails.',
      'The contract for all of them moved from the ministry to an islands’ authority.',
      'A penalty, paid to islanders in fares, for every sailing lost to anything but wind.',
    ),
    'Neither has said no. The Alliance has promised the charter; the Civic Union, the authority. The penalty frightens both, since it is the only item that would cost more the worse they did.',
    'Would he really put Mr Ferrow into office? He looks out at the harbour for some time. The *Haldis* is in, and is being welded. “I would put in my grandmother,” he said, “if she had a bow door.”',
    timeline(
      'Two ships',
      ['June 2016', '2016-06', 'A replacement for the *Haldis* is promised in the Assembly.'],
      ['September 2017', '2017-09', 'Two ships are ordered from the Lannoch yard in Skarness for 188m crowns.'],
      ['2020', '2020', 'Neither sails.'],
      ['April 2026', '2026-04-16', 'The estimate for both reaches 384m crowns.'],
      ['May 2027', '2027-05', 'The *Tirrick* is due.'],
    ),
    see('ferry-bill', 'April 2026: ferries to cost twice what was agreed'),
  ],
  later: [
    {
      at: '2026-11-16T10:30:00Z',
      change: 'correction',
      note: 'The Haldis was out of service for 17 days in October, and not 19 as the caption said.',
      swap: [['for 19 days of October', 'for 17 days of October']],
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
    'The seat is the party’s second target. The Civic Union holds it by 611 votes.',
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

const barrierDeferred: Written = {
  name: 'barrier-deferred',
  at: '2025-12-04T17:20:00Z',
  section: 'politics',
  headline: 'Barrier pumps must wait until 2027 as valley embankments come first',
  shortHeadline: 'Barrier pumps must wait until 2027',
  standfirst:
    'The River Authority’s budget moves 11.4m crowns from the Marren Barrier to 16 kilometres of banks above Eskmoor.',
  by: [by('Joanna Pryce')],
  dateline: 'Halmouth',
  body: [
    'New pumps for the Marren Barrier will not be fitted before 2027, the River Authority said on Thursday, as it agreed a budget that puts farm and village embankments first.',
    'The 11.4m crowns set aside for gate three will go instead to 16 kilometres of banks between Eskmoor and Sallow Bridge, where some 300 homes were flooded last spring. An audit in October had called the gate’s pumps “beyond economic repair”.',
    '“It is a question of which risk is nearer,” said Nadia Rahmani, the environment secretary. “The valley has flooded three times in six years. The barrier has never failed.”',
    'Colin Strand, the authority’s chief executive, said the pumps would be tested each month until they were replaced. The budget passed by nine votes to four.',
  ],
  later: [
    {
      at: '2026-11-21T15:00:00Z',
      change: 'clarification',
      note: 'This report of December 2025 said that the River Authority agreed to the delay. Its board did, by nine votes to four; its engineers had advised against it, and their paper was not public at the time.',
      furniture: { topics: ['marren-floods'] },
      after: [
        [
          'Colin Strand, the authority',
          '*Added in November 2026: the board’s engineering committee had recommended on 20 November 2025 that the pumps be replaced “before any winter work elsewhere”.*',
        ],
      ],
    },
  ],
};

export const politics: Written[] = [
  barrierLetters,
  pollNarrows,
  leadersDebate,
  floodVoting,
  lyleOilCan,
  fourVotes,
  ferrowTrain,
  penwether,
  barrierDeferred,
];
