import { Fragment, type Node, type Schema } from 'prosemirror-model';
import { blankNode } from '../../story/document-forms.ts';
import type { NodeName } from '../../story/document-schema.ts';
import { pictureAdder, tick } from '../views/controls.ts';
import { tableTools } from '../views/table-tools.ts';
import { textWords as words } from '../words.ts';
import type { BlockFace } from './face.ts';

const ROWS = 3;
const COLUMNS = 3;

export const table: BlockFace = {
  ways: [{ kind: 'table', alsoCalled: 'rows columns map chart graphic data', start: newTable }],
  draws: {
    tableGrid: () => ['table', { class: 'table-grid' }, ['tbody', 0]],
    tableRow: () => ['tr', 0],
    tableCell: (node) => ['td', spansOf(node), 0],
    tableHeader: (node) => ['th', spansOf(node), 0],
  },
  looks: {
    table: {
      above: (host) => [tableTools(host)],
      below: (host) => [tick(host, 'rowHeads', words.headColumn), pictureAdder(host, words.addDrawing)],
    },
  },
  tags: { tableGrid: () => 'table', tableRow: () => 'tr', tableCell: () => 'td', tableHeader: () => 'th' },
  attributes: { tableCell: spansOf, tableHeader: (node) => ({ ...spansOf(node), ...scopeOf(node) }) },
};

/** What HTML says of a merged cell. */
function spansOf({ attrs }: Node): Record<string, string> {
  const spans = ['colspan', 'rowspan'].filter((name) => attrs[name] !== 1);
  return Object.fromEntries(spans.map((name) => [name, String(attrs[name])]));
}

function scopeOf({ attrs }: Node): Record<string, string> {
  return attrs['scope'] === null ? {} : { scope: String(attrs['scope']) };
}

function newTable(schema: Schema): Node {
  const made = blankNode('table', null, schema);
  const parts = made.children.map((part) => (part.type.name === 'tableGrid' ? grid(schema) : part));
  return made.copy(Fragment.fromArray(parts));
}

function grid(schema: Schema): Node {
  const row = (cell: NodeName): Node =>
    schema.node(
      'tableRow',
      null,
      Array.from({ length: COLUMNS }, () => blankNode(cell, null, schema)),
    );
  return schema.node('tableGrid', null, [
    row('tableHeader'),
    ...Array.from({ length: ROWS - 1 }, () => row('tableCell')),
  ]);
}
