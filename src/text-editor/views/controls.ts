import type { Node } from 'prosemirror-model';
import { Selection } from 'prosemirror-state';
import { isInstant, toInstant } from '../../base/clock.ts';
import { blankNode } from '../../story/document-forms.ts';
import type { NodeName } from '../../story/document-schema.ts';
import { isStream, streamTimes } from '../../story/players.ts';
import { stillPath } from '../../story/still-path.ts';
import { type Picture, pictureSchema } from '../../story/picture.ts';
import { momentTyped, shortMoment } from '../../story/captions.ts';
import { isPlainAddress } from '../../story/safe-address.ts';
import { textWords as words } from '../words.ts';
import { button, element } from '../dom.ts';
import { providerOf } from '../provider-of.ts';
import { localPath } from '../local-pictures.ts';
import type { ChoosePicture, Control, Host } from './block-view.ts';

/** Sets attributes of the host's node, as one step that others see. */
function setAttributes({ view, pos, node }: Host, attrs: Readonly<Record<string, unknown>>): void {
  const at = pos();
  if (at === null) return;
  const changed = Object.entries(attrs).filter(([name, value]) => node().attrs[name] !== value);
  const tr = view.state.tr;
  for (const [name, value] of changed) tr.setNodeAttribute(at, name, value);
  if (changed.length > 0) view.dispatch(tr);
}

/** A labelled input whose value is an attribute, when it is one that fits. */
function input(host: Host, { label, type, read, write }: InputForm): Control {
  const box = element('input', {
    class: 'form-input',
    type,
    'aria-label': label,
    dir: type === 'url' ? 'ltr' : 'auto',
  });
  const warning = element('span', { class: 'form-warning', role: 'alert' });
  const settle = (): void => {
    const attrs = write(box.value.trim());
    box.toggleAttribute('aria-invalid', attrs === null);
    warning.textContent = attrs === null ? words.addressBad : '';
    if (attrs) setAttributes(host, attrs);
  };
  box.addEventListener('change', settle);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    settle();
    host.view.focus();
  });
  const dom = element(
    'label',
    { class: 'form-control' },
    element('span', { class: 'field-label' }, label),
    box,
    warning,
  );
  return {
    dom,
    update: (node) => {
      if (document.activeElement !== box) box.value = read(node);
      box.readOnly = !host.view.editable;
    },
  };
}

interface InputForm {
  readonly label: string;
  readonly type: string;
  read(node: Node): string;
  /** The attributes a written value gives, or null when it does not fit. */
  write(value: string): Readonly<Record<string, unknown>> | null;
}

export function addressInput(host: Host, name: 'url' | 'href' | 'src'): Control {
  const none = name === 'src' ? null : '';
  return input(host, {
    label: words.address,
    type: 'text',
    read: ({ attrs }) => String(attrs[name] ?? ''),
    write: (value) => {
      if (value === '') return { [name]: none };
      if (!isPlainAddress(value)) return null;
      return name === 'url' ? { url: value, provider: providerOf(value) } : { [name]: value };
    },
  });
}

export function durationInput(host: Host): Control {
  return input(host, {
    label: words.duration,
    type: 'number',
    read: ({ attrs }) => String(attrs['durationSeconds'] ?? ''),
    write: (value) => ({ durationSeconds: /^[1-9]\d{0,5}$/.test(value) ? Number(value) : null }),
  });
}

/** When the film of a bulletin comes to it, as minutes and seconds. */
export function startInput(host: Host): Control {
  return input(host, {
    label: words.start,
    type: 'text',
    read: ({ attrs }) => (attrs['start'] === null ? '' : shortMoment(Number(attrs['start']))),
    write: (value) => {
      const start = momentTyped(value);
      return { start: start === null ? null : Math.floor(start) };
    },
  });
}

export function dateInput(host: Host): Control {
  return input(host, {
    label: words.date,
    type: 'date',
    read: ({ attrs }) => String(attrs['date'] ?? '').slice(0, 10),
    write: (value) => ({ date: value === '' ? null : value }),
  });
}

/** The moment of a live post, in the clock of whoever looks. */
export function timeInput(host: Host): Control {
  return input(host, {
    label: words.time,
    type: 'datetime-local',
    read: ({ attrs }) => localTime(String(attrs['at'])),
    write: (value) => ({ at: value === '' ? '' : toInstant(new Date(value)) }),
  });
}

/** From when (0) or until when (1) a live stream is live, in the clock of whoever looks; out of sight for all that is no stream. */
export function streamTime(host: Host, part: 0 | 1): Control {
  const { dom, update } = input(host, {
    label: part === 0 ? words.liveFrom : words.liveUntil,
    type: 'datetime-local',
    read: ({ attrs }) => localTime(streamTimes(attrs['at'] as string | null)[part]),
    write: (value) => {
      const times = streamTimes(host.node().attrs['at'] as string | null);
      const at = times.with(part, value === '' ? '' : toInstant(new Date(value))).join('/');
      return { at: at === '/' ? null : at };
    },
  });
  return {
    dom,
    update: (node) => {
      update?.(node);
      dom.hidden = !isStream(String(node.attrs['url']));
    },
  };
}

function localTime(at: string): string {
  if (!isInstant(at)) return '';
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Where an embed comes from, recognised from its address. Nothing of the other place is ever loaded here. */
export function providerNote(): Control {
  const dom = element('p', { class: 'form-note' });
  return {
    dom,
    update: ({ attrs }) => {
      dom.textContent = attrs['provider'] ? `${words.provider} ${String(attrs['provider'])}` : '';
    },
  };
}

export function tick(host: Host, name: string, label: string): Control {
  const box = element('input', { type: 'checkbox' });
  box.addEventListener('change', () => setAttributes(host, { [name]: box.checked }));
  return {
    dom: element('label', { class: 'form-tick' }, box, element('span', {}, label)),
    update: (node) => {
      box.checked = node.attrs[name] === true;
      box.disabled = !host.view.editable;
    },
  };
}

/** The picture itself, and the way to choose one. */
export function pictureFrame(host: Host, choosePicture: ChoosePicture): Control {
  const image = element('img', { class: 'form-picture', alt: '', decoding: 'async' });
  image.addEventListener('error', () => askAgain(image));
  const choose = button(words.choosePicture, 'form-button', () => {
    void choosePicture().then((picture) => {
      if (picture) setAttributes(host, { picture });
      host.view.focus();
    });
  });
  return {
    dom: element('div', { class: 'form-frame' }, image, choose),
    update: ({ attrs }) => {
      const picture = pictureSchema.safeParse(attrs['picture']).data;
      image.hidden = !picture;
      if (picture) showPicture(image, picture);
      choose.textContent = picture ? words.replacePicture : words.choosePicture;
      choose.disabled = !host.view.editable;
    },
  };
}

const ASK_AGAIN_MS = 4_000;

/** A picture that a colleague is sending is not there yet. */
function askAgain(image: HTMLImageElement): void {
  const path = image.getAttribute('src') ?? '';
  setTimeout(() => {
    if (image.isConnected && image.getAttribute('src') === path) image.src = path;
  }, ASK_AGAIN_MS);
}

const WIDE_ENOUGH = 640;

function showPicture(image: HTMLImageElement, picture: Picture): void {
  const path = localPath(picture.id) ?? stillPath(picture, WIDE_ENOUGH);
  if (path !== '' && image.getAttribute('src') !== path) image.src = path;
  image.width = picture.width;
  image.height = picture.height;
}

/** Says that a picture needs words, until it has them or is marked decorative. */
export function altNote(): Control {
  const dom = element('p', { class: 'form-warning' });
  return {
    dom,
    update: (node) => {
      const alt = node.children.find((child) => child.attrs['name'] === 'alt');
      const missing = node.attrs['decorative'] !== true && !alt?.textContent.trim();
      dom.textContent = missing ? words.altMissing : '';
    },
  };
}

/** The way to the one picture of a form, while there is none. */
export function pictureAdder(host: Host, label: string): Control {
  const { dom, update } = adder(host, label, 'image');
  return {
    dom,
    update: (node) => {
      update?.(node);
      dom.hidden = node.children.some(({ type }) => type.name === 'image');
    },
  };
}

/** A button that puts one more of something at the end of the host’s node, or where `at` says, and the caret into it. */
export function adder(host: Host, label: string, name: NodeName, at?: (node: Node) => number): Control {
  const dom = button(label, 'form-button', () => {
    const start = host.pos();
    if (start === null) return;
    const place = start + 1 + (at ? at(host.node()) : host.node().content.size);
    const { state } = host.view;
    const tr = state.tr.insert(place, blankNode(name, null, state.schema));
    host.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(place + 1))).scrollIntoView());
    host.view.focus();
  });
  return {
    dom,
    update: () => {
      dom.disabled = !host.view.editable;
    },
  };
}
