import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { settingsWords as words } from '../words/settings.ts';

interface RowsProps<T> {
  readonly title: string;
  /** What is said where there is none. */
  readonly none: string;
  readonly rows: readonly T[];
  nameOf(row: T, at: number): string;
  onChange(rows: readonly T[]): void;
  readonly isReadOnly: boolean;
  readonly children: (row: T, change: (row: T) => void, at: number) => ReactNode;
  /** The button that adds one. */
  readonly add?: ReactNode;
}

/** Things in an order that somebody chooses: moved by buttons, so that keys and fingers can, and taken out. */
export function Rows<T>({ title, none, rows, nameOf, onChange, isReadOnly, children, add }: RowsProps<T>) {
  const change = (at: number, row: T): void => onChange(rows.with(at, row));
  return (
    <fieldset className="settings-rows">
      <legend>{title}</legend>
      {rows.length === 0 && <p className="settings-soft">{none}</p>}
      <ol>
        {rows.map((row, at) => (
          <li key={at}>
            <div className="settings-row">{children(row, (next) => change(at, next), at)}</div>
            {!isReadOnly && (
              <RowActs
                name={nameOf(row, at)}
                isFirst={at === 0}
                isLast={at === rows.length - 1}
                act={(to) => onChange(moved(rows, at, to))}
              />
            )}
          </li>
        ))}
      </ol>
      {!isReadOnly && add}
    </fieldset>
  );
}

interface RowActsProps {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  act(to: -1 | 1 | 'out'): void;
}

function RowActs({ name, isFirst, isLast, act }: RowActsProps) {
  return (
    <div className="settings-acts">
      <Button look="plain" small aria-label={words.up(name)} isDisabled={isFirst} onPress={() => act(-1)}>
        <span aria-hidden="true">↑</span>
      </Button>
      <Button look="plain" small aria-label={words.down(name)} isDisabled={isLast} onPress={() => act(1)}>
        <span aria-hidden="true">↓</span>
      </Button>
      <Button look="plain" small aria-label={words.takeOut(name)} onPress={() => act('out')}>
        <span aria-hidden="true">✕</span>
      </Button>
    </div>
  );
}

function moved<T>(rows: readonly T[], at: number, to: -1 | 1 | 'out'): T[] {
  const rest = rows.toSpliced(at, 1);
  return to === 'out' ? rest : rest.toSpliced(at + to, 0, rows[at] as T);
}
