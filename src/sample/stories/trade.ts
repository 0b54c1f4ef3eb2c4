import { bullets, crosshead, factBox, keyPoints, pull, see, table } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const weeklyShop: Written = {
  name: 'weekly-shop',
  kind: 'analysis',
  at: '2026-11-20T11:00:00Z',
  section: 'business',
  topics: ['cost-of-living'],
  kicker: 'Prices',
  headline: 'Coffee, butter and the feeling of being poorer',
  standfirst:
    'We have bought the same eight things in the same four shops since 2024. Most of them cost hardly more than they did. Try telling that to a person with an empty tin.',
  trailText: 'The same eight things from the same four shops for two years: most cost hardly more.',
  by: [by('Tobias Harcourt')],
  body: [
    'Every third Monday of November a colleague of mine goes out with a bag and a list. She has done it for three years, always to the same four shops in Halmouth and Carrowby, always for the same eight things. This week the bill was 63 crowns and 10 pence. Two years ago it was 55.50.',
    'A rise of 14 per cent sounds like the whole argument of this election. Wages have gone up by 11 in the same time, so the basket has won. But look at what is in it.',
    table({
      caption: 'One basket, two years apart (crowns)',
      head: ['What', 'November 2024', 'November 2026', 'Change'],
      rows: [
        ['Bread, four loaves', '12.00', '12.40', '+0.40'],
        ['Milk, eight litres', '8.80', '9.20', '+0.40'],
        ['Eggs, eighteen', '5.10', '6.30', '+1.20'],
        ['Butter, 500 g', '4.90', '6.40', '+1.50'],
        ['Potatoes, 5 kg', '4.50', '4.20', '−0.30'],
        ['Chicken, one', '7.60', '8.10', '+0.50'],
        ['Apples, 2 kg', '4.40', '4.60', '+0.20'],
        ['Coffee, 500 g', '8.20', '11.90', '+3.70'],
        ['Together', '55.50', '63.10', '+7.60'],
      ],
      source: 'Courier price survey, four shops, cheapest own brand',
    }),
    'Coffee and butter make up 5.20 of the 7.60. Leave them on the shelf and the remaining six things have gone up by 5.7 per cent, well behind pay. A drought in two countries and a cattle disease in a third have done more to the mood of this nation than anything its government has tried.',
    crosshead('Why it does not feel like that'),
    'One reason is that people remember levels, while economists talk of rates. Inflation has come down to 2.4 per cent, which means only that prices are climbing more slowly from where they were left. Nobody’s loaf has gone back to 2021.',
    'The other is rent. It is in no basket, since you cannot carry it home. In Halmouth a two-room flat costs 940 crowns a month, 21 per cent more than two years ago, and for the fifth of households that rent privately it swallowed the pay rise whole before they reached the shops.',
    '“People are not wrong about being poorer,” said Dr Imogen Achebe of the Wend Institute, which studies household budgets. “They are wrong about the culprit. They see the butter every day. They see the landlord on the first of the month.”',
    pull(
      'They see the butter every day. They see the landlord on the first of the month.',
      'Imogen Achebe',
      'Economist, the Wend Institute',
    ),
    'The parties have noticed the butter. There are three promises on food prices in the two big manifestos and one, shared word for word, to “look at” rents.',
    see('price-of-a-loaf', 'Where the money goes in a loaf at three crowns ten'),
  ],
};

const powerPrice: Written = {
  name: 'power-price',
  kind: 'explainer',
  at: '2026-11-13T09:30:00Z',
  section: 'business',
  topics: ['energy', 'cost-of-living'],
  headline: 'If most of our power comes from the wind, why does gas set the price?',
  shortHeadline: 'Why gas sets the price of windy power',
  standfirst:
    'The last plant to be switched on decides what all the others are paid. There are reasons for that, and a growing number of people who think they have run out.',
  by: [by('Anneke Vos')],
  body: [
    keyPoints(
      'On 4 November gas made nine per cent of Kestrey’s electricity and set its price for 11 hours of 24',
      'Without those hours the day’s average would have been half as high',
      'The big parties agree on the problem and on nothing else',
    ),
    crosshead('How is the price made?'),
    'By auction, an hour at a time. Each plant says how much it can make and the least it would take. The cheapest are called first: wind and water, then power from abroad, then gas. When there is enough, the bidding stops, and everybody gets what the last one asked.',
    'That sounds mad and is not. If each were paid only its own bid, each would guess at the highest and bid that. The rule makes it safe to be honest.',
    crosshead('So what happened on 4 November?'),
    'The wind fell at about seven in the morning. Skarness Point, a gas plant that had stood idle for nine days, was needed until six in the evening.',
    table({
      caption: 'Wednesday 4 November 2026',
      head: ['Hours', 'Price set by', 'Crowns a megawatt-hour'],
      rows: [
        ['13', 'Wind and water', '38'],
        ['11', 'Gas', '121'],
        ['24', 'Average', '76'],
      ],
      rowHeads: false,
      source: 'Kestrey Grid',
    }),
    crosshead('Who gets the difference?'),
    'It depends on how old the turbine is. Wind farms built since 2019 have a fixed price and hand back whatever they earn above it; last year that came to 212m crowns, which was taken off bills. The older ones keep it. There are 61 of those, most on Orran and the Skarness moors.',
    crosshead('What is in a bill?'),
    bullets(
      'The energy itself: 41 crowns',
      'Wires and pipes: 24 crowns',
      'The standing charge: 22 crowns',
      'Tax: 9 crowns',
      '**A typical month: 96 crowns**',
    ),
    crosshead('Could it be done otherwise?'),
    'Two ways are argued about. The Social Alliance would move the old wind farms on to fixed prices, by agreement at first. The government would split the market, one auction for plants that can be switched on at will and another for those that cannot.',
    'Professor Leif Quennell, who designed the present auction in 2001, says that either would do and that both would take five years. “I am rather fond of it,” he said. “But it was made for a country that burned things.”',
    see('ketley-interview', 'Tom Ketley: “I’d rather be asked twice”'),
  ],
  later: [
    {
      at: '2026-11-13T10:20:00Z',
      change: 'minor',
      swap: [['That sounds mad and is not.', 'It sounds perverse and is not.']],
    },
    {
      at: '2026-11-16T13:00:00Z',
      change: 'clarification',
      note: 'Wind farms with a fixed price hand back what they earn above it in months when prices are high, and are topped up when they are low. The figure of 212m crowns is the net sum; an earlier version did not say so.',
      swap: [
        [
          'last year that came to 212m crowns, which was taken off bills',
          'last year that came to 212m crowns, net of what they were paid in cheap months, and was taken off bills',
        ],
      ],
    },
  ],
};

const fairlieShops: Written = {
  name: 'fairlie-shops',
  at: '2026-10-21T05:30:00Z',
  section: 'business',
  headline: 'Fairlie’s plans to close 31 shops by Easter',
  standfirst: 'The grocer’s board is to be asked next week to approve the closures, according to an internal paper.',
  by: [by('Anneke Vos')],
  dateline: 'Carrowby',
  body: [
    'Fairlie’s, the country’s third-largest grocer, intends to close 31 of its 188 shops by Easter with the loss of 900 jobs, according to a paper prepared for its board and seen by the *Courier*.',
    'The paper, dated 14 October, names small shops in the Marren and Wend valleys. A spokesman would not comment late on Tuesday.',
    'Fairlie’s has lost customers to discounters for three years. Its shares closed at 4.12 crowns.',
  ],
  later: [
    {
      at: '2026-10-21T18:45:00Z',
      change: 'retraction',
      note: 'We have withdrawn this report. The paper it relied on was a forgery, and we should have established that before publication and not after it. Fairlie’s has no such plan. We apologise to the company and to the people who work in the shops that were named to us. How it happened is being examined by our readers’ editor, who will publish her findings.',
      furniture: {
        headline: 'Retracted: a report about shops of Fairlie’s',
        slug: 'retracted-a-report-about-fairlies',
        standfirst: 'The report that stood here was based on a forged paper, and has been withdrawn.',
      },
      after: [
        [
          '',
          'On 21 October the *Courier* reported that the grocer Fairlie’s was to close 31 shops. That was not true. The paper on which the report relied did not come from the company.',
          'Fairlie’s told us so at 09:10 and showed us its board’s real agenda in the afternoon. The report stood for 13 hours. It should not have been published.',
        ],
      ],
      drop: ['Fairlie’s, the country', 'The paper, dated', 'Fairlie’s has lost customers'],
    },
    {
      at: '2026-11-04T16:00:00Z',
      change: 'update',
      note: 'Adds the findings of the readers’ editor.',
      after: [
        [
          'Fairlie’s told us',
          'Our readers’ editor, Constance Hale, reported on 4 November. The document had reached us by post; the reporter’s doubts about its typeface were noted at the time and not followed up, as the desk believed a rival had it too. “Nobody lied and nobody was lazy,” she writes. “They hurried.” Papers that come without a sender must now be confirmed by two people who have not seen each other’s answer.',
        ],
      ],
    },
  ],
};

const ferryBill: Written = {
  name: 'ferry-bill',
  at: '2026-04-16T11:05:00Z',
  section: 'business',
  topics: ['orran-ferries', 'orran-isles'],
  headline: 'Second Orran ferry a year later still, as the bill for both reaches 228m crowns',
  shortHeadline: 'Orran ferries to cost twice what was agreed',
  standfirst:
    'The yard in Skarness blames a gas tank that does not fit. The ministry says it will pay, because it cannot do otherwise.',
  by: [by('Anneke Vos', 'Skarness'), by('Ruari Sinclair', 'Stennay')],
  dateline: 'Skarness',
  body: [
    'The second of two ferries on order for the Orran Isles will not sail before 2028, a year later than was promised last autumn, its builder said on Thursday. The two together will cost 228m crowns, which is 30m more than the last estimate and well over twice the price agreed in 2019.',
    table({
      caption: 'What the ships were to cost, in millions of crowns',
      head: ['Ship', 'Contract, 2019', 'Estimate, 2024', 'Estimate, April 2026'],
      rows: [
        ['Kittiwake', '48', '94', '112'],
        ['Hull 212, not yet named', '49', '104', '116'],
        ['Both', '97', '198', '228'],
      ],
      source: 'Ministry of Transport; Skarness Marine',
    }),
    'The delay comes from a tank for liquid gas, ordered abroad to a drawing that had since been changed. It is 31 centimetres too tall for the deck above it. Cutting a hole would be quicker, the yard says, but would make the ship subject to new rules on fire doors.',
    '“We are embarrassed, and we are going to finish them,” said Morag Heddle, managing director of Skarness Marine. It employs 610 people, more than anybody else in Skarness but the hospital.',
    'The contract puts no limit on what the state must pay. A committee of the Assembly called it in 2023 “the worst-drafted page in the department’s possession”.',
    factBox('Why gas?', [
      'Both ships can burn liquefied gas as well as diesel. No port on the route can yet supply it; a lorry would have to bring it 460 kilometres.',
    ]),
  ],
};

/** Prices, power, shops and ships: what things cost, and who was wrong about it. */
export const trade: Written[] = [weeklyShop, powerPrice, fairlieShops, ferryBill];
