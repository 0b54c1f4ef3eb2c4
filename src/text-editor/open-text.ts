import { EditorState, Plugin, Selection, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { initProseMirrorDoc, ySyncPlugin, ySyncPluginKey } from 'y-prosemirror';
import { newsroomTime } from '../ui/newsroom-time.ts';
import { toast } from '../ui/toasts.tsx';
import { textWords as words } from './words.ts';
import { finding } from './find/find.ts';
import { textBeside } from './commands/places.ts';
import { isFolded } from './folded.ts';
import { type Asks, keys } from './keys.ts';
import { blockHandle } from './menus/handle.ts';
import { selectionBar } from './menus/selection-bar.ts';
import { slashMenu } from './menus/slash.ts';
import { clipboard } from './paste/clipboard.ts';
import { caretInTime, readCaret, withCaret } from './plugins/caret.ts';
import { otherCursors } from './plugins/cursors.ts';
import { hereMark } from './plugins/here.ts';
import { keepForms } from './plugins/keep-forms.ts';
import { narrowed } from './plugins/narrow.ts';
import { pointSigns } from './plugins/point-signs.ts';
import { suggestedBlocks } from './plugins/suggested-blocks.ts';
import { tkMarkers } from './plugins/tk.ts';
import { typingRules } from './plugins/typing-rules.ts';
import { beginStep, undoSteps } from './plugins/undo-steps.ts';
import { textSchema } from './schema.ts';
import type { StoryTextProps } from './story-text.tsx';
import { NOT_SAYABLE } from './suggest/as-accepted.ts';
import { KEEP_AS_IS, suggesting, suggestingAuthor } from './suggest/author.ts';
import { beginComposing, composedSuggestions, endComposing, isComposingSuggestion } from './suggest/composing.ts';
import { recorded } from './suggest/record.ts';
import { bringWords, followWords, hasWordsToBring } from './together/follow.ts';
import { othersWait } from './together/hold.ts';
import { bindingOf } from './together/letters.ts';
import { standOnce } from './together/once.ts';
import { typingRun } from './together/run.ts';
import { shareByBlocks } from './together/share.ts';
import { nodeViews } from './views/node-views.ts';

function addPictures({ addPictures: add, readOnly }: StoryTextProps, files: readonly File[]): boolean {
  const pictures = files.filter(({ type }) => type.startsWith('image/'));
  if (!add || readOnly || pictures.length === 0) return false;
  add(pictures);
  return true;
}

export interface OpenText {
  readonly view: EditorView;
  /** Looks at the props again. */
  changed(): void;
  close(): void;
}

/** Binds an editor to the story's document inside `place`. `props` gives what the screen says now. */
export function openText(place: HTMLElement, props: () => StoryTextProps, asks: Asks): OpenText {
  const view: EditorView = new EditorView(place, {
    state: stateOf(props, asks),
    // Others' cursors are brought in after a pause, in which somebody may have left the story.
    dispatchTransaction: (tr) => {
      if (view.isDestroyed) return;
      const told = withCaret(tr, view);
      const meant = asMeant(told, view.state);
      beginStep(view.state, meant);
      view.updateState(view.state.apply(meant));
      // While the binding brings a change of others in, nothing done here would be shared.
      if (hasWordsToBring(view.state)) queueMicrotask(() => !view.isDestroyed && bringWords(view));
    },
    editable: () => !props().readOnly,
    nodeViews: nodeViews({
      choosePicture: async () => (await props().choosePicture?.()) ?? null,
      chooseRecording: async (is) => (await props().chooseRecording?.(is)) ?? null,
      openFurniture: props().openFurniture && (() => props().openFurniture?.()),
    }),
    attributes: () => ({
      class: `text${props().isSuggesting ? ' text-suggesting' : ''}`,
      dir: props().dir,
      lang: props().lang,
      spellcheck: 'true',
      // A browser that translates the screens would take the words of the story apart, and its translation would be saved as the story.
      translate: 'no',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': words.text,
      'aria-readonly': String(props().readOnly),
    }),
  });
  shareByBlocks(bindingOf(view.state), () => !isComposingSuggestion(view.state));
  return {
    view,
    changed: () => {
      readCaret(view);
      view.setProps({});
    },
    close: () => view.destroy(),
  };
}

function stateOf(props: () => StoryTextProps, asks: Asks): EditorState {
  const { story, me } = props();
  const fragment = story.ydoc.getXmlFragment('story');
  const { doc, mapping } = initProseMirrorDoc(fragment, textSchema);
  const author = { id: me.id, now: newsroomTime };
  const start = Selection.atStart(doc);
  return EditorState.create({
    doc,
    // The caret would bring what is folded into sight.
    selection: (isFolded(start.$from.parent) && textBeside(start.$from, 1)) || start,
    plugins: [
      ySyncPlugin(fragment, { mapping }) as Plugin,
      otherCursors(story.awareness, me),
      ...undoSteps(fragment),
      typingRun(),
      followWords(),
      standOnce(),
      composedSuggestions(),
      othersWait({ hold: (isHeld) => story.hold?.(isHeld), begins: beginComposing, ends: endComposing }),
      suggesting(() => (props().isSuggesting ? author : null)),
      caretInTime(),
      slashMenu(),
      typingRules(() => props().lang),
      keys(asks),
      clipboard((files) => addPictures(props(), files)),
      tables(),
      keepForms(),
      hereMark(),
      suggestedBlocks(),
      pointSigns(),
      tkMarkers(),
      finding(),
      blockHandle(),
      selectionBar({
        link: () => asks.link(),
        comment: () => props().onComment,
        suggest: () => props().onSuggest,
        isSuggesting: () => props().isSuggesting,
      }),
    ],
  });
}

/** Tables mend themselves after what is done here. What others did is repaired by the newsroom, or everybody would do it at once. */
function tables(): Plugin {
  const plugin = tableEditing();
  const append = plugin.spec.appendTransaction;
  return new Plugin({
    ...plugin.spec,
    appendTransaction: (transactions, before, state) => {
      const isMine = transactions.every((tr) => !tr.getMeta(ySyncPluginKey));
      return isMine ? append?.call(plugin, transactions, before, state) : null;
    },
  });
}

/** What others did as the smallest change; what is done here as a suggestion while suggestions are made, or not at all. */
function asMeant(tr: Transaction, state: EditorState): Transaction {
  if (tr.getMeta(NOT_SAYABLE)) toast({ say: words.notSuggested });
  const meant = narrowed(tr, state);
  if (meant !== tr || !tr.docChanged || tr.getMeta(KEEP_AS_IS) || tr.getMeta(ySyncPluginKey)) return meant;
  if (isComposingSuggestion(state)) return tr;
  const author = suggestingAuthor(state);
  const suggestion = author ? recorded(tr, state, author) : tr;
  if (!suggestion) toast({ say: words.notSuggested });
  return suggestion ?? state.tr;
}
