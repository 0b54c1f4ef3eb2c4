import { oneLine } from '../../base/one-line.ts';
import type { AccountNews } from '../../store/account-events.ts';
import type { Notice } from '../../store/notices.ts';
import type { NoticeKind } from '../../story/notice.ts';
import { localTimeAt } from '../../story/local-time.ts';

/**
 * An e-mail, in plain text. What people wrote stands in lines that are ours or behind `> `, so that no name and no comment can pass for a
 * sentence of the newsroom, and an address on a line of its own is one of the newsroom's.
 */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Its name, where it has one: mail programs show a letter that comes twice under one name once. */
  readonly id?: string;
}

/** Whose letters these are, and what their times and links mean. */
export interface Sender {
  /** The newsroom's name. */
  readonly name: string;
  /** Where its screens are, without a stroke at the end. */
  readonly url: string;
  readonly zone: string;
}

const said: Record<NoticeKind, (by: string, story: string) => string> = {
  mention: (by, story) => `${by} named you in a comment on ${story}`,
  assigned: (by, story) => `${by} gave you ${story}`,
  handed: (by, story) => `${by} handed ${story} over to you`,
  'suggestion-accepted': (by, story) => `${by} accepted your suggestion in ${story}`,
  'suggestion-rejected': (by, story) => `${by} rejected your suggestion in ${story}`,
  'release-failed': (_by, story) => `${story} did not go live as planned`,
  'launch-done': () => 'your launch of fronts went live as planned',
  'launch-failed': () => 'your launch of fronts did not go live as planned',
  'launch-returned': () => 'your timed launch of fronts has ended, and what was there before is back',
  'launch-stayed': () => 'your timed launch of fronts has ended, but it stays, because somebody has launched since',
};

/** One letter of everything that somebody is told, the oldest first. */
export function noticeLetter(notices: readonly Notice[], to: string, sender: Sender): Letter {
  const lines = notices.map(lineOf);
  const [only = ''] = lines;
  const subject = lines.length === 1 ? only : `${lines.length} things for you in ${sender.name}`;
  const parts = notices.map((notice, at) =>
    [
      lines[at],
      ...quoted(notice.say),
      sender.url + (notice.storyId === null ? '/coming-up' : `/stories/${notice.storyId}`),
    ].join('\n'),
  );
  const foot = `All of it: ${sender.url}/inbox\nYou can also choose quiet hours there, or stop these e-mails.`;
  return { to, subject: oneLine(subject), text: `${[...parts, foot].join('\n\n')}\n` };
}

function lineOf({ kind, byName, headline }: Notice): string {
  const line = said[kind](
    byName === null ? 'Somebody' : asWords(byName),
    headline === null ? 'a story' : `“${asWords(headline)}”`,
  );
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}

/** In every spelling of a line's end. */
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;

function quoted(say: string): string[] {
  return say === '' ? [] : say.split(LINE_END).map((line) => `> ${oneLine(line)}`);
}

/** A name or a headline on one line, with no address in it that a mail program would make a link of. */
function asWords(text: string): string {
  return oneLine(text).replace(/:(?=\/\/)|(?<=\bwww)\.|@/giu, ' $& ');
}

/** Tells somebody what happened to their account, so that they can say when it was not they. */
export function accountLetter(news: AccountNews, to: string, sender: Sender): Letter {
  const at = `${localTimeAt(news.at, sender.zone)
    .replace('T', ', ')
    .replace(/:\d\d$/, '')} (${sender.zone})`;
  const text = [
    `${asWords(news.name)},`,
    'this happened to your account:',
    `  ${oneLine(news.summary)}\n  by ${news.byName === null ? 'the system' : asWords(news.byName)}, ${at}`,
    'If this was you, there is nothing to do. If it was not, change your password and tell an administrator at once.',
    `Your account: ${sender.url}/account`,
  ];
  return { to, subject: `Your account in ${oneLine(sender.name)}`, text: `${text.join('\n\n')}\n` };
}
