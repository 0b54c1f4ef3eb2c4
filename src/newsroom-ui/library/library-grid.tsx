import type { CSSProperties } from 'react';
import { Checkbox, GridList, GridListItem, type Selection } from 'react-aria-components';
import { timeCode } from '../../story/captions.ts';
import { Badge } from '../../ui/badge.tsx';
import { dateText } from '../../ui/language.ts';
import { mediaWords as words } from '../words/media.ts';
import { filled } from '../words/panels.ts';
import { type MediaItem, nameOf, positionStyle } from './library-query.ts';

interface LibraryGridProps {
  readonly items: readonly MediaItem[];
  readonly selected: ReadonlySet<string>;
  onSelect(ids: ReadonlySet<string>): void;
  onOpen(id: string): void;
}

/** Pictures in rows of one height, each in its own shape, as a contact sheet has them; nothing is cut off to be looked at. */
export function LibraryGrid({ items, selected, onSelect, onOpen }: LibraryGridProps) {
  const select = (keys: Selection): void =>
    onSelect(keys === 'all' ? new Set(items.map(({ id }) => id)) : new Set([...keys].map(String)));
  return (
    <GridList
      className="sheet"
      aria-label={words.grid}
      layout="grid"
      items={items}
      selectionMode="multiple"
      selectedKeys={selected}
      onSelectionChange={select}
      onAction={(key) => onOpen(String(key))}
    >
      {(item) => <Tile item={item} />}
    </GridList>
  );
}

/** Taller or wider than this, a picture would leave no room for its neighbours. */
const NARROWEST = 0.6;
const WIDEST = 2.4;

function Tile({ item }: { readonly item: MediaItem }) {
  const { id, picture, thumb, found, details, isUsed, end } = item;
  const name = nameOf(item) ?? words.unnamed;
  const shape = Math.min(WIDEST, Math.max(NARROWEST, picture.width / picture.height));
  return (
    <GridListItem id={id} textValue={name} className="tile" style={{ '--shape': shape } as CSSProperties}>
      {item.recording && !thumb ? (
        <span className="tile-film" aria-hidden="true">
          {item.kind === 'film' ? '▶' : '♪'}
        </span>
      ) : (
        <img
          {...(thumb && { src: thumb })}
          alt=""
          width={picture.width}
          height={picture.height}
          loading="lazy"
          decoding="async"
          style={{ ...(found.mainColour && { backgroundColor: found.mainColour }), ...positionStyle(details.focus) }}
        />
      )}
      <Checkbox slot="selection" className="tile-pick" aria-label={`${words.select}: ${name}`}>
        <span aria-hidden="true">✓</span>
      </Checkbox>
      <span className="tile-marks">
        {item.recording && <Badge>{durationOf(item.recording.seconds)}</Badge>}
        {found.isMoving && <Badge>{words.moves}</Badge>}
        {details.covers.length > 0 && <Badge>{words.isCovered}</Badge>}
        {!isUsed && <Badge>{words.isUnused}</Badge>}
        {end && <Badge>{words.ended}</Badge>}
        {!end && details.rights.expires && (
          <Badge>{filled(words.until, { day: shortDay(details.rights.expires) })}</Badge>
        )}
      </span>
      <span className="tile-name" dir="auto">
        {name}
      </span>
    </GridListItem>
  );
}

function durationOf(seconds: number): string {
  return timeCode(seconds)
    .replace(/^00:0?/, '')
    .replace(/\.\d+$/, '');
}

function shortDay(instant: string): string {
  return dateText(instant, { dateStyle: 'medium', timeZone: 'UTC' });
}
