import type { Node } from 'prosemirror-model';
import { Selection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { prosemirrorToYXmlFragment } from 'y-prosemirror';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { applyUpdate, Doc, XmlElement, XmlText } from 'yjs';
import type { SharedText } from '../shared-text.ts';
import { deleteBlock, turnInto } from '../commands/blocks.ts';
import { blockHere, bodyStart } from '../commands/places.ts';
import { addComment, commentsIn } from '../comments.ts';
import { bodyWordsIn } from '../counts.ts';
import type { Starter } from '../starters.ts';
import { StoryText } from '../story-text.tsx';
import { suggestionsIn } from '../suggestions.ts';
import { bindingOf, markAt } from '../together/letters.ts';
import { acceptAll, acceptSuggestion, rejectAll, rejectSuggestion } from '../settle-suggestions.ts';
import { Toasts } from '../../ui/toasts.tsx';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { documentSchema } from '../../story/document-schema.ts';

/** One person at the story: a document of their own, joined to the others' in memory. */
interface Seat {
  readonly story: SharedText;
  readonly me: { readonly id: string; readonly name: string };
  /** Brings in what has not been brought in, if nothing holds it back. */
  bring(): void;
  take(change: () => void): void;
}

const status = { is: 'saved', unsaved: 0, because: null, hasText: true } as const;
/** While the line is slow, nothing goes over. */
const line = { isSlow: false };

function seat(name: string): Seat {
  const ydoc = new Doc();
  const awareness = new Awareness(ydoc);
  const waiting: (() => void)[] = [];
  const gate = { isHeld: false };
  const bring = (): void => {
    while (!gate.isHeld && !line.isSlow && waiting.length > 0) waiting.shift()?.();
  };
  const hold = (isHeld: boolean): void => {
    gate.isHeld = isHeld;
    bring();
  };
  const story = { ydoc, awareness, hold, status: { get: () => status, subscribe: () => () => undefined } };
  const take = (change: () => void): void => {
    waiting.push(change);
    bring();
  };
  return { story, me: { id: name.split(' ')[0]?.toLowerCase() ?? '', name }, bring, take };
}

/** Joins two people so that each change goes over at once, or when the line is quick again. */
function join(one: Seat, other: Seat): void {
  for (const [from, to] of [
    [one.story, other],
    [other.story, one],
  ] as const) {
    from.ydoc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'joined') to.take(() => applyUpdate(to.story.ydoc, update, 'joined'));
    });
    from.awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (origin === 'joined') return;
      const said = encodeAwarenessUpdate(from.awareness, [from.awareness.clientID]);
      to.take(() => applyAwarenessUpdate(to.story.awareness, said, 'joined'));
    });
  }
}

/** Three people at a story in which nobody has written. */
function aStory() {
  const [ada, ben, cleo] = [seat('Ada Reed'), seat('Ben Okafor'), seat('Cleo Marsh')];
  join(ada, ben);
  join(ada, cleo);
  join(ben, cleo);
  return { ada, ben, cleo };
}

let seats = aStory();
const everybody = (): readonly Seat[] => Object.values(seats);
const views = new Map<string, EditorView>();

function viewOf(who: string): EditorView {
  const view = views.get(who);
  if (!view) throw new Error(`${who} is not at the story.`);
  return view;
}

type Plain = { name: string; attrs?: Record<string, unknown>; text?: string; marks?: object; children?: Plain[] };

/** An element as a hostile client would make it: any name, any attributes. */
function made({ name, attrs, text, marks, children }: Plain): XmlElement | XmlText {
  if (name === 'text') {
    const words = new XmlText();
    words.insert(0, text ?? '', marks);
    return words;
  }
  const element = new XmlElement(name);
  for (const [key, value] of Object.entries(attrs ?? {})) element.setAttribute(key, value as string);
  element.insert(0, (children ?? []).map(made));
  return element;
}

/** What the tests and benches do to the page beside typing. Everything goes in and comes out as plain values. */
const tools = {
  /** Shows so many people at a document, given as JSON of the schema; of what stood here before nothing is left. */
  show: (json: object, options: Shown = {}) => {
    flushSync(() => tell(null));
    for (const { story } of everybody()) story.ydoc.destroy();
    [seats, cutNode, line.isSlow] = [aStory(), null, false];
    delete document.body.dataset['asked'];
    const { ydoc } = seats.ada.story;
    ydoc.transact(() => {
      prosemirrorToYXmlFragment(documentSchema.nodeFromJSON(json), ydoc.getXmlFragment('story'));
    });
    flushSync(() => tell(options));
    scrollTo(0, 0);
  },
  again: (options: Shown) => tell(options),
  json: (who: string) => viewOf(who).state.doc.toJSON() as object,
  focus: (who: string, place: number | 'start' | 'end') => {
    const view = viewOf(who);
    const body = bodyStart(view.state.doc);
    const at = place === 'start' ? body : place === 'end' ? view.state.doc.content.size : place;
    const near = Selection.near(view.state.doc.resolve(at), place === 'end' ? -1 : 1);
    view.dispatch(view.state.tr.setSelection(near));
    view.focus();
  },
  select: (who: string, from: number, to: number) => {
    const view = viewOf(who);
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
    view.focus();
  },
  /** The position before the first letter of these words. */
  at: (who: string, words: string) => {
    let found = -1;
    viewOf(who).state.doc.descendants((node, pos) => {
      const index = node.isText && found < 0 ? (node.text ?? '').indexOf(words) : -1;
      if (index >= 0) found = pos + index;
    });
    return found;
  },
  paste: (who: string, kinds: Readonly<Record<string, string>>) => {
    const data = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) data.setData(kind, text);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    viewOf(who).dom.dispatchEvent(event);
  },
  copied: (who: string) => {
    const data = new DataTransfer();
    viewOf(who).dom.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return { html: data.getData('text/html'), plain: data.getData('text/plain') };
  },
  /** Makes the line slow, or quick again. */
  slow: (isSlow: boolean) => {
    line.isSlow = isSlow;
    for (const { bring } of everybody()) bring();
  },
  /** Presses a key at somebody's text, as if they sat there, whoever has the focus. */
  press: (who: string, key: string, held: { ctrlKey?: boolean; altKey?: boolean; shiftKey?: boolean } = {}) => {
    const event = new KeyboardEvent('keydown', { key, ...held, bubbles: true, cancelable: true });
    viewOf(who).dom.dispatchEvent(event);
  },
  /** Puts the caret, or a selection, at somebody's text without the focus. */
  place: (who: string, from: number, to = from) => {
    const view = viewOf(who);
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
  },
  /** Puts the caret at a part of the body's length, or at the start of the text there; never behind a letter of the text that is to be left whole. */
  placeInBody: (who: string, { part, isStart, before }: PlaceInBody) => {
    const view = viewOf(who);
    const { doc } = view.state;
    const start = bodyStart(doc);
    const $near = Selection.near(doc.resolve(Math.round(start + part * (doc.content.size - start))), 1).$from;
    const whole = $near.parent.textContent.toLowerCase().indexOf(before);
    const most = whole < 0 ? $near.parentOffset : Math.min(whole, $near.parentOffset);
    const pos = $near.start() + (isStart ? 0 : most);
    view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, $near.parent.isTextblock ? pos : $near.pos)));
  },
  /** Shows the cursor of a colleague who is at another screen, at a place of somebody's text. */
  standElsewhere: (who: string, pos: number) => {
    const at = markAt(bindingOf(viewOf(who).state), pos);
    const { story, me } = seats.cleo;
    story.awareness.setLocalState({ user: { name: me.name }, cursor: { anchor: at, head: at } });
  },
  /** Whose words stand first where two write in one place at one moment: those of whoever has the smaller number. */
  rank: (who: string, number: number) => {
    const one = everybody().find(({ me }) => me.id === who);
    if (one) one.story.ydoc.clientID = number;
  },
  insert: (who: string, words: string) => {
    const view = viewOf(who);
    view.dispatch(view.state.tr.insertText(words));
  },
  /** Turns the block with somebody's caret into one of another kind. */
  turn: (who: string, kind: Starter) => turnInto(kind)(viewOf(who).state, viewOf(who).dispatch, viewOf(who)),
  remove: (who: string) => deleteBlock(viewOf(who).state, viewOf(who).dispatch, viewOf(who)),
  /** Cuts the block with somebody's caret, and pastes it behind the block that holds these words. */
  cutBlock: (who: string) => {
    const view = viewOf(who);
    const place = blockHere(view.state);
    if (!place) return;
    cutNode = place.node;
    deleteBlock(view.state, view.dispatch, view);
  },
  pasteBlock: (who: string) => {
    const view = viewOf(who);
    const place = blockHere(view.state);
    if (!place || !cutNode) return;
    view.dispatch(view.state.tr.insert(place.pos + place.node.nodeSize, cutNode));
    cutNode = null;
  },
  /** Where somebody's selection is. */
  selection: (who: string) => {
    const { from, to } = viewOf(who).state.selection;
    return { from, to };
  },
  /** Types as somebody at another screen would: into the shared document itself. */
  typeElsewhere: (block: number, text: string) => {
    const paragraph = seats.ben.story.ydoc.getXmlFragment('story').get(block) as XmlElement;
    (paragraph.get(0) as XmlText).insert(0, text);
  },
  /** Puts anything at all behind the body, as a hostile client could. */
  hostile: (what: Plain) => {
    const fragment = seats.ben.story.ydoc.getXmlFragment('story');
    fragment.insert(fragment.length, [made(what)]);
  },
  suggestions: (who: string) => suggestionsIn(viewOf(who).state.doc),
  comments: (who: string) => commentsIn(viewOf(who).state.doc),
  bodyWords: (who: string) => bodyWordsIn(viewOf(who).state.doc),
  comment: (who: string, id: string) => addComment(viewOf(who), id),
  settle: (who: string, verdict: 'accept' | 'reject', id?: string) => {
    if (id === undefined) return verdict === 'accept' ? acceptAll(viewOf(who)) : rejectAll(viewOf(who));
    return verdict === 'accept' ? acceptSuggestion(viewOf(who), id) : rejectSuggestion(viewOf(who), id);
  },
};

interface PlaceInBody {
  readonly part: number;
  readonly isStart: boolean;
  readonly before: string;
}

interface Shown {
  readonly people?: 1 | 2 | 3;
  readonly dir?: 'ltr' | 'rtl';
  readonly lang?: string;
  readonly isSuggesting?: boolean;
}

let cutNode: Node | null = null;

let tell: (options: Shown | null) => void = () => undefined;
Object.assign(window, { tools });

function Page() {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    tell = setShown;
    document.body.dataset['ready'] = 'yes';
  }, []);
  if (!shown) return null;
  return (
    <>
      {everybody()
        .slice(0, shown.people ?? 1)
        .map(({ story, me }) => (
          <section key={me.id} id={me.id}>
            <StoryText
              story={story}
              me={me}
              onView={(view) => (view ? views.set(me.id, view) : views.delete(me.id))}
              isSuggesting={shown.isSuggesting ?? false}
              onComment={() => (document.body.dataset['asked'] = 'comment')}
              onSuggest={() => tell({ ...shown, isSuggesting: !shown.isSuggesting })}
              readOnly={false}
              dir={shown.dir ?? 'ltr'}
              lang={shown.lang ?? 'en-GB'}
            />
          </section>
        ))}
      <Toasts />
    </>
  );
}

const place = document.getElementById('page');
if (!place) throw new Error('The page has no place for the text.');
createRoot(place).render(<Page />);
