import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { type ButtonLook, NativeButton } from './button.tsx';
import './menu.css';

/** One line of a menu: something that can be done. */
export interface MenuEntry {
  readonly id: string;
  readonly name: string;
  /** True for what cannot be undone. */
  readonly isStop?: boolean;
  run(): void;
}

interface MenuButtonProps {
  /** Its name, said aloud. */
  readonly label: string;
  /** What it offers, or what finds that out when it is opened. */
  readonly items: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly isDisabled?: boolean;
}

/** Which line has the focus first; `true` for the menu itself, where somebody points. */
type First = 'first' | 'last' | true;

/**
 * A button that opens a menu of what can be done, which is made only then: a screen may have a hundred of them.
 */
export function MenuButton({ label, items, children, look = 'quiet', isDisabled = false }: MenuButtonProps) {
  const [open, setOpen] = useState<First | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const openByArrow = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpen(event.key === 'ArrowDown' ? 'first' : 'last');
  };
  const close = (): void => setOpen(null);
  return (
    <>
      <NativeButton
        ref={button}
        look={look}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        aria-controls={open === null ? undefined : id}
        disabled={isDisabled}
        // A press of a key is no click of a pointer, and is counted as none.
        onClick={({ detail }) => setOpen(detail === 0 ? 'first' : true)}
        onKeyDown={openByArrow}
      >
        {children}
        {look !== 'plain' && <span aria-hidden="true">▾</span>}
      </NativeButton>
      {open !== null && (
        <Popover
          triggerRef={button}
          trigger="MenuTrigger"
          className="menu-ground"
          placement="bottom end"
          isOpen
          onOpenChange={close}
        >
          <Lines id={id} label={label} items={items} first={open} onClose={close} />
        </Popover>
      )}
    </>
  );
}

interface LinesProps extends Pick<MenuButtonProps, 'label' | 'items'> {
  readonly id: string;
  readonly first: First;
  onClose(): void;
}

function Lines({ id, label, items, first, onClose }: LinesProps) {
  const entries = typeof items === 'function' ? items() : items;
  return (
    <Menu
      id={id}
      className="menu"
      aria-label={label}
      autoFocus={first}
      onClose={onClose}
      items={entries}
      onAction={(chosen) => entries.find((one) => one.id === chosen)?.run()}
    >
      {({ id: one, name, isStop }) => (
        <MenuItem id={one} textValue={name} className={isStop ? 'menu-item menu-item-stop' : 'menu-item'}>
          {name}
        </MenuItem>
      )}
    </Menu>
  );
}
