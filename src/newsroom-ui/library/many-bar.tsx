import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { useMe } from '../session.ts';
import { mediaWords as words } from '../words/media.ts';
import { CollectDialog } from './collect-dialog.tsx';
import { ContactSheet } from './contact-sheet.tsx';
import { putAway } from './library-acts.ts';
import type { MediaItem } from './library-query.ts';
import { ManyDialog } from './many-dialog.tsx';

type Opened = 'edit' | 'collect' | 'sheet';

interface ManyBarProps {
  /** What is selected of what the list shows now. */
  readonly items: readonly MediaItem[];
  onClear(): void;
}

/**
 * What can be done with everything that is selected. A dialog is about what was selected when it was opened, whatever the list shows meanwhile: the answer of a search
 * that comes late takes nothing away that somebody is typing.
 */
export function ManyBar({ items, onClear }: ManyBarProps) {
  const [open, setOpen] = useState<{ readonly is: Opened; readonly items: readonly MediaItem[] } | null>(null);
  const close = (): void => setOpen(null);
  const held = open?.items.map((one) => items.find(({ id }) => id === one.id) ?? one) ?? [];
  return (
    <>
      {items.length > 0 && <Bar items={items} onClear={onClear} onOpen={(is) => setOpen({ is, items })} />}
      {open?.is === 'edit' && <ManyDialog items={held} onClose={close} />}
      {open?.is === 'collect' && <CollectDialog items={held} onClose={close} />}
      {open?.is === 'sheet' && <ContactSheet items={held} onClose={close} />}
    </>
  );
}

function Bar({ items, onClear, onOpen }: ManyBarProps & { onOpen(dialog: Opened): void }) {
  const mayPutAway = useMe().role !== 'reporter';
  const areAway = items.every((item) => item.putAway !== null);
  return (
    <div className="many-bar" role="toolbar" aria-label={counted(items.length, words.selected)}>
      <strong>{counted(items.length, words.selected)}</strong>
      <Button small onPress={() => onOpen('edit')}>
        {words.edit}
      </Button>
      <Button small onPress={() => onOpen('collect')}>
        {words.collect}
      </Button>
      <Button small onPress={() => onOpen('sheet')}>
        {words.sheet}
      </Button>
      {mayPutAway && (
        <Button small onPress={() => void putAway(items, !areAway).then(onClear)}>
          {areAway ? words.bringBack : words.putAway}
        </Button>
      )}
      <Button look="plain" small onPress={onClear}>
        {words.clear}
      </Button>
    </div>
  );
}
