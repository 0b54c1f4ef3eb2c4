import { crosshead, drawn, numbered, pull, quoted, see, table, timeline } from '../desk/blocks.ts';
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

/** Government, and what it is asked to answer for. */
export const politics: Written[] = [barrierLetters, lyleOilCan, fourVotes, barrierDeferred];
