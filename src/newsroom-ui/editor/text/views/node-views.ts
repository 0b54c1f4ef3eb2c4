import type { Node } from 'prosemirror-model';
import type { NodeViewConstructor } from 'prosemirror-view';
import { blankNode } from '../../../../story/document-forms.ts';
import { textWords as words } from '../../../words/editor-text.ts';
import { element } from '../dom.ts';
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
import { tableTools } from './table-tools.ts';

/** The view of every node that has a form. */
export function nodeViews(choosePicture: ChoosePicture): Record<string, NodeViewConstructor> {
  const views = Object.entries(looks(choosePicture)).map(([name, look]) => [name, blockView(look)] as const);
  return { ...Object.fromEntries(views), field: fieldView };
}

const blank = (name: 'image' | 'video' | 'byline' | 'timelineEvent' | 'listItem') => () =>
  blankNode(name, null, textSchema);

function looks(choosePicture: ChoosePicture): Record<string, BlockLook> {
  return {
    furniture: { isPlain: true, below: (host) => [adder(host, words.addByline, blank('byline'), afterBylines)] },
    byline: { isPlain: true },
    mainMedia: { isPlain: true, below: (host) => [mediaAdders(host)] },
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

/** Where a further byline goes: after those there are, or after the standfirst. */
function afterBylines(furniture: Node): number {
  const before = furniture.children.findLastIndex(
    ({ type, attrs }) => type.name === 'byline' || ['kicker', 'headline', 'standfirst'].includes(String(attrs['name'])),
  );
  return furniture.children.slice(0, before + 1).reduce((size, child) => size + child.nodeSize, 0);
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

/** The ways to main media, while there is none. */
function mediaAdders(host: Host): Control {
  const image = adder(host, words.addPicture, blank('image'));
  const video = adder(host, words.addVideo, blank('video'));
  const dom = element('div', { class: 'form-tools' }, image.dom, video.dom);
  return {
    dom,
    update: (node) => {
      dom.hidden = node.childCount > 0 || !host.view.editable;
    },
  };
}
