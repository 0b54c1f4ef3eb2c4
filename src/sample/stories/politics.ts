import type { Block } from '../../story/blocks.ts';
import { bullets, crosshead, divider, drawn, keyPoints, numbered, pull, quoted, see, table } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const inquiry: Written = {
  name: 'barrier-inquiry',
  at: '2026-11-22T14:50:00Z',
  section: 'politics',
  topics: ['marren-floods', 'ruth-calloway', 'election-2026'],
  kicker: 'Marren floods',
  headline: 'Calloway orders inquiry into stuck barrier gate, to report after the election',
  shortHeadline: 'Calloway orders inquiry into stuck gate',
  standfirst:
    'A retired judge will ask why warnings about the Marren Barrier were put off. The opposition wants the control-room log before people vote.',
  by: [by('Malik Osman'), by('Joanna Pryce', 'Lowmere')],
  dateline: 'Lowmere',
  media: drawn(
    'calloway-lowmere',
    'Ruth Calloway in Ferry Lane on Sunday. She stayed for an hour and ten minutes, most of it in kitchens.',
  ),
  body: [
    'Ruth Calloway announced a public inquiry into the Marren flood on Sunday, standing on a doorstep in Ferry Lane that she had been asked to wipe her feet on.',
    'Dame Alison Crewe, who sat in the court of appeal until 2024, will examine why gate three of the Marren Barrier stopped for 50 minutes in the early hours of Friday and what became of an audit, 13 months before, that said it would. She can compel witnesses. She is asked to report by 31 March.',
    'That is four months after polling day, a point that took the opposition about nine minutes to make. “The authority has a log of that night, minute by minute,” said Daniel Ferrow, the leader of the Social Alliance. “It is eleven pages long. People could read it before they vote.”',
    'The River Authority said later that it would publish the log on Wednesday.',
    crosshead('Who knew'),
    'The questions for ministers are about money. Replacing the pumps would have cost 11.4m crowns. In February Nadia Rahmani, the environment secretary, approved a programme that put the work in 2027, on the authority’s advice. Her officials had attached the audit as annex D.',
    'Asked on Sunday whether she had read annex D, Ms Rahmani said that she had read the summary.',
    'The prime minister did not defend the decision. “If it was wrong I want to be told so in public, with my name on the page,” she said. “I did not come here to be told that it was raining.”',
    pull('I did not come here to be told that it was raining.', 'Ruth Calloway', 'Prime minister'),
    crosshead('Ten days'),
    'All parties have stopped campaigning in the valley until Wednesday. In Halmouth their staff were less still. Two people in the Civic Union’s headquarters said that private polling had moved “by more than we would like” since Friday; neither would say in which direction, which is a way of saying.',
    'Gwen Tallis, the mayor of Lowmere, who belongs to no party, was asked whether the visit had helped. She considered it. “She listened for an hour and promised one thing,” she said. “I have had longer visits with more in them.”',
    see('barrier-explained', 'How the Marren Barrier works, and what stopped gate three'),
    see('flood-audit', 'October 2025: what the audit said'),
  ],
  later: [
    {
      at: '2026-11-22T18:20:00Z',
      change: 'clarification',
      note: 'We have made clear that the environment secretary approved the works programme on the advice of the River Authority.',
      swap: [
        [
          'approved a programme that put the work in 2027, on the authority’s advice.',
          'approved a programme, drawn up and recommended by the authority, that put the work in 2027.',
        ],
      ],
    },
  ],
};

function intention(alliance: string, gain: string, others: string, change: string): Block {
  return table({
    caption: 'Voting intention, per cent',
    head: ['Party', '5 November', '19 November', 'Change'],
    rows: [
      ['Civic Union', '37', '35', '−2'],
      ['Social Alliance', '30', alliance, gain],
      ['Land and Water', '13', '12', '−1'],
      ['Orran League', '4', '4', '0'],
      ['Others', '16', others, change],
    ],
    source: 'Fairweather Research; margin of error ±2 points',
  });
}

const poll: Written = {
  name: 'poll-narrows',
  at: '2026-11-20T18:00:00Z',
  section: 'politics',
  topics: ['election-2026', 'daniel-ferrow', 'ruth-calloway'],
  headline: 'Civic Union lead falls to two points with 13 days to go',
  standfirst: 'A Fairweather poll taken before the flood puts the Social Alliance at its highest since the spring.',
  by: [by('Beth Carrick')],
  body: [
    'The Civic Union’s lead over the Social Alliance has fallen to two points, according to a Fairweather Research poll for this newspaper, its narrowest since the election was called.',
    'The governing party stands at 35 per cent, down two in a fortnight; the Social Alliance is on 33, up three. Fairweather spoke to 2,104 adults between Monday and Thursday morning, before the Marren flooded.',
    intention('33', '+3', '16', '0'),
    'The movement is among people over 50 in the north, where the closure of Strand & Pell stores was announced on Wednesday. Among them Daniel Ferrow is now trusted more than Ruth Calloway on “prices and jobs”, by 41 to 38.',
    'On “keeping calm in a crisis”, asked a day too early to mean what it would mean now, the prime minister led by 22.',
  ],
  later: [
    {
      at: '2026-11-20T20:45:00Z',
      change: 'correction',
      note: 'Fairweather Research has corrected its figure for the Social Alliance from 33 to 32 per cent. The Civic Union’s lead is three points, not two.',
      furniture: { headline: 'Civic Union lead falls to three points with 13 days to go' },
      swap: [
        ['has fallen to two points', 'has fallen to three points'],
        ['is on 33, up three', 'is on 32, up two'],
      ],
      drop: ['Voting intention'],
      after: [['The governing party stands', intention('32', '+2', '17', '+1')]],
    },
  ],
};

const debate: Written = {
  name: 'debate',
  kind: 'analysis',
  at: '2026-11-18T23:10:00Z',
  section: 'politics',
  topics: ['election-2026', 'ruth-calloway', 'daniel-ferrow'],
  headline: 'Four lecterns, ninety minutes, one question nobody would answer',
  shortHeadline: 'Four lecterns, one question',
  standfirst:
    'The leaders’ debate was decided by what was left out of it. The sum is 6.2bn crowns, and it comes due in April.',
  by: [by('Malik Osman')],
  media: drawn('lecterns', 'The four leaders at Studio Two in Halmouth on Wednesday: 7.1 million people watched.'),
  body: [
    'It is a rule of television debates that nobody wins them and somebody loses. On Wednesday night the loser was arithmetic.',
    'In April the temporary fuel levy, which raises 6.2bn crowns a year, expires. All four parties have said they will not renew it. All four have plans that spend it. In 90 minutes the moderator, Farah Nasser, asked 11 times how; by the seventh the audience had begun to count aloud.',
    crosshead('How each of them got round it'),
    bullets(
      '**Ruth Calloway** said growth would cover it. It would, at 4.1 per cent a year; the Bank expects 1.3.',
      '**Daniel Ferrow** said the wealthiest would pay. His own manifesto puts that at 2.4bn.',
      '**Tom Ketley** said it should never have been a levy on fuel but on carbon, which is an answer to another question, and a good one.',
      '**Mairi Sund** said the Orran Isles had paid it at twice the rate of anybody else, and would like it back.',
    ),
    'Ms Sund had the best of the evening because she wanted the least from it. She is not going to be prime minister. She may well choose who is: her League holds 11 seats of 251, and on present polling neither large party reaches 126 without them.',
    pull(
      'You have each promised my islands a ferry. I have brought a photograph of it. It is of the sea.',
      'Mairi Sund',
      'Leader of the Orran League',
    ),
    '“You have each promised my islands a ferry,” she told the two front-runners. “I have brought a photograph of it. It is of the sea.” She held up a blue card. It was the only prop of the night and will be on walls in Stennay by the weekend.',
    crosshead('What moved'),
    'Mr Ferrow was quicker than in October and less pleased with himself. Ms Calloway was better than her advisers feared on hospitals and worse than they hoped on everything that has happened since 2022. A snap survey of viewers gave him the edge by 39 to 36, inside the margin of error, and outside the margin of comfort.',
    'They meet once more, on 30 November. By then somebody may have found 6.2bn crowns. It is the kind of thing that turns up in the last place one looks, which in this campaign would be the manifestos.',
  ],
};

const howToVote: Written = {
  name: 'how-to-vote',
  kind: 'explainer',
  at: '2026-11-15T07:00:00Z',
  section: 'politics',
  topics: ['election-2026'],
  headline: 'How Kestrey votes: two ballot papers, 251 seats and the rule of five',
  shortHeadline: 'How Kestrey votes',
  standfirst: 'Everything one needs for Thursday 3 December, including what happens to the pencil.',
  by: [by('Beth Carrick')],
  media: drawn(
    'polling-dusk',
    'Polling stations open at seven and close at ten at night. Those still queuing at ten may vote.',
  ),
  body: [
    keyPoints(
      'Polling stations are open from 07:00 to 22:00',
      'Everyone has two votes: one for a person, one for a party',
      'A party needs five per cent, or three districts, for a share of the list seats',
    ),
    crosshead('Who may vote?'),
    'Citizens aged 17 and over on the day, wherever they live, and people of any nationality who have lived in Kestrey for five years. The register closed on 12 November. It has 7,318,000 names on it, the most ever.',
    crosshead('What do the two papers do?'),
    'The **white** paper elects one member for each of 150 districts. Whoever has most votes wins. The **grey** paper is for a party, and shares out 101 more seats so that the whole Assembly looks like the country.',
    numbered(
      'The district seats are counted first, usually by three in the morning.',
      'The grey papers fix how many seats each party should have in all.',
      'List seats make up the difference, party by party.',
      'A party with more districts than its share keeps them.',
    ),
    crosshead('The rule of five'),
    'A party needs five per cent of the grey vote to get list seats. The exception was written for the Orran Isles: a party that wins three districts counts as if it had passed. Mairi Sund’s League has lived on it since 1994.',
    table({
      caption: 'The outgoing Assembly',
      head: ['Party', 'District seats', 'List seats', 'All'],
      rows: [
        ['Civic Union', '84', '44', '128'],
        ['Social Alliance', '57', '35', '92'],
        ['Orran League', '5', '6', '11'],
        ['Land and Water', '0', '9', '9'],
        ['Others and independents', '4', '7', '11'],
      ],
      source: 'Assembly clerk',
    }),
    crosshead('Is my vote secret, and why a pencil?'),
    'It is. The pencil is indelible despite appearances, because ink once smudged in the damp of 1923 and cost a man in Skarness his seat. Anyone may bring a pen.',
  ],
  later: [
    {
      at: '2026-11-21T08:00:00Z',
      change: 'update',
      note: 'Adds how people who have left their homes in Lowmere may vote.',
      furniture: { topics: ['election-2026', 'marren-floods'] },
      after: [
        [
          'It is. The pencil',
          divider(),
          'People who have had to leave their homes in Lowmere may vote at any polling station with a letter from the rest centre, or ask for a postal vote until noon on 30 November, three days later than usual.',
        ],
      ],
    },
  ],
};

const ketley: Written = {
  name: 'ketley-interview',
  kind: 'interview',
  at: '2026-11-21T06:00:00Z',
  section: 'politics',
  topics: ['election-2026', 'energy'],
  kicker: 'The interview',
  headline: 'Tom Ketley: “I would rather be asked to dinner twice than be right once”',
  shortHeadline: 'Tom Ketley: “I’d rather be asked twice”',
  standfirst:
    'The leader of Land and Water was a shepherd, a surveyor and a nuisance. On Brack Moor he talks about winning arguments and losing elections.',
  trailText:
    'On Brack Moor with the leader of Land and Water: a shepherd, a surveyor and, by his own account, a nuisance.',
  by: [by('Beth Carrick', 'Brack Moor')],
  media: drawn('ketley-hill', 'Tom Ketley on Brack Moor. He surveyed the ground for its first turbines in 2009.'),
  body: [
    'Tom Ketley stops twice on the way up Brack Moor: once to move a sheep, and once to let me pretend that I have not.',
    'He is 49, built like a gatepost, and leads a party that one voter in eight says it will support and that has never won a district. He knows this hill because he measured it. In 2009 he was the surveyor who told Brack Energy where its first turbines could stand, having first, as a shepherd’s son, lain in front of its lorries.',
    '**So you changed sides.**',
    'I changed jobs. I was right both times, which is no use to anybody. I lay down because they had not asked the people who graze it. They asked, they moved four towers and paid the commoners, and I got up. That is the whole of my politics. I have just been saying it at greater length since.',
    '**You are on 12 per cent. You have been on 12 per cent since 2019.**',
    'Thirteen in a good week. We win arguments. Both the big parties are standing on our manifesto of 2018, and I would like my deposit back. But I would rather be asked to dinner twice than be right once. People vote for somebody they could bear to see again.',
    pull('I would rather be asked to dinner twice than be right once.', 'Tom Ketley', 'Leader of Land and Water'),
    '**After this week, is the flood your issue?**',
    'It is not an issue. It is Doreen’s stairs. I have been in the Corn Hall since Friday carrying chairs, and I have not said the word climate once, because nobody there needed telling. What I will say is that the meadows are the cheapest flood defence we have, and we have built on a fifth of them in 20 years, and each planning notice was lawful.',
    '**Would you go into coalition?**',
    'With anybody who replaces the pumps.',
    '**That is not a high bar.**',
    'It has been high enough for this government.',
    crosshead('The view'),
    'At the top there are 64 turbines, turning at different speeds, like people thinking. They made enough last month for every house in Carrowby. He dislikes them, it turns out. He thinks they are ugly, and put there properly, and that one can hold both thoughts. On the way down he moves the sheep back.',
    see('brack-moor', 'Brack Moor: the wind farm that began to pay its neighbours'),
  ],
};

const orranManifesto: Written = {
  name: 'orran-manifesto',
  at: '2026-11-13T14:00:00Z',
  section: 'politics',
  topics: ['election-2026', 'orran-isles', 'orran-ferries'],
  headline: 'Orran League names its price: two ferries, one tax, no ministers',
  standfirst:
    'The party that may hold the balance of the next Assembly says it will support a government from outside, one vote at a time.',
  by: [by('Ruari Sinclair', 'Stennay')],
  dateline: 'Stennay',
  body: [
    'The Orran League will not join any government after 3 December but will keep one in office “for as long as it keeps its timetable”, its leader, Mairi Sund, said on Friday at the launch of a manifesto of four pages.',
    'The first page asks for both delayed ferries in service by June, with penalties paid to the islands and not to the treasury. The second would end the fuel levy’s island surcharge. The third is a map. The fourth is blank, “for the other parties to write on”.',
    'Ms Sund ruled out ministerial posts. “You cannot see Stennay from a ministry,” she said. “I have looked.”',
    'The League won five of the six island districts in 2022. It fields no candidate south of Skarness.',
  ],
};

const candidate: Written = {
  name: 'candidate-arrest',
  at: '2026-11-11T19:30:00Z',
  section: 'politics',
  topics: ['election-2026'],
  headline: 'Candidate steps aside after arrest',
  standfirst: 'A party has withdrawn its support from a candidate in the north.',
  by: [by('Beth Carrick')],
  body: [
    'A candidate for the Assembly has stepped aside after being arrested on Tuesday.',
    'The party said that the name would remain on the ballot paper, as nominations have closed.',
  ],
  fates: [
    {
      at: '2026-11-12T08:15:00Z',
      act: 'kill',
      reason:
        'This report was removed on legal advice. Court proceedings are active, and it could have prejudiced a fair trial.',
    },
  ],
};

const lyle: Written = {
  name: 'opinion-sums',
  kind: 'opinion',
  at: '2026-11-19T06:00:00Z',
  section: 'politics',
  topics: ['election-2026', 'cost-of-living'],
  kicker: 'Hester Lyle',
  headline: 'I asked four parties for a sum. I got three hymns and a joke',
  standfirst: 'A manifesto that cannot be added up is not a promise. It is a mood.',
  by: [by('Hester Lyle')],
  body: [
    'Last week I wrote to each of the parties with one question. It could be answered on a postcard, and I enclosed one. When the fuel levy ends in April, what replaces it?',
    'The Civic Union sent a brochure about confidence. The Social Alliance sent a brochure about fairness. Land and Water sent a paper on carbon, with footnotes, that I read with profit and that did not contain a number. The Orran League sent back the postcard with a drawing of a ferry on it, sinking.',
    'I do not think that they are hiding the answer. I think that they have each decided we do not want one, and that they have decided it by asking us. In focus groups, I am told, the word “billion” makes people look at the biscuits.',
    'So let me try without it. The levy is 850 crowns a year for every household. Somebody will pay that in April, or somebody will go without it. Every party knows which. You could tell me, and I might vote for you: not because I like it, but because you will have shown me that you think I am a grown woman.',
    'Owen Haddick, the finance secretary, once kept a corner shop. He will remember a kind of customer who says that he will settle up on Friday. The thing about that customer was not that he lied. He meant it every time. The thing was that you came to know what his Fridays were worth.',
  ],
};

const called: Written = {
  name: 'election-called',
  at: '2026-10-29T10:45:00Z',
  section: 'politics',
  topics: ['election-2026', 'ruth-calloway'],
  headline: 'Kestrey to vote on 3 December',
  standfirst:
    'Ruth Calloway has asked for the Assembly to be dissolved five months early, saying that the country “should not have to guess through another winter”.',
  by: [by('Malik Osman')],
  media: drawn(
    'assembly-dusk',
    'The Assembly in Halmouth on Thursday evening. It will sit for the last time on Tuesday.',
  ),
  body: [
    'The prime minister called an election on Thursday for 3 December, five months before she had to, ending a fortnight of rumour and one very damp photograph of a lectern being carried across a courtyard.',
    'Ruth Calloway’s Civic Union holds 128 of 251 seats, a majority of five that has been down to two when people had colds. Her party leads by seven points. It led by 14 in the spring.',
    '“The choice is between finishing the work and starting again,” she said. Daniel Ferrow, for the Social Alliance, said that he had been wondering what the work was.',
    quoted(
      { speaker: 'Ruth Calloway', role: 'Prime minister', source: 'Statement in Assembly Square, 29 October' },
      'I have never thought that a government should hold on to its last day as a tenant does to a deposit.',
      'You should not have to guess through another winter. On the third of December you will decide.',
    ),
    'The Bank of Kestrey will announce interest rates on 12 November, three weeks before polling day. Its governor, Isobel Thane, is said to be looking forward to it as one does to the dentist.',
  ],
};

const wardens: Written = {
  name: 'flood-wardens',
  at: '2025-03-12T11:00:00Z',
  section: 'politics',
  headline: 'Assembly votes down return of full-time flood wardens',
  standfirst: 'A motion to bring back the 31 posts cut in 2023 failed by four votes.',
  by: [by('Beth Carrick')],
  body: [
    'A motion to restore full-time flood wardens in 31 river towns was defeated in the Assembly on Wednesday by 119 votes to 115.',
    'The posts, which cost 1.9m crowns a year, were replaced in 2023 by an alert sent to mobile telephones. Moving the motion, Grace Adeyola of the Social Alliance read out the name of each warden and the number of years they had served. It came to 612.',
    'Nadia Rahmani, then a junior minister, said the alert had reached 97 per cent of those it was meant for. A member asked about the other three. She said that they would be reached by neighbours.',
  ],
};

export const politics: Written[] = [
  inquiry,
  poll,
  debate,
  howToVote,
  ketley,
  orranManifesto,
  candidate,
  lyle,
  called,
  wardens,
];
