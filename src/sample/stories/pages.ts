import { crosshead } from '../desk/blocks.ts';
import type { Written } from '../desk/written.ts';

const about: Written = {
  name: 'page-about',
  kind: 'page',
  at: '2026-10-01T09:00:00Z',
  section: 'kestrey',
  slug: 'about',
  headline: 'About The Kestrey Courier',
  standfirst: 'Who makes this paper, who pays for it, and who may tell us what to write: nobody.',
  by: [],
  body: [
    'The Kestrey Courier was first printed in 1871, on a press that had been bought to print tide tables. It still prints the tide tables.',
    'Forty-one people work here, most of them in Halmouth, two in Skarness and one, for as long as the ferry runs, on Orran. The paper belongs to a trust that can neither sell it nor pay a dividend. Three quarters of what it costs comes from readers, the rest from advertisements, which are always marked as such.',
    crosshead('Who decides'),
    'The editor alone decides what is published. The trustees appoint the editor for seven years, cannot dismiss one for anything that was printed, and read the paper when everybody else does.',
    'How we work, and what we do when we get something wrong, is set out under [How we work](story:page-how-we-work); where to find us, under [Contact](story:page-contact).',
  ],
};

const howWeWork: Written = {
  name: 'page-how-we-work',
  kind: 'page',
  at: '2026-10-01T09:05:00Z',
  section: 'kestrey',
  slug: 'how-we-work',
  headline: 'How we work',
  standfirst: 'What we hold ourselves to, and how to hold us to it.',
  by: [],
  body: [
    'We say where we know things from. Where we cannot name somebody, we say why, and the editor knows who it is.',
    'Whoever is criticised is asked first, told what will be said, and given the time to answer.',
    crosshead('When we are wrong'),
    'A mistake is corrected where it stood, with the date and what was wrong, and on the page of corrections. No story is changed in silence: every version of every story can be read from its history.',
    'A story is taken away only when keeping it would do harm that a correction cannot mend. Its address then says so, and why.',
    crosshead('Machines'),
    'Nothing here is written by a machine. Pictures that were made or altered by one say so.',
  ],
};

const contact: Written = {
  name: 'page-contact',
  kind: 'page',
  at: '2026-10-01T09:10:00Z',
  section: 'kestrey',
  slug: 'contact',
  headline: 'Contact',
  standfirst: 'Tell us what we have wrong, what we have missed, and what the neighbours are building.',
  by: [],
  body: [
    'The newsroom is at 4 Chandlers’ Steps, Halmouth. Somebody is there from six in the morning until the last page has gone.',
    'Corrections: [corrections@courier.example](mailto:corrections@courier.example). Every letter about a mistake is answered within two working days.',
    'If what you have to tell us could cost you your job, write on paper and leave your name out. We do not need to know it to look into what you say.',
  ],
};

const privacy: Written = {
  name: 'page-privacy',
  kind: 'page',
  at: '2026-10-01T09:15:00Z',
  section: 'kestrey',
  slug: 'privacy',
  headline: 'What we know about you',
  standfirst: 'Next to nothing, and we mean to keep it that way.',
  by: [],
  body: [
    'These pages set no cookie, run no script and ask no other company for anything. We do not know who you are, what you read before, or where you go next.',
    'We count how often a story is read, by the hour, to know what is read most. Nothing in those counts belongs to a person.',
    'If you write to us we keep your letter for as long as we deal with it, and a year longer where it led to a correction.',
  ],
  later: [
    {
      at: '2026-11-02T10:00:00Z',
      change: 'minor',
      swap: [['by the hour, to know', 'an hour at a time, to know']],
    },
  ],
};

const whoWeAre: Written = {
  name: 'page-about-arabic',
  kind: 'page',
  at: '2026-10-01T09:20:00Z',
  section: 'akhbar',
  slug: 'من-نحن',
  headline: 'من نحن',
  standfirst: 'من يصدر هذه الصحيفة، ومن يموّلها، ومن يقرر ما يُنشر فيها.',
  by: [],
  body: [
    'صدرت «كيستري كوريير» أول مرة عام 1871، وما زالت تطبع جداول المد والجزر كما كانت تفعل يومها.',
    'تعود ملكية الصحيفة إلى وقف لا يبيعها ولا يوزع أرباحها، ورئيس التحرير وحده يقرر ما يُنشر.',
    'إذا أخطأنا صححنا الخطأ في موضعه مع تاريخ التصحيح، ولا نغيّر خبرا في صمت.',
  ],
};

/** What the paper says about itself, apart from the news. */
export const plainPages: readonly Written[] = [about, howWeWork, contact, privacy, whoWeAre];
