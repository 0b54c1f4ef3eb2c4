import { useEffect, useState } from 'react';
import { type HeadlineRoom, headlineRooms } from '../../../story/headline-room.ts';
import type { Story } from '../../../story/story.ts';
import { Badge } from '../../../ui/badge.tsx';
import { counted } from '../../../ui/language.ts';
import { filled, panelWords } from '../../words/panels.ts';
import { fontOf, measureHeadline, typeReady } from './measure-headline.ts';
import './headline-guides.css';

const words = panelWords.furniture;

/** How the headline stands in each place; null until the readers' type has arrived, so that nothing is guessed. */
export function useHeadlineRooms({
  headline,
  shortHeadline,
}: Pick<Story, 'headline' | 'shortHeadline'>): HeadlineRoom[] | null {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let isHere = true;
    typeReady(headline).then(
      () => isHere && setReady(true),
      () => isHere && setReady(true),
    );
    return () => {
      isHere = false;
    };
  }, [headline]);
  return isReady && headline ? headlineRooms({ headline, shortHeadline }, measureHeadline) : null;
}

/** The headline in every place where it appears, in the readers' type and at the readers' width, made small to stand here. */
export function HeadlineGuides({
  rooms,
  dir,
  lang,
}: {
  readonly rooms: readonly HeadlineRoom[] | null;
  readonly dir: string;
  readonly lang: string;
}) {
  if (!rooms) return <p className="panel-note">{words.roomsNone}</p>;
  return (
    <ul className="guides">
      {rooms.map((room) => (
        <Guide key={room.place.is} room={room} dir={dir} lang={lang} />
      ))}
    </ul>
  );
}

/** Width of the drawings, in CSS pixels; places are made smaller to it and never larger. */
const SHOWN_WIDTH = 300;

function Guide({
  room: { place, text, lines, fits },
  dir,
  lang,
}: {
  readonly room: HeadlineRoom;
  readonly dir: string;
  readonly lang: string;
}) {
  const scale = Math.min(1, SHOWN_WIDTH / place.width);
  return (
    <li className="guide">
      <p className="guide-head">
        <span>{words.places[place.is]}</span>
        <span className="panel-note figures" title={place.isOurs ? undefined : words.guessHint}>
          {place.isOurs ? '' : `${words.guess} `}
          {counted(lines.length, words.lines)}, {counted([...text].length, words.characters)}
        </span>
        <Badge tone={fits ? 'live' : 'warn'}>{fits ? words.fits : filled(words.tooLong, { count: place.lines })}</Badge>
      </p>
      <div className="guide-drawing" dir={dir} lang={lang}>
        {lines.map((line, at) => (
          <span
            key={`${at} ${line}`}
            className={at < place.lines ? 'guide-line' : 'guide-line guide-line-over'}
            style={{
              font: fontOf({ ...place.type, size: place.type.size * scale }),
              letterSpacing: `${place.type.spacing}em`,
              width: place.width * scale,
            }}
          >
            {line}
          </span>
        ))}
      </div>
    </li>
  );
}
