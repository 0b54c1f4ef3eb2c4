import {
  type BinaryOperationNode,
  type ColumnDefinitionNode,
  type DataTypeNode,
  type OperationNode,
  type OperatorNode,
  PostgresQueryCompiler,
  type PrimitiveValueListNode,
  type RawNode,
} from 'kysely';
import { twinOf } from '../either.ts';
import { columnTypes } from './tables.ts';

/** Kysely's compiler, with this house's fragments in PostgreSQL's words and the columns of its migrations in PostgreSQL's types. */
export class StoreQueryCompiler extends PostgresQueryCompiler {
  protected override visitRaw(node: RawNode): void {
    const twin: OperationNode | null = twinOf(node);
    if (twin) this.visitNode(twin);
    else super.visitRaw(node);
  }

  /** Nothing is in a list without values, which PostgreSQL cannot be given. */
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { operator, rightOperand } = node;
    const asks = operator.kind === 'OperatorNode' ? (operator as OperatorNode).operator : '';
    if (isEmptyList(rightOperand) && (asks === 'in' || asks === 'not in')) this.append(String(asks === 'not in'));
    else super.visitBinaryOperation(node);
  }

  protected override visitDataType(node: DataTypeNode): void {
    const { dataType } = node;
    this.append(typeof dataType === 'string' ? (columnTypes[dataType] ?? dataType) : String(dataType));
  }

  /** SQLite numbers rows by itself wherever one whole number is the key, and takes a number that it is given. */
  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    const isNumbered = node.primaryKey && isInteger(node.dataType);
    const { autoIncrement: _sqlite, ...plain } = node;
    super.visitColumnDefinition(isNumbered ? { ...plain, generated: BY_DEFAULT } : node);
  }
}

const BY_DEFAULT: NonNullable<ColumnDefinitionNode['generated']> = {
  kind: 'GeneratedNode',
  byDefault: true,
  identity: true,
};

function isEmptyList(node: OperationNode): boolean {
  return node.kind === 'PrimitiveValueListNode' && (node as PrimitiveValueListNode).values.length === 0;
}

function isInteger(type: OperationNode): boolean {
  return type.kind === 'DataTypeNode' && (type as DataTypeNode).dataType === 'integer';
}
