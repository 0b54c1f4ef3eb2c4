import type { VNode } from 'preact';
import { endOf, recordingOf } from '../../story/drawn-pictures.ts';
import type { Edition, SuppliedWords } from '../../story/newsroom.ts';
import type { Card } from '../../story/published.ts';
import { litePath } from '../addresses.ts';
import type { Archive } from '../../story/archive.ts';
import { langAttributes } from '../layout/lang-attributes.ts';
import { dayLine, durationCode, durationLine } from '../times.ts';
import { speakerOf, wordsFor } from '../words.ts';
import type { Chrome } from './include-kind.tsx';

interface BulletinData {
  readonly lang: string;
  readonly words?: SuppliedWords | undefined;
  readonly dir: 'ltr' | 'rtl';
  /** Null where there is no bulletin. */
  readonly newest: (Pick<Card, 'path' | 'headline' | 'lang' | 'dir'> & { seconds: number | null; day: string }) | null;
}

/** The way to the newest bulletin, over every page of an edition, with its day. Nothing at all where there is none. */
export const bulletin: Chrome<BulletinData> = {
  name: 'bulletin',
  load: loadNewest,
  View: Bulletin,
};

/** The same on the lite pages, leading to its lite page. */
export const liteBulletin: Chrome<BulletinData> = {
  name: 'lite-bulletin',
  load: async (archive, edition) => {
    const { newest, ...said } = await loadNewest(archive, edition);
    return { ...said, newest: newest && { ...newest, path: litePath(newest.path) } };
  },
  View: Bulletin,
};

async function loadNewest(archive: Archive, edition: Edition): Promise<BulletinData> {
  const [id] = await archive.newest(`bulletins/${edition.id}`, 1);
  const card = id === undefined ? null : await archive.card(id);
  return { ...speakerOf(edition), dir: edition.dir, newest: card && shownOf(card, edition) };
}

function shownOf({ path, headline, lang, dir, sortAt, mainMedia }: Card, edition: Edition): BulletinData['newest'] {
  if (mainMedia?.type !== 'video' || endOf(mainMedia)) return null;
  const seconds = recordingOf(mainMedia)?.seconds ?? mainMedia.durationSeconds;
  return { path, headline, lang, dir, seconds, day: dayLine(sortAt, edition) };
}

function Bulletin({ data }: { data: BulletinData }): VNode | null {
  const { lang, dir, newest } = data;
  if (!newest) return null;
  const words = wordsFor(data);
  return (
    <aside class="bulletin-line" lang={lang} dir={dir} aria-label={words.bulletin}>
      <p>
        <a href={newest.path}>
          <b>{isAMinute(newest.seconds) ? words.watchMinute : words.watchBulletin}</b>{' '}
          <span {...langAttributes(newest, { lang })}>{newest.headline}</span>{' '}
          <small>
            {newest.day}
            {newest.seconds !== null && (
              <>
                {' · '}
                <time datetime={durationCode(newest.seconds)}>{durationLine(newest.seconds)}</time>
              </>
            )}
          </small>
        </a>
      </p>
    </aside>
  );
}

/** What people call a minute. */
function isAMinute(seconds: number | null): boolean {
  return seconds !== null && seconds >= 45 && seconds <= 75;
}
