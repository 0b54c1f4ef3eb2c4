import { crosshead, divider, drawn, pull, see, table } from '../desk/blocks.ts';
import { by, guest } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const derby: Written = {
  name: 'derby',
  at: '2026-11-21T17:05:00Z',
  section: 'sport',
  topics: ['halmouth-athletic', 'carrowby'],
  headline: 'Halmouth 3 Carrowby 2',
  standfirst:
    'Ines Okafor’s header in the 93rd minute won a derby that Athletic had twice thrown away, on a night when half the gate money went to Lowmere.',
  by: [by('Callum Deering', 'Quayside')],
  media: drawn(
    'stadium-night',
    'A full house at Quayside. The clubs gave half of Saturday’s takings to the flood fund.',
  ),
  body: [
    'There is a school of thought at Quayside that a lead is something to be got rid of. Athletic had two on Saturday, gave both back, and were two minutes from being booed off by 31,000 wet people when Ines Okafor rose at the far post and put the matter beyond even them.',
    'It was the captain’s eleventh goal of the season and her first in five derbies. She had been off the pitch a moment before, having a cut above her eye closed with glue.',
    crosshead('Carrowby’s better half'),
    'Town deserved more. Twice behind, to goals from Teasdale after nine minutes and Lund after 40, they passed through Athletic’s midfield as if it had been asked to leave. Rosa Ekwueme scored both, the second a thing of such calm that the home end applauded.',
    '“We played the football,” said their manager, Ann Hartley. “They played the clock.”',
    table({
      caption: 'First Division, top five',
      head: ['Club', 'Played', 'Goal difference', 'Points'],
      rows: [
        ['Skarness United', '13', '+14', '30'],
        ['Halmouth Athletic', '13', '+11', '28'],
        ['Carrowby Town', '13', '+12', '25'],
        ['Eskmoor Rovers', '13', '+5', '24'],
        ['Penwether', '13', '+2', '21'],
      ],
    }),
    'Both sets of players wore Lowmere’s blue in the warm-up. The town’s own club, three divisions down, has no pitch until spring: the river left a metre of silt on it, and a wheelbarrow in the north goal.',
    see('okafor', 'Ines Okafor on glue, derbies and her aunt’s board'),
  ],
  later: [
    {
      at: '2026-11-21T18:30:00Z',
      change: 'correction',
      note: 'Rosa Ekwueme’s second goal was scored after 71 minutes and brought the score to 2–2. The first version did not say when the goals fell.',
      swap: [
        [
          'Rosa Ekwueme scored both, the second a thing',
          'Rosa Ekwueme scored both, on the half hour and after 71 minutes, the second a thing',
        ],
      ],
    },
  ],
};

const okafor: Written = {
  name: 'okafor',
  kind: 'interview',
  at: '2026-11-22T13:00:00Z',
  section: 'sport',
  topics: ['halmouth-athletic'],
  kicker: 'The interview',
  headline: 'Ines Okafor: “The ball came and I thought, not the stitches”',
  shortHeadline: 'Okafor: “I thought, not the stitches”',
  standfirst:
    'The Athletic captain on heading a ball with a glued eyebrow, captains who shout, and what she learnt from a magnet.',
  by: [by('Callum Deering')],
  media: drawn('header-goal', 'Ines Okafor meets Teasdale’s corner in the 93rd minute of Saturday’s derby.'),
  body: [
    'Ines Okafor has eleven stitches’ worth of glue in her left eyebrow and has been told not to frown. She is reading the reports of Saturday’s match and having difficulty.',
    '**Twice ahead, twice level. What do you say at 2–2 with 20 minutes to go?**',
    'Nothing. Captains talk too much. My aunt Patience is night sister at the Royal in Carrowby, wrong end of the line, I know, and she has a board with one red magnet on it. Anyone can move it. She says never mind the magnet. The point is that everyone is looking. So I looked. And I saw Teasdale looking. That was the corner.',
    pull(
      'Captains talk too much. The point is that everyone is looking.',
      'Ines Okafor',
      'Captain of Halmouth Athletic',
    ),
    '**You had been back on the pitch for 40 seconds.**',
    'Thirty-one. The ball came and I thought, not the stitches. And then I remembered it was glue.',
    '**Half the gate went to Lowmere.**',
    '104,000 crowns, with the buckets. Three of our girls are from there. Jo Marsh’s brother and his kids were rowed out of a bedroom window on Friday morning, and she played 90 minutes on Saturday. Ask me who the captain was.',
    '**Can you win the division?**',
    'Skarness are better than us. They will be better than us in May, I expect. You do not have to be better in May. You have to be looking.',
  ],
};

const harker: Written = {
  name: 'harker-record',
  at: '2026-11-15T12:40:00Z',
  section: 'sport',
  headline: 'Tamsin Harker, alone on Eskmere at dawn, takes four seconds off the world',
  shortHeadline: 'Harker takes world sculling best',
  standfirst: 'There was no race, no crowd and one timekeeper, who had brought a flask.',
  by: [by('Kit Mallory', 'Eskmere')],
  media: drawn('sculler-mist', 'Tamsin Harker on Eskmere on Sunday. She had waited 19 mornings for water this flat.'),
  body: [
    'The fastest 2,000 metres that any woman has rowed alone was seen, in full, by one man with a flask, and in part by a dog.',
    'Tamsin Harker, 29, covered the measured course at Eskmere on Sunday in 7 minutes 3.41 seconds, more than four seconds inside the world’s best, on water so still that the umpire’s launch was asked to stay at home. Hamish Orr, who has kept the time there since 1984, used three watches. They agreed to a hundredth.',
    'It will not be a record. The federation counts only races. Harker knows that; it is more or less the point. In races, she says, she rows the others. “I wanted to find out what there was when there was nobody to be ahead of.”',
    'She had waited for 19 mornings. On 16 there was wind, on two there was ice, and on one she had overslept.',
    'The worlds are in Brevin in June. She will have company there. “That will be nice too,” she said, in the tone of somebody asked to share a table.',
  ],
};

const videoReferee: Written = {
  name: 'video-referee',
  kind: 'analysis',
  at: '2026-11-16T08:00:00Z',
  section: 'sport',
  headline: 'Ninety-four seconds: what the video referee has done to a goal',
  standfirst:
    'Decisions are better than they were, and everything on either side of them is worse. A modest proposal for a bell.',
  by: [by('Callum Deering')],
  body: [
    'The average check this season takes 94 seconds. I have timed 61 of them. It is exactly long enough to be hugged, to stop being hugged, and to wonder whether one left the gas on.',
    'The case for the machine is that it is right. In its first two seasons the First Division’s panel of former referees judged 82 per cent of goals, penalties and red cards to have been correctly given on the field, and 96 per cent after review. Fourteen wrongs in a hundred have been put right.',
    table({
      caption: 'Reviews in the First Division, to 15 November',
      head: ['What was reviewed', 'Checks', 'Overturned', 'Average time'],
      rows: [
        ['Goals', '142', '21', '94 s'],
        ['Penalties', '58', '17', '121 s'],
        ['Red cards', '19', '4', '138 s'],
      ],
      source: 'First Division; timings by the author',
    }),
    'The case against it cannot be put in a table. Watch the crowd at Quayside when the ball goes in. Nobody roars now. They make a sort of provisional noise and look at the screen, like people whose card may be declined.',
    crosshead('A bell'),
    'Carrowby’s under-18s, of all people, have shown the way. In their league a review lasts until a bell rings, at 30 seconds. If three people in a van cannot see it by then, it was not obvious, and the field decision stands. They get 93 per cent right. They also get goals.',
    'I would take the three points of error. I would take them gladly, in return for the feeling, at five to five on a wet Saturday, of knowing at once and being wrong.',
  ],
};

const qualifiers: Written = {
  name: 'qualifiers',
  at: '2026-11-12T22:10:00Z',
  section: 'sport',
  headline: 'Kestrey’s women are going to the World Cup. It took a goalkeeper to get them there',
  shortHeadline: 'Kestrey’s women reach World Cup',
  standfirst:
    'Kestrey 2 Vardane 1. Mina Castell, 36, saved one penalty and, because nobody else would, scored another.',
  by: [by('Kit Mallory', 'Skarness')],
  body: [
    'The last time that Kestrey’s women went to a World Cup Mina Castell was the reserve’s reserve. On Thursday night in Skarness, 14 years on, she ran the length of a wet pitch to take a penalty that four others had looked away from, and hit it so hard that the net came off.',
    'That was 2–1, with six minutes left. At the other end, an hour earlier, she had turned Dragana Pesic’s spot kick on to a post with her foot. Vardane, who needed a draw, had led through Novak and been pegged back by Jo Marsh of Athletic.',
    '“I asked who wanted it,” Castell said. “It was like asking who had the bill.”',
    divider(),
    'The tournament is in San Alcedo in July. The draw is on 14 December in Puerto Lirio, strike permitting.',
  ],
};

const lowmerePitch: Written = {
  name: 'lowmere-pitch',
  kind: 'opinion',
  at: '2026-11-22T07:15:00Z',
  section: 'sport',
  topics: ['marren-floods'],
  kicker: 'The groundsman',
  headline: 'A metre of the best topsoil in the valley, and it is on my penalty spot',
  standfirst: 'I have cut the grass at Lowmere Town for 22 years. On Friday I could not find it.',
  by: [guest('Len Dabney', 'Groundsman, Lowmere Town')],
  body: [
    'You will want to know about the wheelbarrow. It is mine. It was in the shed on Thursday, chained. On Friday it was in the north goal, upside down, and the shed was in the river.',
    'People have been kind. A man rang from a First Division club and asked what we needed, and I said a digger. He said he had meant shirts. I said we had shirts. They are drying on my daughter’s radiators, all 16, and her house smells like the back of a pike.',
    'What I would like said is this. Silt is not dirt. It is the top of somebody’s field at Eskmoor, and it is beautiful stuff, you could grow anything. In spring we are going to scrape it off and give it to the allotments, and then I am going to seed that pitch, and I reckon by August it will be the best surface outside Quayside.',
    'We were second from bottom, mind. I cannot do anything about that.',
  ],
};

const marathon: Written = {
  name: 'halmouth-marathon',
  at: '2026-10-11T14:30:00Z',
  section: 'sport',
  topics: ['kivanda'],
  headline: 'Wekesa wins Halmouth marathon in a borrowed shoe',
  standfirst: 'The Kivandan’s bag went to the wrong continent. His time did not suffer.',
  by: [by('Kit Mallory')],
  body: [
    'Abel Wekesa of Kivanda won the Halmouth marathon on Sunday in 2 hours 6 minutes 12 seconds, the second fastest on the course, in shoes that he had bought at half past eight the night before.',
    'His own were in a bag in Port Kaito. Strand & Pell, whose Eastgate store had closed for the day, opened again for him. He took a pair two sizes apart. “I have one foot that is a liar,” he said.',
    'Freya Oddsen of Stennay was the first woman, in 2:24:50, her third win in a row. Of 38,400 who started, 37,911 finished, the last of them, a man dressed as the *Kittiwake*, after nine hours. He was, he pointed out, early.',
  ],
};

export const sport: Written[] = [derby, okafor, harker, videoReferee, qualifiers, lowmerePitch, marathon];
