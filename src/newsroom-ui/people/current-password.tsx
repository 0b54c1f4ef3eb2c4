import { Field } from '../../ui/field.tsx';

interface CurrentPasswordProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  onChange(password: string): void;
  readonly autoFocus?: boolean;
}

/** The password that somebody has, which their browser may fill in. */
export function CurrentPassword({ autoFocus = false, ...field }: CurrentPasswordProps) {
  return <Field {...field} type="password" autoComplete="current-password" autoFocus={autoFocus} isRequired />;
}
