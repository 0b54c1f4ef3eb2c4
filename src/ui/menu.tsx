import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button, type ButtonLook } from './button.tsx';
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

/** A button that opens a menu of what can be done. */
export function MenuButton({ label, items, children, look = 'quiet', isDisabled = false }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <Button small look={look} aria-label={label} isDisabled={isDisabled}>
        {children}
        {look !== 'plain' && <span aria-hidden="true">▾</span>}
      </Button>
      <Popover className="menu-ground" placement="bottom end">
        <Lines label={label} items={items} />
      </Popover>
    </MenuTrigger>
  );
}

function Lines({ label, items }: Pick<MenuButtonProps, 'label' | 'items'>) {
  const entries = typeof items === 'function' ? items() : items;
  return (
    <Menu
      className="menu"
      aria-label={label}
      items={entries}
      onAction={(id) => entries.find((one) => one.id === id)?.run()}
    >
      {({ id, name, isStop }) => (
        <MenuItem id={id} textValue={name} className={isStop ? 'menu-item menu-item-stop' : 'menu-item'}>
          {name}
        </MenuItem>
      )}
    </Menu>
  );
}
