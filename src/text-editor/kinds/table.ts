import { Fragment, type Node, type Schema } from 'prosemirror-model';
import { blankNode } from '../../story/document-forms.ts';
import type { NodeName } from '../../story/document-schema.ts';
import { tick } from '../views/controls.ts';
import { tableTools } from '../views/table-tools.ts';
import { textWords as words } from '../words.ts';
import type { BlockFace } from './face.ts';

const ROWS = 3;
const COLUMNS = 3;

export const table: BlockFace = {
  ways: [{ kind: 'table', alsoCalled: 'rows columns', start: newTable }],
  draws: {
    tableGrid: () => ['table', { class: 'table-grid' }, ['tbody', 0]],
    tableRow: () => ['tr', 0],
    tableCell: () => ['td', 0],
    tableHeader: () => ['th', 0],
  },
  looks: {
    table: {
      above: (host) => [tableTools(host)],
      below: (host) => [tick(host, 'rowHeads', words.headColumn)],
    },
  },
  tags: { tableGrid: () => 'table', tableRow: () => 'tr', tableCell: () => 'td', tableHeader: () => 'th' },
};

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
