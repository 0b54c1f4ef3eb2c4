import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { shellWords as words } from '../words/shell.ts';
import { useCommandsFor } from './commands-here.ts';
import { type Found, type FoundGroup, useFound } from './found.ts';
import './commands.css';

/** Everything one can go to, do or find, by a few letters: commands and screens at once, stories, people and pictures as they are found. */
export function Palette({ onClose }: { onClose(): void }) {
  const [text, setText] = useState('');
  const groups = [{ title: words.commandsHere, all: useCommandsFor(text) }, ...useFound(text)];
  const shown = groups.filter(({ all }) => all.length > 0);
  const run = (id: unknown): void => {
    if (id === undefined) return;
    onClose();
    shown
      .flatMap(({ all }) => all)
      .find((one) => one.id === id)
      ?.run();
  };
  return (
    <ModalOverlay className="palette-ground" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="palette">
        <Dialog aria-label={words.commands} className="palette-inside">
          <Autocomplete inputValue={text} onInputChange={setText} disableAutoFocusFirst>
            <SearchField
              aria-label={words.commands}
              autoFocus
              className="palette-field"
              onKeyDown={(event) => {
                // Nothing is chosen by itself while more is still being found; Enter takes what stands first.
                const isChosen = document.activeElement?.getAttribute('aria-activedescendant');
                if (event.key === 'Enter' && !isChosen) run(shown[0]?.all[0]?.id);
              }}
            >
              <Input placeholder={words.commandsPlaceholder} />
            </SearchField>
            <Results groups={shown} onRun={run} />
          </Autocomplete>
          <p className="palette-hint">
            <kbd>{words.commandsHint}</kbd> {words.commandsInText} <kbd>{words.commandsKey}</kbd>
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Results({ groups, onRun }: { readonly groups: readonly FoundGroup[]; onRun(id: unknown): void }) {
  return (
    // What scrolls can be scrolled by keyboard too.
    <div className="palette-scroll" role="region" aria-label={words.found} tabIndex={0}>
      <Menu
        aria-label={words.commands}
        className="palette-list"
        renderEmptyState={() => <p className="palette-none">{words.commandsEmpty}</p>}
        onAction={onRun}
      >
        {groups.map(({ title, all }) => (
          <MenuSection key={title}>
            <Header className="palette-title">{title}</Header>
            {all.map((one) => (
              <Line key={one.id} found={one} />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </div>
  );
}

function Line({ found: { id, name, detail, keys } }: { readonly found: Found }) {
  return (
    <MenuItem id={id} textValue={name}>
      <span className="palette-name" dir="auto">
        {name}
      </span>
      {detail && (
        <span className="palette-detail" dir="auto">
          {detail}
        </span>
      )}
      {keys && <kbd>{keys}</kbd>}
    </MenuItem>
  );
}
