import { crosshead, drawn, film, pull } from '../desk/blocks.ts';
import { by } from '../desk/staff.ts';
import type { Written } from '../desk/written.ts';

const hallinWater: Written = {
  name: 'hallin-water',
  at: '2026-11-18T16:00:00Z',
  section: 'science',
  headline: 'Water found in the air of a rocky world 41 light years away',
  shortHeadline: 'Water found on a rocky world',
  standfirst: 'Astronomers at Hallin spent 212 nights on one faint star. What they saw in its planet’s air is the clearest sign of its kind so far, and they would like others to look.',
  trailText: 'After 212 nights on one faint star, astronomers at Hallin ask others to check what they saw.',
  by: [by('Ada Fenwick', 'Mount Hallin')],
  dateline: 'Mount Hallin',
  media: drawn('observatory', 'The Hallin Observatory. Its three-metre mirror was made in 1978 and given new eyes in 2024.'),
  body: [
    'The star has no name, only a number in a catalogue, and it is too faint to be seen without a telescope. Around it, every 19 days, goes a planet a little larger than our own. There is water vapour in its air.',
    'That is the finding of a team of 23 at the Hallin Observatory, published on Wednesday in the *Annals of Astronomy*. They watched the planet cross its star 11 times and split the light that came through its atmosphere into 4,000 colours. In three places, where water absorbs, the light was missing.',
    '“It is steam rather than sea,” said Dr Marit Solheim, who led the work. “The surface is about 140 degrees. But nobody had shown that a small, rocky world so close to a star like this could keep any air at all.”',
    pull('It is steam rather than sea.', 'Marit Solheim', 'Hallin Observatory'),
    crosshead('How sure are they?'),
    'The chance that the signal is noise is about one in 30,000, the paper says. A larger worry is the star itself. Cool stars have spots, and spots hold water vapour of their own. The team modelled them in four ways; the planet’s share survived all four, in one of them narrowly.',
    'Dr Kenji Arata of the Senkai National Observatory, who was not involved, called the result “careful, and the best that can be done from the ground”. He has asked for time on a space telescope in March.',
    film({
      title: 'Inside the dome: a night at Hallin in three minutes',
      poster: drawn('observatory', 'The dome opens at dusk on Mount Hallin.'),
      seconds: 184,
      transcript: 'The dome opens at dusk, while the sky is still too bright to work. Somebody always goes out to look anyway. From the walkway you can see the lights of Eskmoor, which are the reason there is talk of moving. At ten the mirror is cold enough. Then it is numbers until morning.',
    }),
    crosshead('A mountain with a deadline'),
    'Hallin may not be able to repeat the work. New lighting along the Eskmoor bypass, due next year, would brighten the sky above the mountain by a fifth. The observatory has asked the county to shade the lamps. A decision is expected in January.',
    'The planet, meanwhile, will cross its star again on 2 December, at 03:14, weather permitting.',
  ],
};

export const science: Written[] = [hallinWater];
