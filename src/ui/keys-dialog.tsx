import { Dialog } from './dialog.tsx';
import './keys-dialog.css';

/** A key as it is shown, two spaces between keys that do the same, and what it does. */
export type ShownKey = readonly [keys: string, does: string];

interface KeysDialogProps {
  readonly title: string;
  /** What belongs together stands together; a list of one group needs no name over it. */
  readonly groups: readonly { readonly name?: string; readonly keys: readonly ShownKey[] }[];
  onClose(): void;
}

/** Every key of a screen. */
export function KeysDialog({ title, groups, onClose }: KeysDialogProps) {
  return (
    <Dialog title={title} onClose={onClose} size={groups.length > 1 ? 'medium' : 'small'}>
      {/* Whoever has no mouse scrolls it with the arrows. */}
      <div className="keys" role="group" aria-label={title} tabIndex={0}>
        {groups.map(({ name, keys }) => (
          <section key={name ?? title} className="keys-group">
            {name && <h3>{name}</h3>}
            <dl>
              {keys.map(([shown, does]) => (
                <div key={`${shown} ${does}`}>
                  <dt>
                    {shown.split('  ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
