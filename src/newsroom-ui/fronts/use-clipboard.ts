import type { Clip } from '../../story/clips.ts';
import { useEffect, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery, useMe } from '../session.ts';
import { isElsewhere } from '../shell/keys-elsewhere.ts';
import { frontWords as words } from '../words/fronts.ts';
import type { Names } from './act-words.ts';
import { addressIn, CLIP_TYPE, clipIn, clippedFrom, pasteAct } from './clipboard.ts';
import type { AskedFor } from './front-dialogs.tsx';
import type { FrontView } from './front-query.ts';
import { putClip, takeClipOff, useClips } from './kept-clips.ts';
import { firstPlace, placeAfter, type Spot } from './places.ts';
import type { Arranging } from './use-arranging.ts';

/** Cards on their way from one place, front or window to another. */
export interface Clipboard {
  readonly clips: readonly Clip[];
  copy(card: string): void;
  /** The card stays where it is until it is pasted elsewhere. */
  cut(card: string): void;
  /** What somebody let go over the clipboard: one that says which card was cut is moved when it is pasted. */
  keep(clip: Clip): void;
  paste(clip: Clip, spot: Spot): void;
  remove(clip: Clip): void;
}

interface Using {
  readonly view: FrontView;
  readonly names: Names;
  readonly arranging: Arranging;
  readonly mayArrange: boolean;
  /** Whether the browser's own copy and paste are for this front, and not for one beside it. */
  readonly isActive: boolean;
  ask(asked: AskedFor): void;
}

/** The clipboard of whoever arranges, by menu, and by the keys and commands that everybody knows. */
export function useClipboard({ view, names, arranging, mayArrange, isActive, ask }: Using): Clipboard {
  const me = useMe().id;
  const clips = useClips(me, mayArrange);
  const put = (card: string, isCut: boolean): Clip | null => {
    const draft = containerOf(view, card);
    const one = draft?.cards[card];
    if (!draft || !one) return null;
    const clip = clippedFrom(one, names.card(card), isCut ? { card, container: draft.id } : null);
    keep(clip);
    return clip;
  };
  const keep = (clip: Clip): void => {
    putClip(me, clip);
    arranging.tell((clip.cut ? words.wasCut : words.wasCopied)(clip.name));
  };
  const remove = ({ id }: Clip): void => takeClipOff(me, id);
  const clipboard: Clipboard = {
    ...{ clips, keep, remove },
    copy: (card) => void put(card, false),
    cut: (card) => void put(card, true),
    paste: (clip, spot) => {
      arranging.give([pasteAct(clip, spot)], words.putDone(clip.name, names.place(spot.container, spot.list)));
      // What was cut is somewhere again, and is not moved a second time.
      if (clip.cut) remove(clip);
    },
  };
  useClipboardEvents({ put, ask, view, isActive, paste: clipboard.paste });
  return clipboard;
}

function containerOf({ containers }: FrontView, card: string) {
  return containers.find(({ draft }) => draft.cards[card])?.draft;
}

interface Events {
  readonly view: FrontView;
  readonly isActive: boolean;
  put(card: string, isCut: boolean): Clip | null;
  paste(clip: Clip, spot: Spot): void;
  ask(asked: AskedFor): void;
}

/** The browser's own copy, cut and paste, on the card that has the focus. */
function useClipboardEvents(events: Events): void {
  const now = useRef(events);
  now.current = events;
  const { data } = useQuery(sessionQuery);
  const site = data?.siteUrl ?? '';
  useEffect(() => {
    const take = (event: ClipboardEvent): void => {
      const card = focused('card');
      // Words that somebody marked are what they mean.
      if (!now.current.isActive || !card || isElsewhere(event.target) || getSelection()?.isCollapsed === false) return;
      const clip = now.current.put(card, event.type === 'cut');
      if (!clip) return;
      event.clipboardData?.setData(CLIP_TYPE, JSON.stringify(clip));
      event.clipboardData?.setData('text/plain', clip.name);
      event.preventDefault();
    };
    const paste = (event: ClipboardEvent): void => {
      if (!now.current.isActive || isElsewhere(event.target) || !event.clipboardData) return;
      if (pasted(now.current, event.clipboardData, site)) event.preventDefault();
    };
    document.addEventListener('copy', take);
    document.addEventListener('cut', take);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', take);
      document.removeEventListener('cut', take);
      document.removeEventListener('paste', paste);
    };
  }, [site]);
}

/** Puts what was pasted after the card or into the container that has the focus; elsewhere its place is asked for. False for what is no card, story or address. */
function pasted({ view, paste, ask }: Events, data: DataTransfer, site: string): boolean {
  const clip = clipIn(data.getData(CLIP_TYPE));
  if (clip) {
    const spot = focusedSpot(view);
    if (spot) paste(clip, spot);
    else ask({ is: 'add', what: clip });
    return true;
  }
  const address = addressIn(data.getData('text/plain'), [site && new URL(site).origin, location.origin]);
  if (!address) return false;
  if ('href' in address) ask({ is: 'new-link', href: address.href });
  else ask({ is: 'add', what: { content: { is: 'story', id: address.story }, name: words.pastedStory } });
  return true;
}

function focusedSpot(view: FrontView): Spot | null {
  const [card, container] = [focused('card'), focused('container')];
  const draft = view.containers.find((one) => one.draft.id === container)?.draft;
  if (!draft) return null;
  return (card && placeAfter(draft, card)) || firstPlace(draft);
}

/** The card or container that has the focus, or in which something has it. */
function focused(what: 'card' | 'container'): string | null {
  return document.activeElement?.closest<HTMLElement>(`[data-${what}]`)?.dataset[what] ?? null;
}
