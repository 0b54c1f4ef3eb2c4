import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import './button.css';

/** `plain` has no box until one points at it; `stop` is for what cannot be undone. */
export type ButtonLook = 'main' | 'quiet' | 'plain' | 'stop';

export interface ButtonProps extends AriaButtonProps {
  readonly look?: ButtonLook;
  readonly small?: boolean;
}

/**
 * A button. One `main` button a screen or dialog: what most people came to do. While `isPending` it keeps the focus and does
 * nothing. React Aria's own waiting says the name of the button twice, and points at it for seconds after its dialog is gone.
 */
export function Button({ look = 'quiet', small = false, isPending = false, ...props }: ButtonProps) {
  const waiting = { 'data-pending': true, 'aria-disabled': true, type: 'button', onPress: () => {} } as const;
  const className = `button button-${look}${small ? ' button-small' : ''}`;
  return <AriaButton {...props} {...(isPending && waiting)} className={className} />;
}
