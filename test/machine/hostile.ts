import type { Story } from '../../src/story/story.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';
import { picture } from './pictures.ts';

/** Text that means something to HTML, XML, JSON or a terminal, with characters that XML does not know. */
export const hostileText =
  '</script><script>alert(1)</script><!-- ]]> &amp; & < > " \' \u0000\u0007\u001b[31m\uFFFE\uD800 \u2028\u2029 {{x}} ${y} %s 😀 \u202Eabc';

/** The same as a feed says it: on one line, without characters that no reader can show, and turning nothing that stands behind it. */
export const hostileLine =
  '</script><script>alert(1)</script><!-- ]]> &amp; & < > " \' [31m\uFFFD {{x}} ${y} %s 😀 \u202Eabc\u202C';

/** A story that says it in every field that takes any text. */
export function hostileStory(number = 66): Story {
  return aStory({
    id: idOf(number),
    lang: 'en"><x',
    kind: 'live',
    headline: hostileText,
    shortHeadline: hostileText,
    standfirst: hostileText,
    trailText: hostileText,
    kicker: hostileText,
    byline: [{ person: hostileText, role: hostileText, location: hostileText }],
    dateline: hostileText,
    agencies: [hostileText],
    origin: { name: hostileText, url: hostileText },
    mainMedia: picture(hostileText),
    topics: ['ferries'],
    body: [
      paragraph(hostileText),
      {
        type: 'livePost',
        id: 'post-1',
        at: '2026-11-02T08:00:00Z',
        headline: hostileText,
        by: hostileText,
        paragraphs: [{ text: hostileText }],
      },
      {
        type: 'video',
        title: hostileText,
        caption: hostileText,
        credit: hostileText,
        transcript: hostileText,
        src: '/media/x.mp4',
      },
    ],
  });
}
