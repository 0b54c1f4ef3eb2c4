import { crosshead, divider, drawn, factBox, keyPoints, pull, quoted, see, table } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const crownedHead: Written = {
  name: 'crowned-head',
  kind: 'explainer',
  at: '2026-11-18T12:00:00Z',
  section: 'culture',
  topics: ['kivanda'],
  headline: 'After the drums, whose is the king in the next room?',
  standfirst:
    'Halmouth Museum has changed its rules and begun to give things back. Its most famous face is a harder case: nobody knows where he is from.',
  by: [by('Idris Bowen')],
  media: drawn(
    'bronze-head',
    'The Crowned Head in the third gallery. He is on stamps, tea towels and the 20-crown note.',
  ),
  body: [
    keyPoints(
      'A law of March lets the museum return what was taken by force, by trick or under threat',
      'Of 91,000 objects from abroad, 1,140 are being looked into',
      'For 212 of those nobody can say who ought to be asked',
    ),
    crosshead('Who is he?'),
    'A king, by the crown; cast in one piece, by masters, some time in the 14th century. A ship’s surgeon left him to the museum in 1871 in a tea chest, with a note: “Bought of a Frenchman.” There were seven ports on the ship’s route, in four of today’s countries.',
    'Three of them have cast bronze in that way. Chemistry may settle it. Lead from different mines leaves a different mark, and samples the size of a grain of salt have been sent to laboratories in Senkai and Carrowby.',
    crosshead('How does the museum decide?'),
    'A panel of five sits in private and publishes its reasons. It asks how the thing left, whether anyone who could say no was asked, and who has the best claim now. It has ruled 26 times since March.',
    table({
      caption: 'Rulings so far',
      head: ['Outcome', 'Cases', 'Objects'],
      rows: [
        ['Returned', '11', '94'],
        ['Shared, or lent without term', '6', '203'],
        ['Kept', '5', '17'],
        ['Nobody found to ask', '4', '9'],
        ['All', '26', '323'],
      ],
      source: 'Returns Panel, Halmouth Museum',
    }),
    crosshead('Could three countries share a king?'),
    'It has been proposed. He would travel, four years in each, with Halmouth last. “A head of state is used to that,” said Dr Oluchi Barnard, who keeps the gallery. She did not seem to be wholly joking.',
    see('kivanda-drums', 'The drums that Halmouth could not play are going home to Kivanda'),
  ],
};

const sarnCello: Written = {
  name: 'interview-sarn',
  kind: 'interview',
  at: '2026-11-15T10:00:00Z',
  section: 'culture',
  kicker: 'Interview',
  headline: 'Wilhelmina Sarn at 84: “I have begun to hear the ends of notes”',
  shortHeadline: 'Wilhelmina Sarn hears the ends of notes',
  standfirst:
    'The cellist has given up flying, teaching and the fast movements. She is playing better than ever, and would like to know why.',
  by: [by('Eleanor Voss', 'Eskmoor')],
  media: drawn('cellist', 'Wilhelmina Sarn practises with her eyes closed. “There is nothing to see,” she says.'),
  body: [
    'She is in the garden when I come, in an evening dress, up a ladder. The dress is for warmth. The pears will not wait.',
    'Wilhelmina Sarn first played in public in 1950, at eight, and stopped at 70 because her left hand did. Then at 81 she began again. The three records she has made since then, of slow music only, have sold more than the 40 before them.',
    '“It is a confidence trick,” she says, pouring tea. “I took out everything I can’t do. What was left turned out to be the music.”',
    pull('I took out everything I can’t do. What was left turned out to be the music.', 'Wilhelmina Sarn', 'Cellist'),
    crosshead('The hand'),
    'It has arthritis in two fingers. She had to learn a new way of shifting, from the shoulder, out of a book for beginners. Did that not humble her? “I should think so. I found I’d been doing it wrong for 60 years.”',
    'What has changed is the listening. She had always, she says, been on her way to the next note. Now she cannot get there as quickly, and so she stays.',
    quoted(
      { speaker: 'Wilhelmina Sarn' },
      'A note has a beginning, where everyone is looking, and then a long middle. And it has an end, where it turns into the room. I never heard that. I was busy.',
    ),
    'On 6 December she plays in St Brannoc’s, Lowmere, for its roof. The church has bad seats and a long echo; she asked for it because of the echo.',
    'She goes back up the ladder. I am handed pears.',
  ],
  later: [
    {
      at: '2026-11-21T16:20:00Z',
      change: 'update',
      note: 'The concert of 6 December has been moved from St Brannoc’s, which is flooded, to the Corn Hall. It had been planned for the church roof; it is now for the flood fund.',
      swap: [
        [
          'On 6 December she plays in St Brannoc’s, Lowmere, for its roof. The church has bad seats and a long echo; she asked for it because of the echo.',
          'On 6 December she was to have played in St Brannoc’s, Lowmere, for its roof. She will play in the Corn Hall, among the beds, at bedtime. She rang on Saturday to say that she thinks it might be better.',
        ],
      ],
      furniture: { topics: ['marren-floods'] },
    },
  ],
};

const nightLibrary: Written = {
  name: 'night-library',
  at: '2026-11-19T07:00:00Z',
  section: 'culture',
  topics: ['cost-of-living'],
  headline: 'Halmouth’s great library tried staying open all night. It was full by eleven',
  shortHeadline: 'The library that stays open all night',
  standfirst: 'They came for the warmth, the quiet and the lamps. Some of them read.',
  by: [by('Nell Ashby')],
  dateline: 'Halmouth',
  media: drawn(
    'reading-room',
    'The domed reading room has 288 seats. On Tuesday night 271 of them were taken at three in the morning.',
  ),
  body: [
    'At a quarter past two in the morning the only sound in the reading room of the National Library is a man turning over a page of tide tables. He is a retired pilot. His flat, he explains in a whisper, is 11 degrees.',
    'The library began on 2 November to keep its doors open through the night, on trial, until the clocks change. It had reckoned with students and 60 people. In the first fortnight there were 219 on an average night, and students were a third of them.',
    'The rest are nurses coming off, bakers going on, a woman writing a letter to her landlord with the help of four volumes of housing law, and a good many for whom it is simply the largest warm room in the city. The rule is that you must have a book in front of you. It need not be the right way up.',
    '“I was asked if we are a library or a shelter,” said Halina Frost, the librarian. “I said that I had never understood the difference.”',
    pull(
      'I was asked if we are a library or a shelter. I said that I had never understood the difference.',
      'Halina Frost',
      'National Librarian',
    ),
    'It costs 1,900 crowns a night, chiefly for heat and two porters. There has been no trouble but snoring. Loans are up by 14 per cent; the most wanted title between midnight and six is a history of sleep.',
  ],
};

const marchettiFarewell: Written = {
  name: 'marchetti-farewell',
  at: '2026-11-20T23:10:00Z',
  section: 'culture',
  headline: 'No speech, one encore: Leopold Marchetti puts down his stick',
  standfirst:
    'After 29 seasons with the Halmouth Philharmonic its conductor bade goodbye to a hall with 400 empty seats, each of them paid for.',
  by: [by('Eleanor Voss')],
  dateline: 'Halmouth',
  media: drawn('orchestra', 'Leopold Marchetti and the Philharmonic under the organ of the Guildhall on Friday.'),
  body: [
    'They had thought of cancelling. Six of the players live in Lowmere, and two of those had come in borrowed tails; no train had run from the valley since Thursday. But the orchestra voted at noon, and at half past seven on Friday Leopold Marchetti walked out for the last time as its conductor and found 400 seats in the middle of the stalls with nobody in them.',
    'They belonged to the flooded, and to people cut off by the flood. Not one had asked for the money back. Mr Marchetti, who is 76, looked at the gap for as long as it takes to read this sentence, and gave the upbeat.',
    'He had chosen no showpiece. There was a serenade, and the symphony that he did in his first week, in 1997, when the leader told him it would never work at that speed. It was quicker on Friday.',
    'At the end he shook every hand on the platform, which took 11 minutes, and for an encore asked the audience what they would like. Somebody called out for Lowmere’s own hymn. It is not a good tune. The brass stood up for it.',
    'His successor, Ayaka Morisaki, begins in September. She was in the second row of the gallery, with a score, and did not turn the pages.',
  ],
  later: [
    {
      at: '2026-11-21T09:30:00Z',
      change: 'correction',
      note: 'The caption first placed the concert in the Guildhall. The Halmouth Philharmonic plays at the Exchange.',
      swap: [['under the organ of the Guildhall on Friday', 'under the organ of the Exchange on Friday']],
    },
  ],
};

const nineDoors: Written = {
  name: 'review-nine-doors',
  kind: 'review',
  at: '2026-11-19T23:30:00Z',
  section: 'culture',
  kicker: 'Theatre',
  headline: 'A house of doors with nobody to shut them',
  standfirst:
    'The Quay Theatre’s Which of Us Went Out has a set that everyone will talk about and a performance that they should.',
  by: [by('Eleanor Voss')],
  media: drawn('stage-light', 'Maud Ellery and Tobin Nance in “Which of Us Went Out” at the Quay.'),
  body: [
    'Doors hang in the dark like washing. There is no wall between them. A wife and her husband, or a husband and his ghost, or possibly a landlord (I changed my mind twice) go in at one and come out by another, and in ninety minutes nobody manages to be in the same room as anyone else.',
    '*Which of Us Went Out* is a first play by Carys Denholm, who is 26 and used to fit kitchens. She knows what people say with their backs turned. “I’m not leaving,” says Maud Ellery, in red, with her hand on the seventh door. “I’m only checking that it opens.”',
    'Ms Ellery has been good for 20 years in parts that did not deserve it. This one does. Watch her listen: she has a way of tilting her head at a footstep that tells you whose it was, what they owe her, and whether she will mention it.',
    'Against that, the eighth and ninth doors. The play has made its point by then and goes on to make it in blue light. A braver management would lose a quarter of an hour.',
    divider(),
    '*Quay Theatre, Halmouth, until 9 January. Captioned performances on 26 November and 10 December.*',
    factBox(
      'In short',
      ['Four stars out of five.'],
      ['Ninety minutes, no interval', 'Seats from 12 crowns; under-26s pay 5'],
    ),
  ],
  later: [
    {
      at: '2026-11-20T08:15:00Z',
      change: 'minor',
      swap: [['goes on to make it in blue light', 'goes on to make it again in blue light']],
    },
  ],
};

/** Halls, stages and galleries, and the people who keep them open. */
export const arts: Written[] = [crownedHead, sarnCello, nightLibrary, marchettiFarewell, nineDoors];
