import type { Node } from 'prosemirror-model';
import { type ChosenRecording, heldRecording, type RecordingKind } from '../../story/recording.ts';
import { button, element } from '../dom.ts';
import { textWords as words } from '../words.ts';
import type { ChooseRecording, Control, Host } from './block-view.ts';
import { addressInput } from './controls.ts';

interface Choosing {
  readonly choose: ChooseRecording;
  /** What comes into the block with a recording, where it is not there yet: the poster of a film. */
  readonly brings?: (chosen: ChosenRecording, block: Node) => Node | null;
}

/** The film or the sound itself, as it plays, and the way to choose one of the library. */
export function recordingFrame(host: Host, is: RecordingKind, { choose, brings = () => null }: Choosing): Control {
  const player = element(is === 'film' ? 'video' : 'audio', {
    class: is === 'film' ? 'form-picture' : 'form-sound',
    controls: '',
    preload: 'metadata',
  });
  const chooser = button(words.chooseRecording[is], 'form-button', () => {
    void choose(is).then((chosen) => {
      if (chosen) put(host, chosen, brings(chosen, host.node()));
      host.view.focus();
    });
  });
  return {
    dom: element('div', { class: 'form-frame' }, player, chooser),
    update: ({ attrs }) => {
      const id = heldRecording(attrs['src'] as string | null);
      player.hidden = id === null;
      const path = `/api/media/${id}/play`;
      if (id !== null && player.getAttribute('src') !== path) player.setAttribute('src', path);
      chooser.textContent = id === null ? words.chooseRecording[is] : words.replaceRecording[is];
      chooser.disabled = !host.view.editable;
    },
  };
}

/** The address of a film that is not of the library: out of sight for one that is. */
export function outsideAddress(host: Host): Control {
  const { dom, update } = addressInput(host, 'src');
  return {
    dom,
    update: (node) => {
      update?.(node);
      dom.hidden = heldRecording(node.attrs['src'] as string | null) !== null;
    },
  };
}

/** Puts a recording into the block, with its words and its poster where there are none yet, as one step. */
function put({ view, pos, node }: Host, chosen: ChosenRecording, brought: Node | null): void {
  const at = pos();
  if (at === null) return;
  const now = node();
  const tr = view.state.tr;
  tr.setNodeAttribute(at, 'src', chosen.src);
  tr.setNodeAttribute(at, 'durationSeconds', chosen.seconds);
  // From the end to the beginning, so that no place moves before its turn.
  if (brought) tr.insert(at + 1 + now.content.size, brought);
  const said: Readonly<Record<string, string>> = { title: chosen.title, credit: chosen.credit };
  const places: { readonly to: number; readonly text: string }[] = [];
  now.forEach((child, offset) => {
    const text = said[String(child.attrs['name'])] ?? '';
    if (text !== '' && child.content.size === 0) places.push({ to: at + 1 + offset + 1, text });
  });
  for (const { to, text } of places.toReversed()) tr.insertText(text, to);
  view.dispatch(tr);
}
