import { bullets, crosshead, drawn, factBox, film, pull, quoted, see, sound } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const hallinWater: Written = {
  name: 'hallin-water',
  at: '2026-11-18T16:00:00Z',
  section: 'science',
  headline: 'Steam found in the air of a rocky world 41 light years away',
  shortHeadline: 'Steam found on a rocky world',
  standfirst:
    'Astronomers at Hallin spent 212 nights on one faint star. What they saw in its planet’s air is the clearest sign of its kind so far, and they would like others to look.',
  trailText: 'After 212 nights on one faint star, astronomers at Hallin ask others to check what they saw.',
  by: [by('Ada Fenwick', 'Mount Hallin')],
  dateline: 'Mount Hallin',
  media: drawn(
    'observatory',
    'The Hallin Observatory. Its three-metre mirror was made in 1978 and given new eyes in 2024.',
  ),
  body: [
    'The star has no name, only a number in a catalogue, and it is too faint to be seen without a telescope. Around it, every 19 days, goes a planet a little larger than our own. There is water vapour in its air.',
    'That is the finding of a team of 23 at the Hallin Observatory, published on Wednesday in the *Annals of Astronomy*. They watched the planet cross its star 11 times and split the light that came through its atmosphere into 4,000 colours. In three places, where water absorbs, the light was missing.',
    '“It is steam rather than sea,” said Dr Marit Solheim, who led the work. “The surface is about 140 degrees. But nobody had shown that a small, rocky world so close to a star like this could keep any air at all.”',
    pull('It is steam rather than sea.', 'Marit Solheim', 'Hallin Observatory'),
    crosshead('How sure are they?'),
    'The chance that the signal is noise is about one in 30,000, the paper says. A larger worry is the star itself. Cool stars have spots, and spots hold water vapour of their own. The team modelled them in four ways; the planet’s share survived all four, in one of them narrowly.',
    'Dr Kenji Arata of the Senkai National Observatory, who was not involved, called the result “careful, and the best that can be done from the ground”. He has asked for time on a space telescope in March. The data are [open to anyone](https://data.hallin.example.org/).',
    film({
      title: 'Inside the dome: a night at Hallin in three minutes',
      poster: drawn('observatory', 'The dome opens at dusk on Mount Hallin.'),
      seconds: 184,
      transcript:
        'The dome opens at dusk, while the sky is still too bright to work. Somebody always goes out to look anyway. From the walkway you can see the lights of Eskmoor, which are the reason there is talk of moving. At ten the mirror is cold enough. Then it is numbers until morning.',
    }),
    crosshead('A mountain with a deadline'),
    'Hallin may not be able to repeat the work. New lighting along the Eskmoor bypass, due next year, would brighten the sky above the mountain by a fifth. The observatory has asked the county to shade the lamps. A decision is expected in January.',
    'The planet, meanwhile, will cross its star again on 2 December, at 03:14, weather permitting.',
  ],
  later: [
    {
      at: '2026-11-18T19:20:00Z',
      change: 'clarification',
      note: 'The headline and address now say water vapour instead of steam: the temperature given is an estimate for the surface, not a measurement.',
      furniture: {
        headline: 'Water vapour found in the air of a rocky world 41 light years away',
        shortHeadline: 'Water found on a rocky world',
        slug: 'water-found-on-a-rocky-world',
      },
      swap: [['“The surface is about 140 degrees.', '“The surface is probably about 140 degrees.']],
    },
  ],
};

const kelp: Written = {
  name: 'kelp-returns',
  at: '2026-11-06T07:00:00Z',
  section: 'science',
  headline: 'How a forest grew back under the ferry lane',
  standfirst:
    'Kelp had gone from the Sound of Stennay by 1990. Divers brought it back by putting the hungriest animal in it out of work.',
  by: [by('Ada Fenwick', 'Stennay')],
  dateline: 'Stennay',
  media: drawn(
    'kelp-diver',
    'Isla Farquhar counts urchins in the Sound of Stennay. The seal, known as the Bursar, comes to every dive.',
  ),
  body: [
    'In October of 2021 Isla Farquhar dropped through 11 metres of clear water, on a sea bed like a car park, and counted 64 sea urchins within reach of her arms. Last month at the same mark she could not see the bottom. The kelp was in the way.',
    'Twelve hectares of the Sound of Stennay are forest again, after 30 years bare. The method, which Dr Farquhar’s group at the Orran Marine Station reports in the journal *Shallow Seas*, was less gardening than policing. Volunteers took away nine urchins in ten, by hand, twice a year. After the second year they had to do it once. This year they have not had to.',
    crosshead('The lobster question'),
    'Urchins multiply where nothing eats them, and what ate them here was lobsters, which people ate. In 2020 the island’s fishermen agreed to leave a square kilometre alone. “I put it to the meeting as a bank,” said Bram Rendall, who speaks for them. “They have been less rude about it since the interest came in.” Catches just outside the line are up by 60 per cent.',
    'Young cod were counted in the forest in June, for the first time since the station was founded.',
    'Not all of it will last. The water in the sound was 1.4 degrees warmer this summer than in the 1980s, and the kelp here is near its limit. The paper gives it 40 years. “I would sign for 40,” Dr Farquhar said. “I was told five.”',
  ],
};

const bogRoad: Written = {
  name: 'bog-road',
  at: '2026-11-03T10:00:00Z',
  section: 'science',
  headline: 'Older than the wheel that would have used it: a road of split oak under Nether Moss',
  shortHeadline: 'A road of oak under Nether Moss',
  standfirst:
    'Tree rings date it to the winter of 3806 BC. It was walked for about nine years and then left to the bog.',
  by: [by('Ada Fenwick', 'Nether Moss')],
  media: drawn(
    'bog-dig',
    'The trackway at Nether Moss. It runs for at least 340 metres, from nowhere that is now anywhere.',
  ),
  body: [
    'A peat cutter called Alf Renshaw found it in June, with a noise. “Peat does not knock,” he said.',
    'Under two metres of Nether Moss, south of Carrowby, lies a road of split oak laid by people who had no metal to split it with. It is the oldest made road in the kingdom, by about a thousand years, the University of Halmouth announced on Tuesday.',
    'The planks are so well kept that their rings can be read to the season. The trees were felled in the winter of 3806 to 3805 BC and the road was mended with younger wood for nine years. After that, nothing. The bog had grown over it.',
    factBox(
      'What lay beside it',
      ['More than 900 objects have been lifted, most of them wood.'],
      [
        'A bowl with a repaired lip',
        'Eleven hazel arrows, unfinished, in a bundle',
        'One shoe, left, about size 37',
        'A wooden duck, 9 cm long, that has no known use',
      ],
    ),
    'Where it went is harder. At one end there was an island of dry ground with hearths. At the other there is now a retail park. Dr Oluchi Nwosu, who directs the dig, hopes to look under the car park in spring. “They were going shopping for something,” she said.',
  ],
};

const gannets: Written = {
  name: 'gannet-names',
  at: '2026-10-27T06:00:00Z',
  section: 'science',
  topics: ['artificial-intelligence', 'orran-isles'],
  headline: 'Eighty thousand birds, and each one knows its own by a cough',
  standfirst: 'Machines that learnt to tell voices apart on the telephone have been set to listen to a cliff.',
  by: [by('Ada Fenwick')],
  media: drawn(
    'seabird-cliffs',
    'Dr Euan Leask recording on the Noup of Hestray, home of 80,000 gannets for nine months of the year.',
  ),
  body: [
    'To the human ear the Noup of Hestray in June sounds like a motorway made of geese. To a gannet coming home with a fish it sounds, it seems, like one particular bird, clearing its throat.',
    'Dr Euan Leask of the University of Halmouth hung 24 microphones from the cliff for two summers. He gave the recordings, 11,000 hours of them, to a program written to tell callers apart on a bank’s telephone line. It learnt 1,300 birds by voice, and was right about them 94 times in a hundred.',
    'Then he played the voices back. A sitting bird looked up at its own mate’s call, from ten metres, in seven trials out of eight. At a stranger’s it looked up once in 20.',
    sound(
      'A gannet calls, and is answered, on the Noup of Hestray',
      41,
      '[The roar of a seabird colony. A single hoarse call, three notes falling, close to the microphone.] Euan Leask: That is M-212, coming in from the left. [A second call, higher.] And that is her mate on the ledge. Nobody else on the cliff has answered. [The two calls together.] I have heard that about nine hundred times and I still look up.',
    ),
    'What the program hears is not pitch, which the wind carries off, but the rhythm of the first third of a second: the cough before the call.',
    'The same bank has asked for the program back. It has become better, since the cliff, at people with colds.',
  ],
};

const battery: Written = {
  name: 'minute-battery',
  at: '2026-09-17T15:00:00Z',
  section: 'science',
  topics: ['energy'],
  headline: 'Battery that charges in a minute shown by Vardane laboratory',
  shortHeadline: 'Battery charges in a minute',
  standfirst: 'A cell with a skeleton of glass kept its strength through 2,000 charges, its makers report.',
  by: [by('Tom Quillan')],
  agencies: ['Lauterre-Presse'],
  body: [
    'A battery that can be charged in 58 seconds has been shown by scientists in Vardane, who say that it lost only three per cent of its capacity in 2,000 cycles.',
    'The cell, described on Thursday in the journal *Matter and Current*, replaces the usual graphite with a glass full of channels a few atoms wide. The team at the Kosmar Institute says that one large enough for a car would be possible within four years.',
    'Outside experts said that the speed was striking and asked to see the raw data.',
  ],
  later: [
    {
      at: '2026-10-02T11:00:00Z',
      change: 'update',
      note: 'The journal has published an expression of concern about the data behind this report.',
      after: [
        [
          'Outside experts',
          'On 2 October the journal said that it was looking into two of the paper’s figures, which appear to show the same measurement twice.',
        ],
      ],
    },
    {
      at: '2026-11-13T14:30:00Z',
      change: 'retraction',
      note: 'The paper on which this report was based has been withdrawn by its journal: three of its figures were copied from other experiments. The claims in our report have no support.',
      furniture: {
        headline: 'Retracted: battery that charges in a minute',
        shortHeadline: 'Retracted: minute battery',
        standfirst:
          'The study behind this report has been withdrawn. The report remains here, marked, so that readers can see what we said.',
      },
      after: [
        [
          '',
          '**This report is retracted.** The journal *Matter and Current* withdrew the study on 13 November 2026 after an inquiry found that three figures had been copied. What follows is our report of 17 September as it stood.',
        ],
      ],
    },
  ],
};

const floodModel: Written = {
  name: 'flood-model',
  kind: 'analysis',
  at: '2026-11-21T11:30:00Z',
  section: 'science',
  topics: ['marren-floods', 'artificial-intelligence'],
  headline: 'The forecast was right. It said so to the wrong people',
  standfirst:
    'A learning machine at the Weather Office gave 6.8 metres for Lowmere, fourteen hours ahead. It reached the town as the word “significant”.',
  by: [by('Ada Fenwick')],
  body: [
    'At 14:30 on Thursday a computer in Halmouth wrote down a number: 6.8 metres at Lowmere Bridge, between four and five in the morning. The river reached 6.82, at 04:35.',
    'The model, known in the office as Marjorie, learnt on 71 years of rain and river. It has been on trial since March beside the one that issues the warnings, which works from equations. That one said 6.3.',
    'Which of them should have been told to the town? By the rules of the trial, neither number. Warnings carry a colour and a word. Both models agreed on red; the word, chosen from a list of five, was “significant”.',
    crosshead('What a word does'),
    'Forty-one centimetres above the record is not what people hear in “significant”. In Tannery Row, where the first houses flood at 5.9 metres, several people told this newspaper that they had put boards up to the mark of 1987 and gone to bed.',
    quoted(
      { speaker: 'Owain Price', role: 'Chief forecaster', source: 'Weather Office' },
      'We have spent 20 years making the number better and 20 minutes on the sentence it goes into.',
    ),
    bullets(
      'Marjorie was within ten centimetres on 26 of this year’s 31 high waters',
      'It was badly wrong on two, both after snow',
      'It cannot say why it thinks what it thinks, which is the reason for the trial',
    ),
    'From December the number will be published beside the word, Mr Price said. It could be done sooner. There is a committee on the word.',
    see('barrier-explained', 'How the Marren Barrier works'),
  ],
};

export const science: Written[] = [hallinWater, kelp, bogRoad, gannets, battery, floodModel];
