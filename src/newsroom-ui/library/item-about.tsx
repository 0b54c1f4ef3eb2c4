import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { counted, dateText, listed, numberText } from '../../ui/language.ts';
import { Moment } from '../../ui/moment.tsx';
import type { AnswerOf } from '../api.ts';
import { useMe } from '../session.ts';
import { frontName } from '../fronts/card-words.ts';
import { type NewsroomFacts, useNewsroom } from '../session.ts';
import { mediaWords as words } from '../words/media.ts';
import { filled } from '../words/panels.ts';
import { putAway } from './library-acts.ts';
import { type MediaItem, nameOf } from './library-query.ts';
import { ReplaceDialog } from './replace-dialog.tsx';
import { TakeDownDialog } from './take-down-dialog.tsx';

type Answer = AnswerOf<'GET /api/media/:id'>;
type Use = Answer['uses'][number];

interface ItemAboutProps {
  readonly item: MediaItem;
  readonly uses: readonly Use[];
  /** The containers of fronts whose cards show it. */
  readonly cards: Answer['cards'];
  /** What it took the place of. */
  readonly instead: readonly MediaItem[];
  onGo(id: string): void;
}

/** Where the picture is used, its file, and the way out of sight and back. */
export function ItemAbout({ item, uses, cards, instead, onGo }: ItemAboutProps) {
  const isAway = item.putAway !== null;
  const { role } = useMe();
  const mayPutAway = role !== 'reporter' && (isAway || !item.isUsed);
  const mayTakeDown = (role === 'editor' || role === 'administrator') && item.end?.is !== 'taken-down';
  const [isTakingDown, setTakingDown] = useState(false);
  const mayReplace = role === 'editor' || role === 'administrator';
  const [replacing, setReplacing] = useState<MediaItem | 'file' | null>(null);
  return (
    <aside className="item-about">
      <Uses uses={uses} cards={cards} />
      <File item={item} />
      {item.end && item.end.is !== 'replaced' && (
        <p className="field-error">
          {item.end.is === 'expired' ? words.hasExpired : words.wasTakenDown} · {dayOf(item.end.at.slice(0, 10))}
        </p>
      )}
      {item.replaced && <Replaced replaced={item.replaced} onGo={onGo} />}
      {instead.length > 0 && <Instead before={instead} onGo={onGo} onPutBack={mayReplace ? setReplacing : undefined} />}
      <div className="item-acts">
        {mayReplace && <Button onPress={() => setReplacing('file')}>{words.replaceOpens}</Button>}
        {mayTakeDown && <Button onPress={() => setTakingDown(true)}>{words.takeDownOpens}</Button>}
        {mayPutAway && (
          <Button onPress={() => void putAway([item], !isAway)}>{isAway ? words.bringBack : words.putAway}</Button>
        )}
      </div>
      {replacing && (
        <ReplaceDialog
          item={item}
          uses={uses}
          by={replacing === 'file' ? null : replacing}
          onGo={onGo}
          onClose={() => setReplacing(null)}
        />
      )}
      {isTakingDown && <TakeDownDialog item={item} onClose={() => setTakingDown(false)} />}
    </aside>
  );
}

function Uses({ uses, cards }: Pick<ItemAboutProps, 'uses' | 'cards'>) {
  const newsroom = useNewsroom();
  return (
    <>
      <section>
        <h3>{words.usedIn}</h3>
        {uses.length + cards.length === 0 && <p className="field-hint">{words.notUsed}</p>}
        <ul>
          {uses.map((use) => (
            <li key={use.storyId}>
              <Link to="/stories/$id" params={{ id: use.storyId }} dir="auto">
                {use.headline}
              </Link>
              <span className="field-hint">{whereOf(use, newsroom)}</span>
            </li>
          ))}
        </ul>
      </section>
      {cards.length > 0 && <OnCards cards={cards} />}
    </>
  );
}

function OnCards({ cards }: Pick<ItemAboutProps, 'cards'>) {
  const newsroom = useNewsroom();
  return (
    <section>
      <h3>{words.onCards}</h3>
      <ul>
        {cards.map(({ title, fronts, isLive }) => (
          <li key={`${title} ${fronts.join(' ')}`}>
            <span dir="auto">
              {filled(fronts.length > 0 ? words.onCard : words.onCardNowhere, {
                container: title ?? words.untitled,
                fronts: named(fronts, newsroom),
              })}
            </span>
            <span className="field-hint">{isLive ? words.onCardLive : words.onCardDraft}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ReplacedProps {
  readonly replaced: NonNullable<MediaItem['replaced']>;
  onGo(id: string): void;
}

function Replaced({ replaced, onGo }: ReplacedProps) {
  return (
    <section>
      <p>
        {words.wasReplaced} · <Moment at={replaced.at} />
      </p>
      <Button onPress={() => onGo(replaced.with)}>{words.showInstead}</Button>
    </section>
  );
}

interface InsteadProps {
  readonly before: readonly MediaItem[];
  onGo(id: string): void;
  readonly onPutBack: ((item: MediaItem) => void) | undefined;
}

/** The pictures in whose place this one stands, with the way back to each. */
function Instead({ before, onGo, onPutBack }: InsteadProps) {
  return (
    <section>
      <h3>{words.standsInstead}</h3>
      <ul>
        {before.map((item) => (
          <li key={item.id} className="item-before">
            {item.thumb && <img src={item.thumb} alt="" />}
            <Button look="plain" small onPress={() => onGo(item.id)}>
              <span dir="auto">{nameOf(item) ?? words.unnamed}</span>
            </Button>
            {onPutBack && (
              <Button small onPress={() => onPutBack(item)}>
                {words.putBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Fronts as editors call them. */
function named(fronts: readonly string[], newsroom: NewsroomFacts): string {
  return listed(fronts.map((front) => frontName(front, newsroom)));
}

function whereOf({ isCurrent, inDraft, versions, fronts }: Use, newsroom: NewsroomFacts): string {
  const past = versions.length - (isCurrent ? 1 : 0);
  return listed([
    ...(isCurrent ? [words.onPage] : []),
    ...(inDraft ? [words.inDraft] : []),
    ...(past > 0 ? [counted(past, words.inVersions)] : []),
    ...(fronts.length > 0 ? [filled(words.onFronts, { fronts: named(fronts, newsroom) })] : []),
  ]);
}

function File({ item: { id, kind, picture, original, added, details, isUnfinished } }: { readonly item: MediaItem }) {
  const { width, height } = picture;
  return (
    <section>
      <h3>{words.file}</h3>
      {original.fileName && <p dir="auto">{original.fileName}</p>}
      <p>
        {kind !== 'sound' && filled(words.pixels, { width, height })}
        {original.size !== null && ` · ${sizeOf(original.size)}`}
      </p>
      {details.createdDay && (
        <p>
          {words.taken} {dayOf(details.createdDay)}
        </p>
      )}
      <p>
        {filled(words.added, { name: added.by })} · <Moment at={added.at} />
      </p>
      {isUnfinished && kind === 'picture' && <p className="field-hint">{words.isFinishing}</p>}
      {original.is === 'kept' ? (
        <a href={`/api/media/${id}/original`} download>
          {words.original}
        </a>
      ) : (
        <p className="field-hint">{words.noOriginal}</p>
      )}
    </section>
  );
}

const KILO = 1024;

function sizeOf(bytes: number): string {
  const [value, unit] = bytes < KILO * KILO ? [bytes / KILO, 'kilobyte'] : [bytes / KILO / KILO, 'megabyte'];
  const style = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
  return numberText(value, style);
}

function dayOf(day: string): string {
  return dateText(`${day}T12:00:00Z`, { dateStyle: 'long' });
}
