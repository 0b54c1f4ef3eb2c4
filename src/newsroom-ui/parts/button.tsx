import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import './button.css';

/** `plain` has no box until one points at it; `stop` is for what cannot be undone. */
export type ButtonLook = 'main' | 'quiet' | 'plain' | 'stop';

export interface ButtonProps extends AriaButtonProps {
  readonly look?: ButtonLook;
  readonly small?: boolean;
}

/** A button. One `main` button a screen or dialog: what most people came to do. */
export function Button({ look = 'quiet', small = false, ...props }: ButtonProps) {
  return <AriaButton {...props} className={`button button-${look}${small ? ' button-small' : ''}`} />;
}
