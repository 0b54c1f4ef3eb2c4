import { Dialog } from '../parts/dialog.tsx';
import { deskWords as words } from '../words/desk.ts';

/** Every key of the desk. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={words.keys} onClose={onClose}>
      <dl className="desk-keys">
        {words.keyList.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
