import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { useMe } from '../session.ts';
import { mediaWords as words } from '../words/media.ts';
import { putAway } from './library-acts.ts';
import type { MediaItem } from './library-query.ts';
import { ManyDialog } from './many-dialog.tsx';

/** What can be done with everything that is selected. */
export function ManyBar({ items, onClear }: { readonly items: readonly MediaItem[]; onClear(): void }) {
  const [isEditing, setEditing] = useState(false);
  const mayPutAway = useMe().role !== 'reporter';
  const areAway = items.every((item) => item.putAway !== null);
  return (
    <div className="many-bar" role="toolbar" aria-label={counted(items.length, words.selected)}>
      <strong>{counted(items.length, words.selected)}</strong>
      <Button small onPress={() => setEditing(true)}>
        {words.edit}
      </Button>
      {mayPutAway && (
        <Button small onPress={() => void putAway(items, !areAway).then(onClear)}>
          {areAway ? words.bringBack : words.putAway}
        </Button>
      )}
      <Button look="plain" small onPress={onClear}>
        {words.clear}
      </Button>
      {isEditing && <ManyDialog items={items} onClose={() => setEditing(false)} />}
    </div>
  );
}
