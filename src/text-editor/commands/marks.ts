import type { Mark, MarkType } from 'prosemirror-model';
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import { isPlainAddress } from '../../story/safe-address.ts';
import { textSchema } from '../schema.ts';
import { asAccepted } from '../suggest/as-accepted.ts';

/** Sets a mark on what is selected, or takes it off where all of it has it; without a selection, for what is typed next. */
export function toggleMark(type: MarkType): Command {
  return asAccepted((state, dispatch) => {
    const { from, to, empty, $from } = state.selection;
    if (!(state.selection instanceof TextSelection)) return false;
    if (empty) {
      if (!$from.parent.type.allowsMarkType(type)) return false;
      const has = type.isInSet(state.storedMarks ?? $from.marks());
      dispatch?.(has ? state.tr.removeStoredMark(type) : state.tr.addStoredMark(type.create()));
      return true;
    }
    const tr = hasEverywhere(state, type)
      ? state.tr.removeMark(from, to, type)
      : state.tr.addMark(from, to, type.create());
    dispatch?.(tr.scrollIntoView());
    return true;
  });
}

function hasEverywhere({ doc, selection: { from, to } }: EditorState, type: MarkType): boolean {
  let everywhere = true;
  doc.nodesBetween(from, to, (node, _pos, parent) => {
    if (node.isText && parent?.type.allowsMarkType(type) && !type.isInSet(node.marks)) everywhere = false;
  });
  return everywhere;
}

/** The link at the caret or over the selection, with its whole stretch; null where there is none. */
export function linkHere({ selection, doc }: EditorState): { href: string; from: number; to: number } | null {
  const { $from, from, to, empty } = selection;
  if (!empty) {
    let found: Mark | undefined;
    doc.nodesBetween(from, to, (node) => {
      found ??= textSchema.marks.link.isInSet(node.marks);
    });
    return found ? { href: String(found.attrs['href']), from, to } : null;
  }
  const mark = textSchema.marks.link.isInSet([...($from.nodeAfter?.marks ?? []), ...($from.nodeBefore?.marks ?? [])]);
  return mark ? { href: String(mark.attrs['href']), ...stretchOf(stretches($from, mark)) } : null;
}

function stretches(
  $from: EditorState['selection']['$from'],
  mark: Mark,
): { texts: readonly { from: number; to: number }[]; at: number } {
  const texts: { from: number; to: number }[] = [];
  $from.parent.forEach((node, offset) => {
    if (mark.isInSet(node.marks))
      texts.push({ from: $from.start() + offset, to: $from.start() + offset + node.nodeSize });
  });
  return { texts, at: $from.pos };
}

function stretchOf({ texts, at }: ReturnType<typeof stretches>): { from: number; to: number } {
  const joined: { from: number; to: number }[] = [];
  for (const text of texts) {
    const last = joined.at(-1);
    if (last?.to === text.from) joined[joined.length - 1] = { from: last.from, to: text.to };
    else joined.push(text);
  }
  return joined.find(({ from, to }) => from <= at && at <= to) ?? { from: at, to: at };
}

/** An address as somebody meant it: `example.org` is `https://example.org`, `a@b.org` is `mailto:a@b.org`. Null when no link may lead there. */
export function meantAddress(typed: string): string | null {
  const text = typed.trim();
  const isBare = /^[\w-]+(\.[\w-]+)+([/?#:].*)?$/u.test(text);
  const isMail = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u.test(text);
  const meant = isMail ? `mailto:${text}` : isBare ? `https://${text}` : text;
  return isPlainAddress(meant) ? meant : null;
}

/** Sets a link over a stretch, or takes it off with null. Without words the address itself is put in. */
export function setLink({ from, to }: { from: number; to: number }, href: string | null): Command {
  const { link } = textSchema.marks;
  return ({ tr }, dispatch) => {
    if (from !== to) tr.removeMark(from, to, link);
    if (href !== null && from === to) tr.insert(from, textSchema.text(href, [link.create({ href })]));
    else if (href !== null) tr.addMark(from, to, link.create({ href }));
    dispatch?.(tr.removeStoredMark(link));
    return true;
  };
}
