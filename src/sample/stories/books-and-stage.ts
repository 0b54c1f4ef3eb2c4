import { bullets, crosshead, divider, drawn, factBox, pull, quoted, see } from '../desk/blocks.ts';
import { by, guest } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const frozenRegisters: Written = {
  name: 'frozen-registers',
  kind: 'interview',
  at: '2026-11-22T09:30:00Z',
  section: 'culture',
  topics: ['marren-floods'],
  kicker: 'Interview',
  headline: '“Put it in with the peas”: the woman who is freezing three centuries of Lowmere',
  shortHeadline: 'The woman who is freezing three centuries of Lowmere',
  standfirst:
    'When the river came into the church vestry, Theodora Blick rang a fish merchant. She talks about wet paper, patience, and what people ask for first.',
  by: [by('Idris Bowen', 'Lowmere')],
  dateline: 'Lowmere',
  media: drawn(
    'freezing-books',
    'Theodora Blick wraps a register in the yard of the Corn Hall. The lorry belongs to a fish merchant in Halmouth.',
  ),
  body: [
    'The births, marriages and deaths of Lowmere from 1598 to 1931 are at present in Halmouth, at 30 degrees below zero, between a consignment of haddock and 600 boxes of peas.',
    'They were driven there on Friday in a fishmonger’s lorry. The idea was Theodora Blick’s. She is conservator of the county archive, she is 58, and she has waited, she says, “all my working life for a disaster, and hoped not to have one”.',
    crosshead('Why freeze a book?'),
    '“Because it stops the clock. Wet paper is all right. Wet paper is how paper is made. What ruins it is day three, when the mould wakes up, and day five, when the pages decide they would like to be a brick. In a freezer there is no day three.”',
    'Afterwards the books go into a vacuum chamber, where the ice turns to vapour without ever being water again. There is one such chamber in the country. It belongs to a maker of instant coffee, and is booked for her from Christmas.',
    quoted(
      { speaker: 'Theodora Blick', role: 'Conservator, Marren County Archive' },
      'People apologise to me for it. They come with a carrier bag and say that it’s only the family Bible.',
      'I tell them all the same. Do not open it, do not dry it on the radiator, put it in with the peas.',
    ),
    crosshead('What was lost?'),
    'Less than she feared. The vestry safe let in water and kept out mud, which is the better way round. Of 212 volumes, nine are in what she calls a conversation: the ink was made cheaply, with iron, and has begun to move.',
    'One of the nine is the burial register for 1929, with the names of the 14 people drowned in the flood of that December. It had been copied, by hand, in the 1950s, by a schoolteacher who was thought a bore. “We’re all going to be very polite about her from now on,” Ms Blick says.',
    crosshead('And the town’s own things?'),
    'On Saturday she set up a table in the Corn Hall with a roll of freezer bags. In five hours 138 people came. She kept a list of what they brought, which she shows me, since it seems to her a document too.',
    bullets(
      'Photographs: 88 lots, most of them weddings',
      'Letters: 31',
      'Recipe books: 17',
      'A christening robe, which is not paper, but she took it',
      'One set of proofs of a novel, unfinished, whose owner asked that it not be read',
    ),
    'What do they ask first? I expect her to say: can it be saved? She shakes her head. “They ask if it’s worth saving. That is the whole flood, in my view. Somebody stands there with their mother’s handwriting and wonders if they are making a fuss.”',
    pull(
      'They ask if it’s worth saving. That is the whole flood, in my view.',
      'Theodora Blick',
      'Conservator, Marren County Archive',
    ),
    'It is, she tells them. It goes in with the peas.',
    factBox(
      'Wet books and photographs',
      ['The archive’s advice in short; the long form is at [wetpaper.example.org](https://wetpaper.example.org/).'],
      [
        'Do not open, separate or wipe',
        'Rinse mud off photographs in clean cold water, and stop there',
        'Wrap each book in greaseproof paper; freeze flat',
        'Bring it to the Corn Hall, 10:00 to 16:00, until 6 December',
      ],
    ),
  ],
  later: [{ at: '2026-11-22T10:45:00Z', change: 'minor', swap: [['She shakes her head. “They ask', 'No. “They ask']] }],
};

const barleyVote: Written = {
  name: 'review-barley-vote',
  kind: 'review',
  at: '2026-11-14T11:00:00Z',
  section: 'culture',
  topics: ['carrowby'],
  kicker: 'Theatre',
  headline: 'The Barley Vote: three hours, one sack, and not a minute too long',
  shortHeadline: 'The Barley Vote at the Mill, Carrowby',
  standfirst: 'At the Mill in Carrowby a forgotten play about hunger turns out to have been waiting for us.',
  by: [by('Eleanor Voss', 'Carrowby')],
  body: [
    'There is a sack on the stage when you come in. It is still there three hours later, and nobody has opened it, and you would give your coat to know what it weighs.',
    '*The Barley Vote* was written in 1931 by Agnes Thirlby, a schools inspector, and had been put on twice before last night, once by a company that went bankrupt in the interval. A village has one sack of barley and a choice: eat it, or sow it. That is the plot. Thirlby’s stroke is to let us like the people who want to eat.',
    'Dara Lonsdale directs it at the pace of a cold spring, and it takes nerve. The first act has perhaps 200 words. We watch them mend a harrow; we learn who is related to whom by who will share a bench. When somebody at last raises her voice, in the second act, a man in front of me said “oh” as though he had been called on.',
    crosshead('Two performances'),
    'As the reeve, who must decide, Joss Umber gives the kind of performance that gets called quiet by people who were not listening. He does it all with his hands, which are forever weighing things. Against him Philippa Grane, as the widow with four children, is a gale. “You would plant them,” she says of the children, looking at the seed, “if you thought they would come up.”',
    'I have two complaints. The music, for saw and harmonium, tells us what to feel a bar before we feel it. And the programme prints an essay on the barrier, food banks and the fate of nations, as if a play that is about everything needed help.',
    'Never mind. Go, and take somebody you have been arguing with about money.',
    divider(),
    '*The Mill, Carrowby, until 12 December. Seats from 9 crowns; Tuesdays are pay-what-you-like.*',
  ],
  later: [
    {
      at: '2026-11-16T09:00:00Z',
      change: 'correction',
      note: 'The widow in The Barley Vote is played by Philippa Crane, not Grane. We apologise to her.',
      swap: [['Philippa Grane', 'Philippa Crane']],
    },
  ],
};

const novelReview: Written = {
  name: 'review-lighthouse-accounts',
  kind: 'review',
  at: '2026-11-21T07:00:00Z',
  section: 'culture',
  topics: ['orran-isles'],
  kicker: 'Fiction',
  headline: 'A novel in the form of a bill',
  standfirst: 'Solveig Marwick’s Lighthouse Accounts makes an epic out of paraffin, flour and postage.',
  by: [guest('Ambrose Teale', 'Novelist and critic')],
  body: [
    'The lighthouse keepers of Skerry Muckle sent their accounts to the mainland each quarter, and for 71 years somebody in an office checked them and wrote *seen* at the foot. From this unpromising paper Solveig Marwick has made the best Orran novel since her own last.',
    'It has no chapters. It has entries. “To flour, 2 stone, 1 stone lost in landing.” “To one window, replaced. To one ditto.” You read the first pages as one reads a till receipt, with your thumb over the total, and by page 30 you have understood that window, and why there were two of them, and would like to sit down.',
    'Marwick’s trick is that nobody may say anything that does not cost money. A marriage arrives as a second pair of boots. When the youngest keeper’s letters stop we know it only by the stamps. There is a death in here, told in nails, that I will not forget.',
    'Does it pall? In the war years, a little; she has done a great deal of research on wicks. And the clerk on the mainland, who is given three pages of his own at the close, is asked to carry more redemption than a man with a rubber stamp can lift.',
    'But the last entry is a wonder. I looked twice to see how it was done. It is for one box of matches, and it has been crossed out.',
    '*Lighthouse Accounts by Solveig Marwick. Fersay Press, 288 pages, 21 crowns.*',
  ],
};

const obitHarl: Written = {
  name: 'obit-jonas-harl',
  kind: 'obituary',
  at: '2026-11-19T10:00:00Z',
  section: 'culture',
  topics: ['carrowby'],
  kicker: 'Obituary',
  headline: 'Jonas Harl, who gave a country its railway voice',
  standfirst:
    'A bass who failed at opera, he recorded 834 station names in a cupboard in Carrowby and was heard by more people than any singer of his age.',
  by: [by('Idris Bowen')],
  media: drawn('station-voice', 'Carrowby Central. Jonas Harl’s recordings were first played here on 1 May 1969.'),
  body: [
    'Jonas Harl, who has died at 87, was told at 26 that he had the best low E in Kestrey and no idea what to do with it. Four years later he found a use. “The train now standing,” he said into a microphone in a broom cupboard at Carrowby Central, and went on saying it until last month.',
    'It is reckoned that he was heard some two billion times. He recorded the name of every station on the network, each in two ways, rising and falling, so that any of them could come in the middle of a sentence or at its end. The falling Eskmoor was done on the day his daughter was born, and people who grew up there say that they can tell.',
    crosshead('The cupboard'),
    'He was born in Carrowby in 1939, a loom fitter’s son. A scholarship took him to the conservatory in Halmouth and a season in the chorus nearly took him to despair: he was tall, shy and apt to arrive, vocally, after everyone else. “I was never late,” he said in his one interview, in 1988. “I was giving the others time.”',
    pull('I was never late. I was giving the others time.', 'Jonas Harl', 'Interviewed in 1988'),
    'The railway wanted somebody who could be understood under a glass roof in a gale. He worked out how by himself. High voices are lost in the steam, he noticed, and hard consonants come back off the wall, so he took both out, and left a pause before each number like a step before a door.',
    crosshead('The word he would not say'),
    'He declined only one commission. In 2003 the railway asked him to record “we apologise for the inconvenience”. He read it through and said that it could not be done sincerely more than once. They got someone else; it is her voice you hear.',
    'From 1996 he was married to Winifred Ault, a signalwoman, who survives him with the daughter of his first marriage. In his last years he was asked to bless the machine that will follow him, made from his own recordings. He listened for an hour, and asked if it might breathe.',
    'On the evening of his death the 19:04 to Penwether was announced at Carrowby by a member of staff, who stopped after the words “now standing”. So, on platform six, did everybody.',
    factBox(
      'Jonas Harl',
      [],
      [
        'Born Carrowby, 3 February 1939; died there, 14 November 2026',
        'Recorded 417 stations in two inflections: 834 names',
        'First heard: the 06:12 to Halmouth, 1 May 1969',
      ],
    ),
  ],
  later: [
    {
      at: '2026-11-20T12:00:00Z',
      change: 'update',
      note: 'Adds the arrangements for the funeral.',
      after: [
        [
          'On the evening of his',
          'His funeral is at St Olave’s, Carrowby, on 27 November at 11:00. The railway will hold all trains in the station for one minute, which will be announced.',
        ],
      ],
    },
  ],
};

const ameryHall: Written = {
  name: 'amery-parish-hall',
  kind: 'opinion',
  at: '2026-11-22T09:00:00Z',
  section: 'culture',
  topics: ['marren-floods'],
  kicker: 'Conrad Amery',
  headline: 'In praise of the ugly hall',
  standfirst: 'It is draughty, it smells of badminton, and last week it was the best building in the country.',
  by: [by('Conrad Amery')],
  body: [
    'I once sat on a jury for an architecture prize. We gave it to a concert hall like a folded swan. I have been inside it three times, and each time a person in black has asked to see my ticket.',
    'Nobody has ever given anything to the Corn Hall in Lowmere. It was put up in 1868 by men who wanted to look at barley in the dry. The proportions are wrong and the radiators knock; there is a stage, with a painted Tuscan sunset which has served since the war for Sweden, heaven and Wednesday’s whist. On Thursday night 900 people slept in it with their dogs.',
    'You will say that any large room would have done. It would not. The swan has fixed seats. The new civic centre in Carrowby has an atrium where you may stand, and a rule against lying down. What the hall had was a cupboard with 300 cups in it and a woman who knew where the key was. That is not a feature one can specify. It accrues, over about a century and a half, like limescale.',
    'Half of the parish halls standing in 1990 have gone. They were not knocked down by philistines. They were sold, kindly, one leaking roof at a time, to be six flats and a memory, and the money went to something with a better brochure. The whist moved to somebody’s front room, and then the somebody died.',
    'Hester Lyle writes elsewhere in today’s paper that nobody cuts a ribbon on an oil can. Quite so, and I would add: nobody ever made a pilgrimage to a trestle table. Yet I can think of no work of art of the past ten years that did as much for as many as that urn.',
    'Keep the swan. I like the swan. But let the next prize go to a room with a hatch in the wall, and somebody behind it, asking if you take sugar.',
    see('lyle-oil-can', 'Hester Lyle: Nobody ever cut a ribbon on an oil can'),
  ],
};

/** Stage, books, museums, and the people remembered for them. */
export const booksAndStage: Written[] = [frozenRegisters, barleyVote, novelReview, obitHarl, ameryHall];
