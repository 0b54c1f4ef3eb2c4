import { type MouseEvent, type ReactNode, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { uiWords } from './words.ts';
import { Button } from './button.tsx';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  onClose(): void;
  readonly children: ReactNode;
  /** Buttons along the foot, the main one last. */
  readonly foot?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** For what cannot be undone: clicking beside it does not close it. */
  readonly isAlert?: boolean;
}

const TYPED = 'textarea, input:not([type=checkbox], [type=radio])';

/** A press on the ground would take the focus from the dialog for a frame, and a key pressed in that frame would go nowhere. */
function keepFocus(press: MouseEvent): void {
  if (press.target === press.currentTarget) press.preventDefault();
}

/**
 * A dialog over the screen, open while it is rendered. Escape closes it and gives the focus back; so does a click beside it, but
 * not beside one that is typed in: a slip of the hand would cost the words.
 */
export function Dialog({ title, onClose, children, foot, size = 'small', isAlert = false }: DialogProps) {
  const place = useRef<HTMLElement>(null);
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen
      isDismissable={!isAlert}
      shouldCloseOnInteractOutside={() => !place.current?.querySelector(TYPED)}
      onMouseDown={keepFocus}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={`dialog dialog-${size}`}>
        <AriaDialog ref={place} role={isAlert ? 'alertdialog' : 'dialog'} className="dialog-inside">
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="plain" small aria-label={uiWords.close} onPress={onClose}>
              <span aria-hidden="true">✕</span>
            </Button>
          </div>
          <div className="dialog-body">{children}</div>
          {foot && <div className="dialog-foot">{foot}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
