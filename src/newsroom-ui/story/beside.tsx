import type { EditorView } from 'prosemirror-view';
import { type ReactNode, useMemo, useState } from 'react';
import { isBeside } from '../../text-editor/folded.ts';
import { placeOf } from '../../story/draft-of.ts';
import type { Begun } from './begun-comment.ts';
import type { DeskStory } from './desk-story.ts';
import { fieldAt } from './fields.ts';
import { goTo, goToPart } from './go-to.ts';
import type { OpenStory } from './open-story.ts';
import { ChecksPanel } from './panels/checks-panel.tsx';
import { beginOrSay, CommentsPanel, useThreads } from './panels/comments-panel.tsx';
import { FilingPanel } from './panels/filing-panel.tsx';
import { FurniturePanel } from './panels/furniture-panel.tsx';
import { type PanelTab, SheetPanel, SidePanel } from './panels/side-panel.tsx';
import { SuggestionsPanel } from './panels/suggestions-panel.tsx';
import type { Suggesting } from './suggesting.ts';
import { type DraftNow, draftNow } from './use-draft.ts';
import { useMedia } from './use-media.ts';
import { useRights } from './use-rights.ts';
import { useSide } from './use-side.ts';
import { useFineHere, useStoryChecks } from './use-story-checks.ts';
import { noVerdict, problemsBeside, verdictOn } from './verdict.ts';

interface InWork {
  readonly story: OpenStory;
  readonly view: EditorView | null;
  readonly draft: DraftNow | null;
  readonly desk: DeskStory | null;
  readonly isReadOnly: boolean;
  readonly suggesting: Suggesting;
}

export type Beside = ReturnType<typeof useBeside>;

/** What is beside the text: which panel, what waits in each, and the ways to them from elsewhere. */
export function useBeside(work: InWork) {
  const { story, view, draft } = work;
  const isWide = useMedia('(min-width: 64rem)');
  const side = useSide(isWide);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const threads = useThreads(story.ydoc, draft);
  const { data: set } = useStoryChecks();
  const { data: said } = useFineHere(story.storyId);
  const rights = useRights(draft?.story);
  const verdict = useMemo(
    () => (draft ? verdictOn(draft, threads, { checks: set?.checks, rights, fine: said?.fine }) : noVerdict),
    [draft, threads, set, rights, said],
  );
  /** Goes to the place of a problem, in the text or in a panel. */
  const show = (where: string): void => {
    if (view && isInFurniture(work, view, where)) {
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
  const comment = (): void => {
    const next = beginOrSay(view);
    if (!next) return;
    setBegun(next);
    side.show('comments');
  };
  return { ...{ work, isWide, side, threads, verdict, begun, asked }, ...{ setBegun, setAsked, show, comment } };
}

/** The panel that is open: a column on wide screens, a sheet on narrow ones. */
export function BesideText({ beside }: { readonly beside: Beside }) {
  const { work, isWide, side, threads, verdict } = beside;
  const { draft } = work;
  if (!draft || !side.isOpen) return null;
  const panel = {
    tab: side.tab,
    onTab: side.show,
    counts: {
      furniture: problemsBeside(verdict).length,
      checks: verdict.blocks.length + verdict.asks.length + verdict.warns.length,
      comments: threads.filter(({ settled }) => settled === null).length,
      suggestions: draft.pending.suggestions.length,
    },
    panels: panelsOf(beside, draft),
  };
  return isWide ? <SidePanel {...panel} /> : <SheetPanel {...panel} onClose={side.toggle} />;
}

function panelsOf(beside: Beside, draft: DraftNow): Readonly<Record<PanelTab, () => ReactNode>> {
  const { work, threads, verdict, begun, asked } = beside;
  const { story, view, desk, isReadOnly, suggesting } = work;
  const shared = { view, isReadOnly, isSuggesting: suggesting.isOn };
  return {
    furniture: () => (
      <FurniturePanel {...shared} draft={draft} verdict={verdict} asked={asked} onAsked={() => beside.setAsked(null)} />
    ),
    checks: () => <ChecksPanel {...{ isReadOnly, verdict }} storyId={story.storyId} onGo={beside.show} />,
    comments: () => (
      <CommentsPanel
        {...shared}
        ydoc={story.ydoc}
        threads={threads}
        isBeside={beside.isWide}
        begun={begun}
        onBegin={beside.setBegun}
      />
    ),
    suggestions: () => <SuggestionsPanel {...shared} draft={draft} onSuggesting={suggesting.turn} />,
    filing: () => <FilingPanel {...shared} draft={draft} ydoc={story.ydoc} isPublic={Boolean(desk?.live)} />,
  };
}

/** Whether a place is folded away in the text, and can be written in beside it as things stand. */
function isInFurniture({ suggesting }: InWork, view: EditorView, where: string): boolean {
  return isBeside(where) && !suggesting.isOn && fieldAt(view.state.doc, where)?.isPending === false;
}

/** Where something is put right that has no place in the text. */
function panelFor(where: string): PanelTab {
  if (where.startsWith('comment/')) return 'comments';
  const isFiled = ['urlSlug', 'topics', 'byline', 'section'].includes(where.split('/')[0] ?? '');
  return isFiled ? 'filing' : 'furniture';
}
