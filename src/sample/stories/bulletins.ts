import { drawn, see } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';
import { BULLETIN } from '../bulletin.ts';
import { heldAddress } from '../../story/recording.ts';

const sundayMinute: Written = {
  name: 'sunday-minute',
  kind: 'bulletin',
  at: '2026-11-22T18:00:00Z',
  section: 'kestrey',
  topics: ['marren-floods'],
  headline: 'The news in a minute: Lowmere counts the cost',
  shortHeadline: 'The news in a minute, Sunday',
  standfirst:
    'The floods in the Marren valley, the inquiry into gate three, the leaders’ debate, and otters by moonlight.',
  by: [by('Joanna Pryce', 'Lowmere')],
  media: {
    type: 'video',
    title: 'The news in a minute, Sunday 22 November',
    src: heldAddress({ id: BULLETIN, is: 'film' }),
    poster: drawn('lowmere-dawn', 'Volunteers row along Tannery Row at first light on Friday.'),
    captions: null,
    transcript: null,
    durationSeconds: 61,
    caption: null,
    credit: 'Film: The Kestrey Courier',
  },
  body: [
    see('lowmere-count', 'Lowmere counts the cost as the river falls', 5),
    see('barrier-inquiry', 'The inquiry into gate three of the Marren Barrier', 15),
    see('debate', 'Four leaders, one studio: the debate', 25),
    see('hallin-water', 'At the observatory on Mount Hallin', 35),
    see('derby', 'A header in the 93rd minute decides the derby', 44),
    see('otters', 'The otters below Coopers’ Bridge', 53),
  ],
};

export const bulletins: Written[] = [sundayMinute];
