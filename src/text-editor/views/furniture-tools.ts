import type { Node } from 'prosemirror-model';
import { textWords as words } from '../words.ts';
import { button, element } from '../dom.ts';
import { isBeside } from '../folded.ts';
import type { Control, Host } from './block-view.ts';
import { adder } from './controls.ts';

/** One line under the furniture: the ways to what is not there yet, and to what is written beside the text. */
export function furnitureTools(host: Host, openFurniture: (() => void) | undefined): Control {
  const { image, video, byline } = words.blocks;
  const adders = [
    short(byline, adder(host, words.addByline, 'byline', afterBylines)),
    ofMedia(short(image, adder(host, words.addPicture, 'image', intoMedia))),
    ofMedia(short(video, adder(host, words.addVideo, 'video', intoMedia))),
  ];
  const all = openFurniture ? [...adders, besideButton(openFurniture)] : adders;
  return {
    dom: element('div', { class: 'form-tools furniture-tools' }, ...all.map(({ dom }) => dom)),
    update: (node) => {
      for (const { update } of all) update?.(node);
    },
  };
}

/** Shown by the name of what it adds, and read aloud in full. */
function short(name: string, control: Control): Control {
  control.dom.setAttribute('aria-label', control.dom.textContent);
  control.dom.textContent = `+ ${name}`;
  control.dom.dir = 'auto';
  return control;
}

/** Out of sight once there is main media (`forms.css`). */
function ofMedia(control: Control): Control {
  control.dom.classList.add('furniture-media');
  return control;
}

/** Where a further byline goes: after those there are, or after the standfirst. */
function afterBylines(furniture: Node): number {
  const before = furniture.children.findLastIndex(
    ({ type, attrs }) => type.name === 'byline' || ['kicker', 'headline', 'standfirst'].includes(String(attrs['name'])),
  );
  return furniture.children.slice(0, before + 1).reduce((size, child) => size + child.nodeSize, 0);
}

/** The main media follow the furniture: over its end and into them. */
const intoMedia = (furniture: Node): number => furniture.nodeSize;

/** The way to what is written beside the text, and the sign of what is written there. */
function besideButton(open: () => void): Control {
  const dom = button('', 'form-button furniture-beside', open);
  // The words run their own way, so that what does not fit is cut off at their end in an Arabic story too.
  const says = element('span', { dir: 'auto' });
  dom.append(says);
  return {
    dom,
    update: ({ children }) => {
      const names = children.filter(({ textContent }) => textContent !== '').map(({ attrs }) => String(attrs['name']));
      const written = names.filter(isBeside).map((name) => words.fields[name]);
      says.textContent = written.length > 0 ? `${words.furniture}: ${written.join(', ')}` : words.furniture;
      dom.title = says.textContent;
    },
  };
}
