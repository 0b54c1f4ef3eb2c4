import { EditorState, type Plugin } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { initProseMirrorDoc, ySyncPlugin, yUndoPlugin } from 'y-prosemirror';
import type { OpenStory } from '../open-story.ts';
import { textSchema } from './schema.ts';
import type { StoryTextProps } from './story-text.tsx';

/** Binds an editor to the story's document inside `place`. `props` gives what the screen says now. */
export function openText(place: HTMLElement, story: OpenStory, props: () => StoryTextProps) {
  const fragment = story.ydoc.getXmlFragment('story');
  const { doc, mapping } = initProseMirrorDoc(fragment, textSchema);
  const view = new EditorView(place, {
    state: EditorState.create({
      doc,
      plugins: [ySyncPlugin(fragment, { mapping }) as Plugin, yUndoPlugin() as Plugin],
    }),
    editable: () => !props().readOnly,
    attributes: () => ({
      dir: props().dir,
      lang: props().lang,
      spellcheck: 'true',
      role: 'textbox',
      'aria-multiline': 'true',
    }),
  });
  return { view, changed: () => view.setProps({}), close: () => view.destroy() };
}
