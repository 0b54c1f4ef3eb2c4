import { Fragment, type Node } from 'prosemirror-model';
import { problem } from '../../base/problem.ts';
import { type FormPart, formOf } from '../document-forms.ts';
import { documentSchema, type NodeName } from '../document-schema.ts';
import { isPutIn } from '../suggested.ts';
import { laidOut } from '../table-cells.ts';
import type { Loose } from './loose.ts';
import { isNodeName, isTextblock, joined, mendedAttributes, mendedTextblock, type Repairs } from './mended.ts';
import { field, shaped } from './written.ts';

/** A node in its form, and what had no place in it. */
export interface Mended {
  readonly node: Node;
  readonly strays: readonly Loose[];
}

/** A container brought to its form: each part in its place, what is missing there and empty, what does not belong set aside. */
export function mendedForm(name: NodeName, loose: Loose, repairs: Repairs): Mended {
  const form = formOf(name) ?? [];
  const places = loose.children.map((child) => placeIn(form, child));
  const strays = loose.children.filter((_, at) => places[at] === -1);
  if (loose.text !== '') strays.unshift({ ...loose, name: 'text', children: [] });
  noteDisorder(name, places, repairs);
  const filled = form.map((part, at) => {
    const here = loose.children.filter((_, child) => places[child] === at);
    return 'field' in part ? mendedField(part.field, here, repairs) : mendedPart(part, here, repairs);
  });
  const content = filled.flatMap(({ nodes }) => nodes);
  const node = documentSchema.node(
    name,
    mendedAttributes(name, loose, repairs),
    name === 'tableGrid' ? levelled(content, repairs) : content,
  );
  return { node, strays: [...strays, ...filled.flatMap((part) => part.strays)] };
}

/** Which part of a form a node belongs to; -1 for none. Where a form is one field, any field is that one. */
function placeIn(form: readonly FormPart[], child: Loose): number {
  if (child.name !== 'field')
    return form.findIndex((part) => 'nodes' in part && part.nodes.some((kind) => kind === child.name));
  const [only] = form;
  if (form.length === 1 && only && 'field' in only) return 0;
  return form.findIndex((part) => 'field' in part && part.field === child.attrs.get('name'));
}

function noteDisorder(name: NodeName, places: readonly number[], repairs: Repairs): void {
  if (places.some((place, at) => place === -1 || place < Math.max(...places.slice(0, at), -1)))
    repairs.push(
      problem('node-misplaced', name, `Parts of a ${name} were out of place. They were put where they belong.`),
    );
}

interface Filled {
  readonly nodes: readonly Node[];
  readonly strays: readonly Loose[];
}

/** One field of this name, whether there was none, one or several. */
function mendedField(name: string, found: readonly Loose[], repairs: Repairs): Filled {
  if (found.length !== 1)
    repairs.push(problem('field-doubled', name, `There were ${found.length} fields “${name}”. There is one now.`));
  const texts = found.map((one) => {
    if (one.attrs.get('name') !== name)
      repairs.push(problem('attribute-wrong', name, `The field “${name}” had no name or the wrong one.`));
    return mendedTextblock('field', { ...one, attrs: new Map([...one.attrs, ['name', name]]) }, repairs);
  });
  return {
    nodes: [texts.reduce((one, other) => joined(one, other, documentSchema.text(' ')), field(name, ''))],
    strays: [],
  };
}

/** So many nodes as the part may hold, and those only suggested: too many texts become one text, too many others are set aside. */
function mendedPart(part: Exclude<FormPart, { field: string }>, found: readonly Loose[], repairs: Repairs): Filled {
  const nodes: Node[] = [];
  const strays: Loose[] = [];
  let standing = 0;
  for (const one of found) {
    const last = nodes.at(-1);
    const mended = mendedNode(one, repairs);
    const isExtra = isPutIn(mended.node);
    if (isExtra || standing < part.most) {
      nodes.push(mended.node);
      strays.push(...mended.strays);
      standing += isExtra ? 0 : 1;
    } else if (last?.isTextblock) {
      nodes[nodes.length - 1] = joined(last, mended.node, documentSchema.node('break'));
    } else strays.push(one);
  }
  const missing = Math.max(0, part.least - nodes.length);
  if (missing > 0 || found.length > nodes.length)
    repairs.push(
      problem(
        'part-wrong',
        part.nodes[0],
        `There were ${found.length} of ${part.nodes[0]} in one place. As many as may be there remain.`,
      ),
    );
  return { nodes: [...nodes, ...Array.from({ length: missing }, () => shaped(part.nodes[0], {}))], strays };
}

function mendedNode(loose: Loose, repairs: Repairs): Mended {
  const name = isNodeName(loose.name) ? loose.name : 'paragraph';
  return isTextblock(name)
    ? { node: mendedTextblock(name, loose, repairs), strays: [] }
    : mendedForm(name, loose, repairs);
}

/** Rows of one width: short ones get empty cells, as headings where the row is one of headings. A span that covers others or reaches too far is cut. */
function levelled(rows: readonly Node[], repairs: Repairs): Node[] {
  const grid = laidOut(rows.map((row) => row.children.map((cell) => ({ cell, ...spansOf(cell) }))));
  return rows.map((row, at) => {
    const cells = (grid.rows[at] ?? []).map(({ cell: { cell }, ...spans }) => spanned(cell, spans, repairs));
    const missing = grid.gaps[at] ?? 0;
    if (missing > 0)
      repairs.push(problem('part-wrong', 'tableRow', 'A table row was short of cells. It has empty ones now.'));
    const kind = row.lastChild?.type.name === 'tableHeader' ? 'tableHeader' : 'tableCell';
    return row.copy(Fragment.fromArray([...cells, ...Array.from({ length: missing }, () => shaped(kind, {}))]));
  });
}

function spansOf({ attrs }: Node): { colspan: number; rowspan: number } {
  return { colspan: Number(attrs['colspan']), rowspan: Number(attrs['rowspan']) };
}

function spanned(cell: Node, { colspan, rowspan }: { colspan: number; rowspan: number }, repairs: Repairs): Node {
  const had = spansOf(cell);
  if (had.colspan === colspan && had.rowspan === rowspan) return cell;
  repairs.push(problem('part-wrong', cell.type.name, 'A merged table cell overlapped others. It was cut back.'));
  return cell.type.create({ ...cell.attrs, colspan, rowspan }, cell.content, cell.marks);
}
