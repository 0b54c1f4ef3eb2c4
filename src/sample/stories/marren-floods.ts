import {
  bullets,
  crosshead,
  divider,
  drawn,
  embed,
  factBox,
  gallery,
  keyPoints,
  numbered,
  post,
  pull,
  quoted,
  see,
  sound,
  table,
  timeline,
} from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const lowmereCount: Written = {
  name: 'lowmere-count',
  at: '2026-11-21T18:40:00Z',
  section: 'kestrey',
  alsoIn: ['international'],
  topics: ['marren-floods'],
  kicker: 'Marren floods',
  headline: 'Lowmere counts the cost as the river falls and 3,600 homes wait to dry',
  shortHeadline: 'Lowmere counts the cost as river falls',
  standfirst:
    'Families were let back into the first streets of the flooded town on Saturday, some for an hour, to see what the Marren had left of their houses.',
  trailText: 'Families go back to the first flooded streets, some for an hour, to see what the Marren has left them.',
  by: [by('Joanna Pryce', 'Lowmere'), by('Tom Quillan', 'Halmouth')],
  dateline: 'Lowmere',
  agencies: ['Harrier Wire'],
  media: drawn(
    'lowmere-dawn',
    'Volunteers row along Tannery Row at first light on Friday, three hours after the Marren came over its banks.',
  ),
  body: [
    'The water had reached the fourth stair in Doreen Askew’s house on Tannery Row. She knows because it left a line there, brown and exact, as if drawn with a ruler.',
    'On Saturday afternoon she stood under it in borrowed boots. She had been allowed back for an hour, with a firefighter at the door and a list in her hand: her husband’s medals, the insurance papers, a tin of photographs. She found the tin.',
    'Two days after Storm Maud drove the river Marren through the middle of Lowmere, the first 11 streets of the market town were reopened to the people who live in them. Some 3,600 homes were flooded, the River Authority says, and 9,300 people spent a second night with relatives, in hotels or on camp beds in the Corn Hall.',
    'Three people died. Arthur Penhale, 78, was found in his ground-floor flat in Ferry Lane on Friday morning. Lena Brodie, 34, a delivery driver, was swept from her van on the Eskmoor road.',
    crosshead('Higher than 1987'),
    'The river stood at 6.82 metres at Lowmere Bridge at 04:35 on Friday, 41 centimetres above the mark of January 1987, until now the worst flood in the town’s records. By 17:00 on Saturday it had fallen to 4.10 metres and was going down by about six centimetres an hour.',
    'Engineers are still pumping at the substation in Mill Street, where 2,100 customers remain without power. Drinking water is safe, Marren Water says, but people in the east of the town are asked to boil it until Tuesday as a precaution.',
    '“You prepare for the river you remember,” said Gwen Tallis, the mayor. “We had boards for 1987. This was not 1987, and somebody must tell us why.”',
    pull('You prepare for the river you remember. We had boards for 1987.', 'Gwen Tallis', 'Mayor of Lowmere'),
    crosshead('Fifty minutes'),
    'That question now reaches 31 kilometres downstream. At 01:40 on Friday, with the tide rising in Halmouth, gate three of the Marren Barrier stopped half-way and stayed there for 50 minutes. The authority has confirmed that a hydraulic pump failed. It will not yet say how much the open gate added to the flood in Lowmere.',
    'Colin Strand, its chief executive, told [Harrier Wire](https://harrier-wire.example.com/) that “the overwhelming cause was rain, and nobody should think otherwise”. Ninety-four millimetres fell at Eskmoor in 24 hours, more than the whole of an average November.',
    'Nadia Rahmani, the environment secretary, said households would receive 800 crowns each “by the end of the week, without a form longer than one page”. The Social Alliance asked why a town that floods every generation had lost its full-time flood wardens in 2023.',
    drawn(
      'barrier-night',
      'Gate three of the Marren Barrier, where a pump failed as the tide rose. The gate was freed at 02:30 on Friday.',
    ),
    'Ms Askew, who is 71, moved to Tannery Row in the year of the last great flood. The house was cheap, she says, because of the line on the wall: her mother-in-law had never let anyone paint over it.',
    'She measured the new one before she left. It is a hand’s breadth higher.',
    divider(),
    '*The Corn Hall rest centre can be reached on any day between 07:00 and 23:00. The River Authority’s [flood line](https://floodline.example.org/) is open day and night.*',
    see('barrier-explained', 'How the Marren Barrier works, and what stopped gate three'),
    see('marren-live', 'The night as it happened: our live report from the valley'),
  ],
  later: [
    {
      at: '2026-11-21T20:15:00Z',
      change: 'correction',
      note: 'An earlier version of this report said that three people had died. Two deaths have been confirmed; a man reported missing in Mill Street was found safe on Friday.',
      swap: [['Three people died.', 'Two people died.']],
    },
    {
      at: '2026-11-22T08:05:00Z',
      change: 'update',
      note: 'The River Authority has raised its count of flooded homes from 3,600 to 4,200.',
      furniture: {
        headline: 'Lowmere counts the cost as the river falls and 4,200 homes wait to dry',
        topics: ['marren-floods', 'ruth-calloway'],
      },
      swap: [['Some 3,600 homes were flooded', 'Some 4,200 homes were flooded']],
    },
    {
      at: '2026-11-22T09:12:00Z',
      change: 'minor',
      swap: [
        [
          'Ninety-four millimetres fell at Eskmoor in 24 hours, more than the whole of',
          'Ninety-four millimetres fell at Eskmoor in 24 hours, close to the whole of',
        ],
      ],
    },
    {
      at: '2026-11-22T17:30:00Z',
      change: 'update',
      note: 'Adds the inquiry announced by the prime minister in Lowmere on Sunday.',
      furniture: {
        standfirst:
          'Families were let back into the first flooded streets at the weekend, and the prime minister promised an inquiry into the gate that stuck.',
        trailText:
          'Families go back to the first flooded streets, and the prime minister promises an inquiry into the gate that stuck.',
      },
      after: [
        [
          'Colin Strand, its chief',
          'On Sunday Ruth Calloway, the prime minister, walked the length of Ferry Lane with the mayor and said that Dame Alison Crewe, a retired judge, would lead an inquiry into the barrier and the warnings before it. It is to report by the end of March. “The people here are owed the truth about those 50 minutes, and they are owed it quickly,” she said.',
        ],
      ],
    },
  ],
};

const marrenLive: Written = {
  name: 'marren-live',
  kind: 'live',
  at: '2026-11-19T21:10:00Z',
  section: 'kestrey',
  topics: ['marren-floods'],
  kicker: 'Live',
  headline: 'Storm Maud: flood warnings for the whole Marren valley as tide and river meet',
  shortHeadline: 'Marren floods: live report',
  standfirst:
    'Fourteen severe warnings are in force between Eskmoor and Halmouth. High water at the barrier is due at 02:10.',
  by: [by('Nell Ashby'), by('Joanna Pryce', 'Lowmere'), by('Tom Quillan', 'Marren Barrier')],
  media: drawn('barrier-night', 'The Marren Barrier on Thursday night, shortly after gate three stopped.'),
  body: [
    keyPoints(
      'Fourteen severe flood warnings, the most ever issued for the valley',
      'People in 900 homes in Lowmere are asked to leave tonight',
      'Trains between Carrowby and Halmouth are suspended',
    ),
    post(
      { at: '2026-11-19T21:40:00Z', headline: 'The barrier is closing', by: 'Tom Quillan' },
      'The first of the six gates began to rise at 21:30. I am on the north bank, where the wind makes it hard to stand. The control room says all six will be up by 02:00, ten minutes before high water.',
    ),
    post(
      { at: '2026-11-19T21:12:00Z', headline: 'Leave now, Lowmere is told', by: 'Nell Ashby' },
      'The River Authority has asked people in Tannery Row, Ferry Lane, Mill Street and everything east of the church to leave their homes tonight. The Corn Hall is open, and pets are welcome.',
    ),
  ],
  later: [
    {
      at: '2026-11-20T02:45:00Z',
      change: 'update',
      note: 'New posts from the barrier and from Lowmere.',
      furniture: {
        headline: 'Marren floods: gate freed after 50 minutes as water enters Lowmere',
        standfirst:
          'One of six gates in the Marren Barrier stopped half-way for 50 minutes before high water. The river is now in the streets of Lowmere.',
      },
      after: [
        [
          'Fourteen severe flood',
          post(
            { at: '2026-11-20T02:34:00Z', headline: 'Gate three is up', by: 'Tom Quillan' },
            'A cheer from the control room: gate three locked at 02:30. It had stood half raised since 01:40. An engineer coming off shift, his coat running with water, said the second pump had been coaxed into life “with a length of scaffold pole”.',
          ),
          post(
            { at: '2026-11-20T02:20:00Z', headline: 'Water in Ferry Lane', by: 'Joanna Pryce' },
            'It came up through the drains first, then over the wall by the bakery, quietly, like something being poured. Within a quarter of an hour the parked cars were afloat.',
            'Volunteers with boats from the rowing club are going door to door.',
          ),
          post(
            { at: '2026-11-20T01:52:00Z', headline: 'A gate has stopped', by: 'Tom Quillan' },
            'Five gates are closed. The third from the north bank is not moving, and water is going over it. The authority says it is “aware of a fault” and has engineers in the pier.',
          ),
        ],
      ],
      drop: ['Fourteen severe flood'],
    },
    {
      at: '2026-11-20T07:20:00Z',
      change: 'correction',
      note: 'A post at 05:02 said that three people had died. Two deaths have been confirmed.',
      furniture: {
        headline: 'Marren floods: river peaks at record 6.82 metres in Lowmere, and two people are dead',
        shortHeadline: 'Marren floods: as it happened',
        kicker: 'As it happened',
        standfirst:
          'The Marren rose 41 centimetres above the mark of 1987 before dawn on Friday. More than 9,000 people have left their homes.',
        media: drawn(
          'lowmere-bridge',
          'Lowmere Bridge at half past four on Friday, minutes before the peak. Rowing club volunteers had brought out 160 people by then.',
        ),
      },
      after: [
        [
          '',
          keyPoints(
            'River peaks at **6.82 metres** at Lowmere Bridge, 41 centimetres above the record',
            'Two people have died; 9,300 have left their homes',
            'Gate three of the Marren Barrier was stuck for 50 minutes before high water',
          ),
          post(
            { at: '2026-11-20T07:15:00Z', headline: 'What we know at sunrise', by: 'Nell Ashby' },
            'The river is falling, slowly. The army has 120 people in the town, and the road to Eskmoor is cut in three places.',
            'Thank you for your messages through the night. We are closing this page and will report from Lowmere through the day.',
          ),
          post(
            { at: '2026-11-20T06:48:00Z', headline: 'Rowed out of the bedroom window', by: 'Joanna Pryce' },
            'Lin and Peter Marsh, with two children and a greyhound, came to the Corn Hall in a coaching boat. “The cox told us to sit still,” Mr Marsh said. “The dog was the only one who listened.”',
          ),
          post(
            { at: '2026-11-20T05:02:00Z', headline: 'Two deaths confirmed' },
            'Police have confirmed that two people have died: a man in his seventies in Ferry Lane, and a woman whose van was swept off the Eskmoor road.',
          ),
          post(
            { at: '2026-11-20T04:41:00Z', headline: 'The peak', by: 'Nell Ashby' },
            'Six metres 82 at Lowmere Bridge at 04:35. The gauge has stood still for six minutes, which nobody in the flood room here has said aloud.',
          ),
        ],
      ],
    },
  ],
};

const barrierExplained: Written = {
  name: 'barrier-explained',
  kind: 'explainer',
  at: '2026-11-21T09:00:00Z',
  section: 'kestrey',
  topics: ['marren-floods'],
  headline: 'How the Marren Barrier works, and what stopped gate three',
  shortHeadline: 'How the Marren Barrier works',
  standfirst:
    'Six gates keep the sea out of Halmouth. They were not built to keep a river in, which is why one of them mattered so much to a town 31 kilometres away.',
  by: [by('Joanna Pryce')],
  media: drawn(
    'barrier-section',
    'A gate of the barrier in section. At rest it lies in its sill on the river bed; two pumps in the pier turn it upright against the tide.',
  ),
  body: [
    keyPoints(
      'The barrier shuts out the tide; a river in flood then has to wait behind it',
      'Gate three stopped because one pump failed and its spare did not start',
      'An audit a year ago asked for both pumps to be replaced at once',
    ),
    crosshead('What is it for?'),
    'Halmouth lies where the Marren meets the sea. On a high spring tide with a wind behind it, the sea can stand two metres above the streets of the old port. The barrier, opened in 1994, closes the mouth of the estuary for the few hours around high water.',
    'Each gate lies in a sill on the river bed and turns upwards into place. Two hydraulic pumps in the pier beside it do the work. One is enough; the second is the spare.',
    crosshead('What happens to the river meanwhile?'),
    'It waits. Between the closed gates and the hills there is room for about four hours of an ordinary winter river. That is why the gates must be shut at low water, while the basin is empty. Shut late, the basin already holds sea.',
    numbered(
      'At low tide the gates rise and the estuary behind them is empty.',
      'River water fills it, slowly, through high tide.',
      'When the sea has dropped below the river, the gates open and let it out.',
    ),
    'On Friday the third step began with the basin full. Through the half-open gate some 2.6 million cubic metres of sea had come in over 50 minutes, the authority’s own log suggests. The river had nowhere to go but up.',
    table({
      caption: 'The three highest floods at Lowmere Bridge',
      head: ['Date', 'Level', 'Rain at Eskmoor, 24 hours', 'Homes flooded'],
      rows: [
        ['20 November 2026', '6.82 m', '94 mm', '4,200'],
        ['11 January 1987', '6.41 m', '88 mm', '2,350'],
        ['3 December 1929', '6.07 m', 'not recorded', 'about 900'],
      ],
      source: 'Marren River Authority',
      drawing: drawn('flood-marks', {
        caption: 'The three highest floods at Lowmere Bridge, in metres on its gauge.',
        credit: 'Chart: Wren Albery',
      }),
    }),
    crosshead('Did the gate flood Lowmere?'),
    'It did not do so alone. Professor Ama Boateng, who models rivers at the University of Halmouth, puts its share at between 12 and 24 centimetres out of a rise of nearly five metres. “The town would have flooded,” she said. “But there are several hundred doorsteps inside those centimetres.”',
    pull(
      'There are several hundred doorsteps inside those centimetres.',
      'Ama Boateng',
      'Professor of hydrology, University of Halmouth',
    ),
    sound(
      'Professor Ama Boateng on what a basin full of tide does to a river',
      94,
      'If you hold a bath full of water and somebody turns on the tap, the question is not how strong the tap is. The question is how full the bath was. On Friday morning the bath was about half full before the river arrived, and it should have been empty. That is the whole of it. I can argue about centimetres, and I will, but not about that.',
    ),
    crosshead('Was anybody warned?'),
    'Yes. An audit in October 2025 called the two pumps of gate three “beyond economic repair” and their common switch “a single point of failure”. The work, at 11.4m crowns, was put off until 2027 to save money for embankments up the valley. The authority’s engineers asked twice for a date.',
    quoted(
      { source: 'Audit of the Marren Barrier, October 2025' },
      'The duty pump and the standby pump of gate three draw on one changeover switch. Failure of this switch leaves the gate without power in either direction.',
      'We recommend replacement before the winter of 2026.',
    ),
    factBox(
      'The barrier in figures',
      ['Opened in June 1994 after nine years of building.'],
      [
        'Six gates, each 48 metres wide',
        'Closed 61 times against the tide before last week',
        'Cost: 412m crowns',
        'Staff on a storm night: 14',
      ],
    ),
    timeline(
      'The night of 19 to 20 November',
      ['21:30', '2026-11-19T21:30Z', 'The first gate begins to rise.'],
      ['01:40', '2026-11-20T01:40Z', 'Gate three stops half-way. Its spare pump does not start.'],
      ['02:10', '2026-11-20T02:10Z', 'High water at Halmouth.'],
      ['02:30', '2026-11-20T02:30Z', 'Engineers start the pump by hand; the gate locks.'],
      ['04:35', '2026-11-20T04:35Z', 'The river peaks at Lowmere Bridge.'],
    ),
    embed({
      provider: 'Marren River Authority',
      url: 'https://live.example.com/marren/inquiry/index.m3u8',
      author: 'The inquiry, day one',
      at: '2026-11-25T09:30:00Z/2026-11-25T12:00:00Z',
      snapshot:
        'The inquiry opens in the Corn Hall at Lowmere and is shown live. The first to be heard is Colin Strand.',
      poster: drawn('corn-hall', 'The Corn Hall at Lowmere, where the inquiry sits.'),
    }),
    embed({
      provider: 'Perch',
      url: 'https://perch.example.com/marrenbarrier/88213',
      author: 'Marren River Authority',
      at: '2026-11-20T02:33:00Z',
      snapshot:
        'All six gates are now closed. Please do not come to the river to look. If you have been asked to leave your home, leave.',
    }),
    bullets(
      'What the authority will publish next: the full control-room log, on Wednesday.',
      'What the inquiry will ask first: who decided that 2027 was soon enough.',
    ),
  ],
};

const lowmereGallery: Written = {
  name: 'lowmere-gallery',
  kind: 'picture',
  at: '2026-11-20T16:00:00Z',
  section: 'kestrey',
  alsoIn: ['international'],
  topics: ['marren-floods'],
  headline: 'The river in the street',
  standfirst:
    'Our illustrators were in the Marren valley from Thursday night. What they drew, in the order they drew it.',
  by: [by('Nell Ashby')],
  media: drawn('lowmere-fields', 'Nether Wending from its church tower, Friday, 08:00.'),
  body: [
    'Cameras do badly in the dark and the rain. Ines Quarrie and Tom Haldane took pencils, and finished these pages in the back of a fire engine and at a table in the Corn Hall.',
    gallery(
      'Thursday night to Friday afternoon',
      drawn(
        'barrier-night',
        'Thursday, 23:50. On the north pier of the barrier the duty engineer watches the gates rise. Gate three would stop two hours later.',
      ),
      drawn('lowmere-bridge', 'Friday, 04:30. Lowmere Bridge. The third arch had five centimetres of air left.'),
      drawn(
        'lowmere-dawn',
        'Friday, 07:10. Sunrise behind St Brannoc’s. The boat belongs to the rowing club, the torch to a teacher.',
      ),
      drawn(
        'lowmere-fields',
        'Friday, 08:00. From the church tower at Nether Wending. The road to Lowmere goes on under there.',
      ),
      drawn(
        'corn-hall',
        'Friday, 18:00. The Corn Hall. Two of the people drawn here asked for copies, and one for a correction to her hat.',
      ),
    ),
  ],
};

/** The flood of November 2026: the storyline that runs through the paper. */
export const marrenFloods: Written[] = [lowmereCount, marrenLive, barrierExplained, lowmereGallery];
