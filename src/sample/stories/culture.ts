import { crosshead, drawn, factBox, gallery, pull, quoted } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const houseOfDoors: Written = {
  name: 'house-of-doors',
  kind: 'review',
  at: '2026-11-20T11:00:00Z',
  section: 'culture',
  kicker: 'Theatre',
  headline: 'The House of Doors: eleven exits and nobody leaves',
  standfirst:
    '★★★★☆ Halmouth Playhouse. Ismene Tallant’s new play puts a family in a house that will not stay still, and Dorothea Vane in the part of her life.',
  by: [by('Eleanor Voss')],
  media: drawn('stage-light', 'Dorothea Vane, in red, and Paul Adeyemi in The House of Doors at Halmouth Playhouse.'),
  body: [
    'There are eleven doors on the stage of the Playhouse, and for the first ten minutes of Ismene Tallant’s new play a man in an overcoat tries them one by one. Ten are locked. The eleventh opens on a blue light and his mother, aged about 30, who tells him to shut it because of the draught.',
    'She is played by Dorothea Vane, who is 74. Nobody explains this and after a moment nobody needs to. Vane does not act youth; she merely stops apologising, and 40 years go out of her back.',
    'The house, it turns out, belongs to whoever remembers it best. When the daughter (Lucy Amoah, all elbows) recalls the night of the fire, the walls lean; when the son corrects her they lean the other way. Rolf Steen’s set does this with ropes and eight visible stagehands, and it is more frightening than any machine.',
    pull('Vane does not act youth; she merely stops apologising.', 'Eleanor Voss', 'Chief critic'),
    'It is half an hour too long. There is a neighbour who has come from another play and should go back to it. And Tallant, who began as a radio dramatist, still does not trust us to see what we are looking at: twice someone says aloud what a door has just said better.',
    'But the last scene has stayed with me all week. The son, alone, finds that all eleven are open. He looks at them. Then, one by one, and very gently, so as not to wake anybody, he closes them again.',
    factBox(
      'The House of Doors',
      ['By Ismene Tallant, directed by Anya Roth.'],
      [
        'Halmouth Playhouse, until 16 January',
        'Two hours and forty minutes, with one interval',
        'Touring to Carrowby and Skarness in February',
      ],
    ),
  ],
};

const philharmonic: Written = {
  name: 'philharmonic',
  at: '2026-11-17T19:00:00Z',
  section: 'culture',
  topics: ['cost-of-living'],
  headline: 'Philharmonic plays on as 40 years’ conductor says goodbye with a symphony for half an orchestra',
  shortHeadline: 'A symphony for half an orchestra',
  standfirst: 'With 19 chairs unfilled for want of money, Sir Anselm Roe asked composers to write for what was left.',
  by: [by('Idris Bowen')],
  media: drawn(
    'orchestra',
    'Sir Anselm Roe at rehearsal in the Marren Hall. He gives his last concert as chief conductor on 5 December.',
  ),
  body: [
    'For his last season Sir Anselm Roe was offered any soloist he liked. He asked for bassoons.',
    'The Halmouth Philharmonic has had two fewer than it should since March, and two fewer horns, and six fewer second violins: 19 chairs out of 88, left empty as players retired. Its grant has not risen since 2019. On Tuesday Sir Anselm, who has conducted it for 40 years, announced a farewell programme of works by five composers, each written for exactly the players who remain.',
    '“One can cover a hole or one can look through it,” he said. The longest piece, by Saoirse Keane, is called *Rests*. In its slow movement each missing part is given its silence, and a lamp on an empty stand.',
    quoted(
      { speaker: 'Saoirse Keane', role: 'Composer' },
      'I was asked for a symphony and given a list of absences. I thought, well, that is what a symphony is.',
    ),
    'The orchestra’s management says that it hopes to fill eight chairs next year. The concert on 5 December sold out in 50 minutes. There were, a spokesman said, no empty seats at all.',
  ],
};

const winterbourne: Written = {
  name: 'winterbourne-obituary',
  kind: 'obituary',
  at: '2026-11-09T09:00:00Z',
  section: 'culture',
  headline: 'Clara Winterbourne, who made one note last a lifetime',
  shortHeadline: 'Clara Winterbourne, 1938–2026',
  standfirst: 'Cellist and teacher; died in Skarness on 6 November, aged 88.',
  by: [by('Idris Bowen')],
  media: drawn(
    'cellist',
    'Clara Winterbourne in 2018. She said that she closed her eyes because otherwise she counted the house.',
  ),
  body: [
    'Pupils of Clara Winterbourne spent their first month on one note. It was the open G. They were to play it until they liked it, she said, and then until it liked them.',
    'She was born in Skarness in 1938, the fourth child of a harbour pilot, and was given a cello at nine because the violin was promised to her brother. At 16 she played the Aldous concerto under Maurice Thane, who wrote in her score, *Slower. You are not late for anything.* She had it framed.',
    'Her career was large but not long. Between 1961 and 1979 she gave some 1,400 concerts on five continents and made the recording of the unaccompanied suites that is still, for many, the only one. Then she stopped. There was no accident and no quarrel. She had noticed, she told a startled agent, that she was playing for the coda, so as to go home.',
    crosshead('Pier Street'),
    'Home was two rooms over a chandler’s in Pier Street. For 44 years she taught there, six pupils at a time, of whom 31 lead sections in the great orchestras of the world and one became a trawlerman and, she said, had the best bow arm of all.',
    'She charged what people paid. In winter it was often fish.',
    'On the last afternoon, a pupil relates, she asked to hear the G. It was played. She listened to the end, which took some time, and said, “There. Now it likes you.”',
  ],
};

const bronze: Written = {
  name: 'bronze-returns',
  at: '2026-11-14T08:00:00Z',
  section: 'culture',
  topics: ['kivanda'],
  headline: 'The king goes home: Halmouth returns bronze head to Kivanda after 129 years',
  shortHeadline: 'Halmouth returns bronze head to Kivanda',
  standfirst:
    'The Head of Lumaru was taken as a prize in 1897 and bought for the museum for 15 crowns. It leaves on Thursday, in a seat.',
  by: [by('Idris Bowen'), by('Wanjiru Odhiambo', 'Lumaru')],
  agencies: ['Tamarind News Agency'],
  media: drawn(
    'bronze-head',
    'The Head of Lumaru in the Halmouth Museum this week. About 30,000 people have come to take leave of it.',
  ),
  body: [
    'They have been queuing since eight to say goodbye to a man who has been looking past them for 129 years.',
    'The Head of Lumaru, a bronze portrait of a king made about 1480 and taken from his palace by an expedition of 1897, will be given back to Kivanda next week. The Halmouth Museum bought it the following spring from a lieutenant, for 15 crowns. The receipt is in the case beside it. It reads: *One head, native, good.*',
    'Kivanda first asked in 1963. “We kept the carbon,” said Florence Ssali, director of the national museum in Lumaru, who came to collect it. “There are 41 letters. The replies are very polite.”',
    crosshead('What changed'),
    'What changed was a law of last year that lets museums part with what was taken by force, and a curator, Miles Denholm, who spent four years establishing that it was. He found the lieutenant’s diary in an attic in Penwether. It did not leave room for doubt.',
    'The museum will keep a cast, and an empty plinth. Visitors this week have been leaving notes on it. Mr Denholm has read them all. “A boy wrote, *Sorry we had you so long,*” he said. “I have been trying to write that label since 1998.”',
    pull('Sorry we had you so long.', 'A visitor, aged about eight', 'Note left on the plinth'),
    'The king will travel on Thursday by a scheduled flight. He weighs 38 kilograms and has been booked a seat, by the window.',
  ],
};

const library: Written = {
  name: 'library-reopens',
  at: '2026-09-08T08:30:00Z',
  section: 'culture',
  headline: 'Halmouth’s reading room opens again, as quiet as it ever was',
  standfirst: 'Four years and 52m crowns went into making it look as though nothing had been done.',
  by: [by('Idris Bowen')],
  media: drawn('reading-room', 'The round reading room on its first morning. All 240 seats were taken by ten.'),
  body: [
    'The first reader through the doors of Halmouth Central Library on Tuesday, after four years of scaffolding, was Edith Moyle, aged 81, who went to seat 114, sat down, and took from her bag the book that she had been reading when it closed.',
    'The great round room of 1906 has a new roof, new wiring and, under each green lamp, two sockets that one has to know about. It has been heated, for the first time evenly. The catalogue drawers have been kept, and so has the notice, *Readers will refrain from conversation and pears.*',
    'The architects, Hollis Ande, were asked what they were proudest of. They said the echo. A dropped pencil used to sound for 1.9 seconds and it does so still.',
    'Mrs Moyle’s book was due back in March 2022. The library has waived the fine.',
  ],
};

const foreland: Written = {
  name: 'foreland-prize',
  at: '2026-11-11T21:30:00Z',
  section: 'culture',
  headline: 'Esther Malin wins Foreland Prize with novel written on a bus',
  standfirst:
    'The Tally Book, about a woman who counts sheep for a living and cannot sleep, takes the 40,000-crown award.',
  by: [by('Idris Bowen')],
  body: [
    'Esther Malin has won the Foreland Prize for *The Tally Book*, her second novel, which she wrote on the 14 bus between Eskmoor and the abattoir where she is a clerk.',
    'The judges were unanimous, for the first time since 2011, and took nine minutes. “We had set aside the afternoon,” said their chair, Corin Bell. “We went for a walk.”',
    'The novel is told in entries of a ledger. Its heroine, Ruth, counts animals through a gate for 30 years and begins to enter other things: lies, kindnesses, men. Ms Malin, who is 52, accepted the award in the coat that she had come in. She thanked the driver by name.',
    'She will keep her job. “I have tried writing at a desk,” she said. “It does not go anywhere.”',
  ],
};

const lighthouses: Written = {
  name: 'last-keepers',
  kind: 'picture',
  at: '2026-10-25T07:00:00Z',
  section: 'culture',
  alsoIn: ['international'],
  topics: ['orran-isles'],
  headline: 'The last keepers',
  standfirst:
    'Our illustrators spent September on the northern coast, among the people who still live with the sea. Six plates from the book.',
  by: [by('Ruari Sinclair', 'Stennay')],
  media: drawn(
    'lighthouse',
    'Sule Head, lit in 1841. Its last keeper, Norrie Flett, left in 1998 and comes back every Saturday to polish the brass.',
  ),
  body: [
    'The lamp on Sule Head is run from an office in Skarness. It needs nobody. Norrie Flett, who was its keeper until 1998, goes out each Saturday all the same, because the brass does not know that.',
    gallery(
      'Plates from The Last Keepers',
      drawn(
        'orran-croft',
        'Hestray, in the early morning. Nineteen people live here, and two of them go to school by boat.',
      ),
      drawn('seabird-cliffs', 'The Noup. Euan Leask has listened to it for two summers.'),
      drawn('ferry-storm', 'The Sound of Stennay, on the sort of day when the flag is red.'),
      drawn('kelp-diver', 'Under the Sound, where the forest has grown back.'),
      drawn('wind-farm', 'Brack Moor, on the road home.'),
    ),
    'Ines Quarrie and Tom Haldane worked in ink and gouache from sketches made on the spot. Their book, *The Last Keepers*, appears in spring.',
  ],
};

export const culture: Written[] = [houseOfDoors, philharmonic, winterbourne, bronze, library, foreland, lighthouses];
