import { useNavigate } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useMe } from '../session.ts';
import { shellWords as words } from '../words/shell.ts';
import { type Command, offeredCommands, watchCommands } from './offered-commands.ts';
import { places } from './places.ts';
import './commands.css';

const opening = new EventTarget();
let isOpen = false;

/** Opens the palette, from wherever one is. */
export function openCommands(): void {
  setOpen(true);
}

function setOpen(open: boolean): void {
  isOpen = open;
  opening.dispatchEvent(new Event('change'));
}

function watchOpen(tell: () => void): () => void {
  opening.addEventListener('change', tell);
  return () => opening.removeEventListener('change', tell);
}

/**
 * The palette of commands: everything one can go to or do here, by a few letters of its name. Control or Command with K, which in a text
 * asks for a link; Control, Alt and K wherever one is.
 */
export function Commands() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPaletteKey(event)) return;
      event.preventDefault();
      setOpen(!isOpen);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  if (!useSyncExternalStore(watchOpen, () => isOpen)) return null;
  return <Palette onClose={() => setOpen(false)} />;
}

function isPaletteKey(event: KeyboardEvent): boolean {
  const { key, code, ctrlKey, metaKey, altKey } = event;
  if (altKey) return ctrlKey && code === 'KeyK' && !event.getModifierState('AltGraph');
  return key.toLowerCase() === 'k' && (ctrlKey || metaKey);
}

function Palette({ onClose }: { onClose(): void }) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const commands = useCommandsHere();
  return (
    <ModalOverlay className="palette-ground" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="palette">
        <Dialog aria-label={words.commands} className="palette-inside">
          <Autocomplete filter={contains}>
            <SearchField aria-label={words.commands} autoFocus className="palette-field">
              <Input placeholder={words.commandsPlaceholder} />
            </SearchField>
            <Menu
              items={commands}
              aria-label={words.commands}
              className="palette-list"
              renderEmptyState={() => <p className="palette-none">{words.commandsEmpty}</p>}
              onAction={(id) => {
                onClose();
                commands.find((command) => command.id === id)?.run();
              }}
            >
              {({ id, name, keys }) => (
                <MenuItem id={id} textValue={name}>
                  <span>{name}</span>
                  {keys && <kbd>{keys}</kbd>}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
          <p className="palette-hint">
            <kbd>{words.commandsHint}</kbd> {words.commandsInText} <kbd>{words.commandsKey}</kbd>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What the screen one is on offers, then the places one can go to. */
function useCommandsHere(): Command[] {
  const me = useMe();
  const navigate = useNavigate();
  const offered = useSyncExternalStore(watchCommands, offeredCommands);
  const ways = places
    .filter((place) => place.isFor(me.role))
    .map(({ to, name }) => ({ id: `go ${to}`, name, run: () => void navigate({ to }) }));
  return [...offered, ...ways];
}
