import type { ComponentProps } from 'react';
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

/** The browser's own button, for lists that have a hundred of them: one of React Aria's takes longer to draw than the rest of their line. */
export function NativeButton({
  look = 'quiet',
  ...props
}: Omit<ComponentProps<'button'>, 'className' | 'type'> & Pick<ButtonProps, 'look'>) {
  return <button {...props} type="button" className={`button button-${look} button-small`} />;
}
