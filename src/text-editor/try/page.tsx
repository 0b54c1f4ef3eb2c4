import { Selection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { prosemirrorToYXmlFragment } from 'y-prosemirror';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { applyUpdate, Doc, XmlElement, XmlText } from 'yjs';
import type { SharedText } from '../shared-text.ts';
import { addComment, commentsIn } from '../comments.ts';
import { bodyWordsIn } from '../counts.ts';
import { StoryText } from '../story-text.tsx';
import { suggestionsIn } from '../suggestions.ts';
import { acceptAll, acceptSuggestion, rejectAll, rejectSuggestion } from '../settle-suggestions.ts';
import { Toasts } from '../../ui/toasts.tsx';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { documentSchema } from '../../story/document-schema.ts';

/** One person at the story: a document of their own, joined to the others' in memory. */
interface Seat {
  readonly story: SharedText;
  readonly me: { readonly id: string; readonly name: string };
}

const status = { is: 'saved', unsaved: 0, because: null, hasText: true } as const;

function seat(name: string): Seat {
  const ydoc = new Doc();
  const awareness = new Awareness(ydoc);
  const story = { ydoc, awareness, status: { get: () => status, subscribe: () => () => undefined } };
  return { story, me: { id: name.split(' ')[0]?.toLowerCase() ?? '', name } };
}

/** Joins two people so that each change goes over at once. */
function join(one: Seat, other: Seat): void {
  for (const [from, to] of [
    [one.story, other.story],
    [other.story, one.story],
  ] as const) {
    from.ydoc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'joined') applyUpdate(to.ydoc, update, 'joined');
    });
    from.awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (origin === 'joined') return;
      const everybody = [...from.awareness.getStates().keys()];
      applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, everybody), 'joined');
    });
  }
}

const ada = seat('Ada Reed');
const ben = seat('Ben Okafor');
join(ada, ben);
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
  /** Puts a document in, as JSON of the schema, and shows so many people at it. */
  show: (json: object, options: Shown = {}) => {
    ada.story.ydoc.transact(() => {
      prosemirrorToYXmlFragment(documentSchema.nodeFromJSON(json), ada.story.ydoc.getXmlFragment('story'));
    });
    tell(options);
  },
  again: (options: Shown) => tell(options),
  json: (who: string) => viewOf(who).state.doc.toJSON() as object,
  focus: (who: string, place: number | 'start' | 'end') => {
    const view = viewOf(who);
    const body = view.state.doc.child(0).nodeSize + view.state.doc.child(1).nodeSize;
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
  /** Types as somebody at another screen would: into the shared document itself. */
  typeElsewhere: (block: number, text: string) => {
    const paragraph = ben.story.ydoc.getXmlFragment('story').get(block) as XmlElement;
    (paragraph.get(0) as XmlText).insert(0, text);
  },
  /** Puts anything at all behind the body, as a hostile client could. */
  hostile: (what: Plain) => {
    const fragment = ben.story.ydoc.getXmlFragment('story');
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

interface Shown {
  readonly people?: 1 | 2;
  readonly dir?: 'ltr' | 'rtl';
  readonly lang?: string;
  readonly isSuggesting?: boolean;
}

let tell: (options: Shown) => void = () => undefined;
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
      {[ada, ben].slice(0, shown.people ?? 1).map(({ story, me }) => (
        <section key={me.id} id={me.id}>
          <StoryText
            story={story}
            me={me}
            onView={(view) => (view ? views.set(me.id, view) : views.delete(me.id))}
            isSuggesting={shown.isSuggesting ?? false}
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
