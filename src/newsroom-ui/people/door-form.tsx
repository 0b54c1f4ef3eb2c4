import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import type { Refused } from '../api.ts';
import { DoorProblem } from './door.tsx';

export interface DoorFormProps {
  /** For a button that stands outside the form. */
  readonly id?: string;
  readonly className?: string;
  /** What was refused last. */
  readonly error: Refused | null;
  /** The fields that say themselves what is wrong in them; everything else is said over them. */
  readonly fields?: readonly string[];
  onSend(): void;
  readonly children: ReactNode;
}

/** Fields that are sent together. A refusal that none of them shows stands over them. */
export function DoorForm({ id, className = 'door-form', error, fields = [], onSend, children }: DoorFormProps) {
  return (
    <Form
      {...(id !== undefined && { id })}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {error && !isShownIn(error, fields) && <DoorProblem>{error.message}</DoorProblem>}
      {children}
    </Form>
  );
}

function isShownIn({ problems }: Refused, fields: readonly string[]): boolean {
  return problems.length > 0 && problems.every(({ where }) => fields.includes(where));
}
