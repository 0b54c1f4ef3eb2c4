import type { NodeViewConstructor } from 'prosemirror-view';
import { blankNode } from '../../story/document-forms.ts';
import { textWords as words } from '../words.ts';
import { textSchema } from '../schema.ts';
import { type BlockLook, blockView, type Control, type Host } from './block-view.ts';
import {
  addressInput,
  adder,
  altNote,
  type ChoosePicture,
  dateInput,
  durationInput,
  pictureFrame,
  providerNote,
  tick,
  timeInput,
} from './controls.ts';
import { fieldView } from './field-view.ts';
import { furnitureTools } from './furniture-tools.ts';
import { tableTools } from './table-tools.ts';

/** What forms ask the screen for. */
export interface FormAsks {
  readonly choosePicture: ChoosePicture;
  /** Shows what is written beside the text; absent where nothing stands there. */
  readonly openFurniture: (() => void) | undefined;
}

/** The view of every node that has a form. */
export function nodeViews(asks: FormAsks): Record<string, NodeViewConstructor> {
  const views = Object.entries(looks(asks)).map(([name, look]) => [name, blockView(look)] as const);
  return { ...Object.fromEntries(views), field: fieldView };
}

const blank = (name: 'image' | 'timelineEvent' | 'listItem') => () => blankNode(name, null, textSchema);

function looks({ choosePicture, openFurniture }: FormAsks): Record<string, BlockLook> {
  return {
    furniture: { isPlain: true, below: (host) => [furnitureTools(host, openFurniture)] },
    byline: { isPlain: true },
    mainMedia: { isPlain: true },
    image: {
      above: (host) => [pictureFrame(host, choosePicture)],
      below: (host) => [tick(host, 'decorative', words.decorative), altNote()],
    },
    gallery: { below: (host) => [adder(host, words.addPicture, blank('image'))] },
    video: {
      above: (host) => [addressInput(host, 'src'), durationInput(host)],
      below: (host) => [posterAdder(host)],
    },
    audio: { above: (host) => [addressInput(host, 'src'), durationInput(host)] },
    embed: { above: (host) => [addressInput(host, 'url'), providerNote()] },
    relatedLink: { below: (host) => [addressInput(host, 'href')] },
    pullQuote: {},
    quote: {},
    factBox: { below: (host) => [adder(host, words.addPoint, blank('listItem'))] },
    table: { above: (host) => [tableTools(host)], below: (host) => [tick(host, 'rowHeads', words.headColumn)] },
    timeline: { below: (host) => [adder(host, words.addEvent, blank('timelineEvent'))] },
    timelineEvent: { isPlain: true, above: (host) => [dateInput(host)] },
    livePost: { above: (host) => [timeInput(host)] },
  };
}

/** The way to a poster, while there is none. */
function posterAdder(host: Host): Control {
  const { dom, update } = adder(host, words.addPoster, blank('image'));
  return {
    dom,
    update: (node) => {
      update?.(node);
      dom.hidden = node.children.some(({ type }) => type.name === 'image');
    },
  };
}
