import type { EditorView } from 'prosemirror-view';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { placeOf } from '../../story/draft-of.ts';
import { useMe } from '../session.ts';
import { toast } from '../../ui/toasts.tsx';
import { editorWords as words } from '../words/story.ts';
import { beginWriting } from './begin-writing.ts';
import type { Begun } from './begun-comment.ts';
import type { ChosenPicture } from './choose-picture.tsx';
import type { DeskStory } from './desk-story.ts';
import { Dialogs, type Opened } from './dialogs.tsx';
import { filingOf } from './filing.ts';
import { fieldAt } from './fields.ts';
import { goTo, goToPart } from './go-to.ts';
import { lockOf, Notices } from './notices.tsx';
import { useNews } from './news.ts';
import type { OpenStory } from './open-story.ts';
import { beginOrSay, CommentsPanel, useThreads } from './panels/comments-panel.tsx';
import { ChecksPanel } from './panels/checks-panel.tsx';
import { FilingPanel } from './panels/filing-panel.tsx';
import { FurniturePanel } from './panels/furniture-panel.tsx';
import { type PanelTab, panelTabs, SheetPanel, SidePanel } from './panels/side-panel.tsx';
import { SuggestionsPanel } from './panels/suggestions-panel.tsx';
import { withPictureWords } from './picture-words.ts';
import { useRemembered } from './remembered.ts';
import { isBeside } from '../../text-editor/folded.ts';
import { StoryText } from '../../text-editor/story-text.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { draftNow, useDraft } from './use-draft.ts';
import { useMedia } from './use-media.ts';
import { useReadOnly, useStatus } from './use-story.ts';
import { problemsBeside, verdictOn } from './verdict.ts';

interface WorkplaceProps {
  readonly story: OpenStory;
  readonly desk: DeskStory | null;
  onAgain(): void;
}

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isTab = (value: unknown): value is PanelTab => panelTabs.some((tab) => tab === value);

/** The story in work: the bar over it, the text, and what stands beside it. */
export function Workplace({ story, desk, onAgain }: WorkplaceProps) {
  const me = useMe();
  const [view, setView] = useState<EditorView | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isSuggesting, setSuggesting] = useState(false);
  const isWide = useMedia('(min-width: 64rem)');
  const side = useSide(isWide);
  const isActing = opened?.is === 'publish' || opened?.is === 'withdraw' || opened?.is === 'kill';
  const { news, putAway } = useNews(desk, { me: me.id, isActing });
  const isSignedOut = useStatus(story).is === 'signed-out';
  const lock = lockOf(desk, useReadOnly(story));
  const draft = useDraft(story, view, desk?.live !== null && desk !== null);
  const filing = filingOf(story.ydoc, story.storyId);
  const { dir, lang } = draft?.story ?? filing;
  const choosePicture = useChoosing(view, setOpened);
  const bar = useBarHeight();
  const suggest = useCallback((isOn: boolean) => {
    setSuggesting(isOn);
    toast({ say: isOn ? words.suggestingOn : words.suggestingOff });
  }, []);
  const beside = useBeside({
    story,
    view,
    draft,
    desk,
    isReadOnly: lock !== null,
    isSuggesting,
    suggest,
    isWide,
    side,
  });
  useSignedInAgain(isSignedOut, onAgain);
  useEffect(() => {
    if (view) beginWriting(view);
  }, [view]);
  useShortcuts({
    storyId: story.storyId,
    desk,
    onOpen: (is) => setOpened((before) => before ?? { is }),
    onTab: side.show,
    onPanel: side.toggle,
    onComment: lock ? null : beside.comment,
    onSuggest: lock ? null : () => suggest(!isSuggesting),
  });

  return (
    <div className="story" ref={bar}>
      <TopBar
        story={story}
        view={view}
        draft={draft}
        desk={desk}
        isPanelOpen={side.isOpen}
        onPanel={side.toggle}
        onOpen={(is) => setOpened({ is })}
      />
      <Notices desk={desk} lock={lock} news={news} isSignedOut={isSignedOut} onPutAway={putAway} onSignedIn={onAgain} />
      <div className={side.isOpen && isWide ? 'story-columns story-columns-two' : 'story-columns'}>
        <StoryText
          story={story}
          onView={setView}
          isSuggesting={isSuggesting}
          readOnly={lock !== null}
          dir={dir}
          lang={lang}
          me={me}
          onComment={lock ? undefined : beside.comment}
          onSuggest={lock ? undefined : () => suggest(!isSuggesting)}
          choosePicture={choosePicture}
          openFurniture={() => side.show('furniture')}
        />
        {draft && side.isOpen && isWide && <SidePanel {...beside.panel} />}
        {draft && side.isOpen && !isWide && <SheetPanel {...beside.panel} onClose={side.toggle} />}
      </div>
      <Dialogs
        opened={opened}
        storyId={story.storyId}
        desk={desk}
        headline={draft?.story.headline ?? ''}
        dir={dir}
        onClose={() => setOpened(null)}
        onShow={(where) => {
          setOpened(null);
          beside.show(where);
        }}
      />
    </div>
  );
}

/** Which panel stands beside the text, and whether any does; remembered on this device. Sheets of narrow screens begin closed. */
function useSide(isWide: boolean) {
  const [tab, setTab] = useRemembered<PanelTab>('standfirst/editor-tab', 'checks', isTab);
  const [isOpenWide, setOpenWide] = useRemembered('standfirst/editor-panel', true, isFlag);
  const [isSheet, setSheet] = useState(false);
  const isOpen = isWide ? isOpenWide : isSheet;
  const setOpen = isWide ? setOpenWide : setSheet;
  return {
    tab,
    isOpen,
    toggle: () => setOpen(!isOpen),
    close: () => setOpen(false),
    show: (next: PanelTab) => {
      setTab(next);
      setOpen(true);
    },
  };
}

interface Beside {
  readonly story: OpenStory;
  readonly view: EditorView | null;
  readonly draft: ReturnType<typeof useDraft>;
  readonly desk: DeskStory | null;
  readonly isReadOnly: boolean;
  readonly isSuggesting: boolean;
  readonly suggest: (isOn: boolean) => void;
  readonly isWide: boolean;
  readonly side: ReturnType<typeof useSide>;
}

/** What the panels show and do. */
function useBeside({ story, view, draft, desk, isReadOnly, isSuggesting, suggest, isWide, side }: Beside) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const threads = useThreads(story.ydoc, draft);
  const verdict = useMemo(() => (draft ? verdictOn(draft, threads) : { blocks: [], warns: [] }), [draft, threads]);
  const show = (where: string): void => {
    if (view && isBeside(where) && !isSuggesting && fieldAt(view.state.doc, where)?.isPending === false) {
      side.show('furniture');
      setAsked(where);
      return;
    }
    // Places are looked up at the moment of going: somebody may have typed since the panel was drawn.
    const place = view && placeOf(draftNow(story, view), where);
    if (!isWide) side.close();
    if (view && place !== null) return goTo(view, place);
    side.show(panelFor(where));
    goToPart(where);
  };
  const shared = { view, isReadOnly, isSuggesting };
  const comment = (): void => {
    const next = beginOrSay(view);
    if (!next) return;
    setBegun(next);
    side.show('comments');
  };
  return {
    show,
    comment,
    panel: {
      tab: side.tab,
      onTab: side.show,
      counts: {
        furniture: problemsBeside(verdict).length,
        checks: verdict.blocks.length + verdict.warns.length,
        comments: threads.filter(({ settled }) => settled === null).length,
        suggestions: draft?.pending.suggestions.length ?? 0,
      },
      panels: {
        furniture: () =>
          draft && (
            <FurniturePanel {...shared} draft={draft} verdict={verdict} asked={asked} onAsked={() => setAsked(null)} />
          ),
        checks: () => <ChecksPanel storyId={story.storyId} verdict={verdict} onGo={show} />,
        comments: () => (
          <CommentsPanel
            {...shared}
            ydoc={story.ydoc}
            threads={threads}
            isBeside={isWide}
            begun={begun}
            onBegin={setBegun}
          />
        ),
        suggestions: () => draft && <SuggestionsPanel {...shared} draft={draft} onSuggesting={suggest} />,
        filing: () =>
          draft && (
            <FilingPanel {...shared} draft={draft} ydoc={story.ydoc} isPublic={desk !== null && desk.live !== null} />
          ),
      },
    },
  };
}

/** Where something is put right that has no place in the text. */
function panelFor(where: string): PanelTab {
  if (where.startsWith('comment/')) return 'comments';
  const isFiled = ['urlSlug', 'topics', 'byline', 'section'].includes(where.split('/')[0] ?? '');
  return isFiled ? 'filing' : 'furniture';
}

/** Asks for a picture in a dialog; the text gets the picture, and the words that came with it go into its form. */
function useChoosing(view: EditorView | null, open: (opened: Opened) => void) {
  const now = useRef(view);
  now.current = view;
  return useCallback(
    () =>
      new Promise<ChosenPicture['picture'] | null>((resolve) => {
        const chosen = (picture: ChosenPicture | null): void => {
          resolve(picture?.picture ?? null);
          if (picture) setTimeout(() => putWords(now.current, picture));
        };
        open({ is: 'picture', chosen });
      }),
    [open],
  );
}

function putWords(view: EditorView | null, chosen: ChosenPicture): void {
  const tr = view && withPictureWords(view.state, chosen);
  if (view && tr) view.dispatch(tr);
}

/** Whoever signed in again in another window goes on when they come back to this one. */
function useSignedInAgain(isSignedOut: boolean, again: () => void): void {
  useEffect(() => {
    if (!isSignedOut) return undefined;
    const look = async (): Promise<void> => {
      const answer = await fetch('/api/session', { credentials: 'same-origin' }).catch(() => null);
      const session = (await answer?.json().catch(() => null)) as { person?: unknown } | null;
      if (session?.person) again();
    };
    const onFocus = (): void => void look();
    addEventListener('focus', onFocus);
    return () => removeEventListener('focus', onFocus);
  }, [isSignedOut, again]);
}

/** Tells the style sheet how high the bar is, and with it what must be known under it, so that what sticks there does. */
function useBarHeight() {
  return useCallback((place: HTMLElement | null) => {
    if (!place) return undefined;
    const over = ['.story-bar', '.notices', '.story-facts'].flatMap(
      (name) => place.querySelector(`:scope ${name}`) ?? [],
    );
    const sizes = new ResizeObserver(() => {
      const [bar = 0, notices = 0, facts = 0] = over.map((one) => one.getBoundingClientRect().height);
      place.style.setProperty('--over', `${bar}px`);
      place.style.setProperty('--bar', `${bar + notices}px`);
      place.style.setProperty('--facts', `${facts}px`);
    });
    for (const one of over) sizes.observe(one);
    return () => sizes.disconnect();
  }, []);
}
