import { bullets, crosshead, drawn, factBox, keyPoints, numbered, pull, see, table } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const nights: Written = {
  name: 'hospital-nights',
  at: '2026-11-08T06:00:00Z',
  section: 'health',
  topics: ['carrowby'],
  headline: 'The quietest ward in Carrowby is run from nine at night by people nobody sees',
  shortHeadline: 'Who runs a hospital at night',
  standfirst:
    'Three doctors, eleven nurses, a porter who sings and a machine that does not sleep: twelve hours at the Royal Infirmary.',
  by: [by('Priya Raghavan', 'Carrowby')],
  media: drawn('hospital-night', 'Ward 7 of Carrowby Royal Infirmary at twenty to one in the morning.'),
  body: [
    'At night Carrowby Royal Infirmary has 640 patients and three doctors for all of them who are not in theatre or emergency. The trick, says Dr Samira Haq, is to walk.',
    '“If I wait to be called I am always going to the worst thing,” she said, at 21:40, on the stairs. “If I walk I meet it while it is still small.”',
    'A year ago the infirmary lost 4.1 patients in every thousand at night to things that could have been seen coming, about the national average. Since February the figure has been 2.6. Nobody has been hired. What changed is who does what between nine and nine.',
    crosshead('Sister Okafor’s board'),
    'The change fits on a board in a corridor on the second floor. It belongs to Patience Okafor, the night sister, who has worked here for 27 years. Each ward’s sickest patient is on it, by bed and never by name, chosen by the nurse who knows them. There is one red magnet, and it can be moved by anybody: last month it was moved by a porter.',
    'That was Gerald Toomey, who sings to people on trolleys, and had a man from Ward 12 among his regulars. “I noticed he had stopped joining in,” he said. The man’s blood pressure, when it was taken, was 70 over 40.',
    pull('I noticed he had stopped joining in.', 'Gerald Toomey', 'Night porter'),
    'There is a machine too. It reads every chart every 15 minutes and scores it, and it was expected to be the story. It is good, Dr Haq said, at the beginning of the night, when it finds the people that the day forgot. “After two it tells us what Patience’s board told us at one.”',
    crosshead('Half past four'),
    'The hour that everyone dreads is half past four. It is when patients die, when drugs are confused, when the last doctor is asked the last thing. They have moved the break to it. For 20 minutes the three of them sit down together and eat toast, on purpose, with the telephones in a bowl held by Sister Okafor.',
    'No other hospital has copied the toast. Four have copied the board.',
    table({
      caption: 'Preventable deaths at night, for each thousand patients',
      head: ['Year', 'Carrowby', 'Country'],
      rows: [
        ['2023', '4.3', '4.0'],
        ['2024', '4.2', '4.1'],
        ['2025', '4.1', '4.0'],
        ['2026, to October', '2.6', '4.1'],
      ],
      source: 'Health Audit Office',
    }),
    'By nine the day is back, with its trolleys and its 61 doctors. Dr Haq walks to her car. She has done 23,000 steps and says that she has remembered the patient in every bed she did not stop at.',
  ],
};

const vaccine: Written = {
  name: 'malaria-vaccine',
  at: '2026-11-16T12:00:00Z',
  section: 'health',
  topics: ['kivanda', 'world-health-council'],
  headline: 'One-dose malaria vaccine protects four children in five, Kivanda trial finds',
  shortHeadline: 'One-dose malaria vaccine works in trial',
  standfirst:
    'The trial followed 9,600 children for two rainy seasons. The dose needs no freezer, only a box of ice and someone to carry it.',
  by: [by('Wanjiru Odhiambo', 'Lumaru'), by('Priya Raghavan')],
  dateline: 'Lumaru',
  agencies: ['Tamarind News Agency'],
  media: drawn('vaccine-box', 'A cool box arrives at the clinic of Kirembe. One holds doses for 280 children.'),
  body: [
    'A single dose of a new vaccine protected 79 per cent of young children from severe malaria for two years, in the largest trial of its kind, Kivanda’s health ministry and the World Health Council said on Monday.',
    'Vaccines now in use need four doses, and about a third of children never get the fourth. “It is not the needle that we run out of,” said Dr Beatrice Nakato, the health minister, who was a district nurse. “It is the road.”',
    'The trial followed 9,600 children under five in 61 villages for two rainy seasons. Half had the new vaccine and half the old one. Severe malaria fell by a further 44 per cent among the first half. Nineteen children had fits from fever after the dose; all recovered.',
    crosshead('A box and a bicycle'),
    'It keeps for nine days on ice. In the district of Kirembe doses went the last 30 kilometres by bicycle, in a blue box that each village has since asked to keep.',
    bullets(
      'Protection from severe malaria: 79 per cent after one year, 71 after two',
      'Price aimed at: under two crowns a dose',
      'Next: a study of whether a second dose at school age keeps it up',
    ),
    'The Council’s committee on vaccines meets in Brevin on 9 December. If it approves, the first million doses could be given before the rains of April.',
  ],
  later: [
    {
      at: '2026-11-16T17:10:00Z',
      change: 'correction',
      note: 'The vaccine protected 79 per cent of children after one year and 71 per cent after two. The first version gave the higher figure for two years.',
      swap: [
        [
          'protected 79 per cent of young children from severe malaria for two years',
          'protected 79 per cent of young children from severe malaria for a year, and 71 per cent for two',
        ],
      ],
    },
  ],
};

const memory: Written = {
  name: 'memory-test',
  at: '2026-11-12T18:30:00Z',
  section: 'health',
  headline: 'A blood test for dementia is here. Not everybody should want it',
  standfirst:
    'It is right nine times in ten, and there is still little to be done about what it says. Doctors are divided on who should be asked.',
  by: [by('Priya Raghavan')],
  media: drawn('memory-tree', 'The test looks for a protein that the brain sheds years before memory begins to fail.'),
  body: [
    'From January people over 60 who are worried about their memory will be able to have a blood test that shows, with about 90 per cent accuracy, whether they have the disease behind most dementia.',
    'It replaces a lumbar puncture or a scan, costs 64 crowns and takes two days. The health service expects 200,000 requests in the first year.',
    'The doubt is about the other kind of worry. Half of those who test positive will have no symptoms for eight years or more, and some never. The two drugs that slow the disease do so by about five months, in those who can take them.',
    '“A test is a question you ask when you would do something about the answer,” said Dr Lionel Abara, who runs the memory clinic at St Hilda’s in Halmouth. He will offer it only to people whose forgetting others have noticed.',
    'Marjory Blythe, who is 68, had it in a trial last year. It was positive. She has told her sons where the deeds are, learnt to make sourdough and stopped watching the news. “They asked would I rather not have known,” she said. “I said I would rather not have had it.”',
    pull(
      'A test is a question you ask when you would do something about the answer.',
      'Lionel Abara',
      'Consultant, St Hilda’s Hospital',
    ),
  ],
};

const measles: Written = {
  name: 'measles-skarness',
  at: '2026-11-05T11:00:00Z',
  section: 'health',
  headline: 'Measles: 31 cases in Skarness',
  standfirst: 'Most are in children who have had no vaccine. Evening clinics open today.',
  by: [by('Priya Raghavan')],
  body: [
    'Thirty-one people have caught measles in Skarness since the middle of October, the Health Audit Office said on Thursday, the largest outbreak in the country for 12 years.',
    'Twenty-six of them had not been vaccinated. Six are in hospital; none is in danger.',
    'Clinics at the Seamen’s Hall and the Harbour Academy will be open until eight each evening for a fortnight. Adults born after 1975 who have not had two doses may come too. A second dose can be given 14 days after the first.',
  ],
  later: [
    {
      at: '2026-11-05T14:15:00Z',
      change: 'correction',
      note: 'A second dose of measles vaccine can be given 28 days after the first, not 14.',
      swap: [
        ['A second dose can be given 14 days after the first.', 'A second dose can be given 28 days after the first.'],
      ],
    },
  ],
};

const floodHealth: Written = {
  name: 'flood-cleaning',
  kind: 'explainer',
  at: '2026-11-21T12:00:00Z',
  section: 'health',
  topics: ['marren-floods'],
  headline: 'Going home after a flood: what to throw away, what to keep, what not to breathe',
  shortHeadline: 'Going home after a flood',
  standfirst: 'Flood water is mostly river. The rest is the reason for the gloves.',
  by: [by('Priya Raghavan')],
  body: [
    keyPoints(
      'Wear gloves, boots and a mask; wash hands before eating',
      'Boil tap water in the east of Lowmere until Tuesday',
      'Never run a generator indoors',
    ),
    crosshead('Before you go in'),
    'Wait to be told that the gas and electricity are safe. Take pictures from the door: insurers will ask. If the floor sounds hollow, stay off it.',
    crosshead('In this order'),
    numbered(
      'Open every window.',
      'Take out what is soaked and soft: carpets, mattresses, plasterboard up to 30 centimetres above the line.',
      'Hose or scrub hard things with hot water and detergent, then with disinfectant.',
      'Dry slowly. A house takes about a month for each 2.5 centimetres of wall.',
      'Throw away all food that the water touched, tins included if they are dented.',
    ),
    factBox(
      'See a doctor if you have',
      [],
      [
        'a cut that flood water has been in',
        'sickness or fever within ten days',
        'a cough that is worse indoors',
        'not slept for three nights',
      ],
    ),
    'The last is not an afterthought. After the flood of 1987, one in five adults in Lowmere had symptoms of depression a year on. Volunteers at the Corn Hall can arrange for somebody to talk to, and so can any surgery in the valley.',
    see('corn-hall', 'Three nights in the Lowmere rest centre'),
  ],
};

const dentists: Written = {
  name: 'school-dentists',
  at: '2026-10-15T09:00:00Z',
  section: 'health',
  headline: 'Dentists go back to school, and the queue gets shorter',
  standfirst: 'Seventeen vans have treated 41,000 children in playgrounds since Easter.',
  by: [by('Nell Ashby', 'Penwether')],
  dateline: 'Penwether',
  body: [
    'The van that parks behind Penwether Harbour School on Thursdays has a fish painted on it and a chair inside. In six weeks it has seen all 312 children; 96 had never met a dentist.',
    'Since Easter 17 vans have treated 41,000 children in the south-west, where the wait for a first appointment had reached 26 months. It is now nine. Teeth taken out under general anaesthetic, the commonest reason for a child to go into hospital, have fallen by a quarter.',
    'The vans cost 6.8m crowns a year. Peter Ashgrove, the health secretary, visited on Thursday and was offered a sticker. He chose the octopus.',
  ],
};

export const health: Written[] = [nights, vaccine, memory, measles, floodHealth, dentists];
