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

/** What can be done with everything that is selected. */
export function ManyBar({ items, onClear }: { readonly items: readonly MediaItem[]; onClear(): void }) {
  const [open, setOpen] = useState<'edit' | 'collect' | 'sheet' | null>(null);
  const close = (): void => setOpen(null);
  const mayPutAway = useMe().role !== 'reporter';
  const areAway = items.every((item) => item.putAway !== null);
  return (
    <div className="many-bar" role="toolbar" aria-label={counted(items.length, words.selected)}>
      <strong>{counted(items.length, words.selected)}</strong>
      <Button small onPress={() => setOpen('edit')}>
        {words.edit}
      </Button>
      <Button small onPress={() => setOpen('collect')}>
        {words.collect}
      </Button>
      <Button small onPress={() => setOpen('sheet')}>
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
      {open === 'edit' && <ManyDialog items={items} onClose={close} />}
      {open === 'collect' && <CollectDialog items={items} onClose={close} />}
      {open === 'sheet' && <ContactSheet items={items} onClose={close} />}
    </div>
  );
}
