import './contact-sheet.css';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { counted, dateText } from '../../ui/language.ts';
import { mediaWords as words } from '../words/media.ts';
import { CollectDialog } from './collect-dialog.tsx';
import { type MediaItem, nameOf } from './library-query.ts';

interface ContactSheetProps {
  readonly items: readonly MediaItem[];
  onClose(): void;
}

/** Items as a sheet for print: each whole, with its number, its file and whose it is; those that somebody picks have a frame. */
export function ContactSheet({ items, onClose }: ContactSheetProps) {
  const [title, setTitle] = useState(() => sharedCollection(items) ?? words.sheetTitle);
  const [picks, setPicks] = useState<ReadonlySet<string>>(new Set());
  const [isKeeping, setKeeping] = useState(false);
  const picked = items.filter(({ id }) => picks.has(id));
  const turn = (id: string, isPick: boolean): void =>
    setPicks((before) => new Set(isPick ? [...before, id] : [...before].filter((one) => one !== id)));
  return (
    <Dialog title={words.sheetTitle} size="large" onClose={onClose}>
      <div className="contact">
        <div className="contact-tools">
          <Field label={words.sheetName} hint={words.sheetSays} value={title} maxLength={200} onChange={setTitle} />
          <p className="field-hint">{words.sheetHint}</p>
          <div className="contact-acts">
            <Button look="main" onPress={() => print()}>
              {words.sheetPrint}
            </Button>
            {picked.length > 0 && <Button onPress={() => setKeeping(true)}>{words.sheetKeep}</Button>}
            <span role="status">{picked.length > 0 && counted(picked.length, words.sheetPicks)}</span>
          </div>
        </div>
        <section className="contact-sheet" aria-label={title}>
          <header>
            <strong dir="auto">{title}</strong>
            <span>
              {counted(items.length, words.count)} · {dateText(new Date().toISOString(), { dateStyle: 'long' })}
            </span>
          </header>
          <ol>
            {items.map((item, at) => (
              <Frame
                key={item.id}
                item={item}
                number={at + 1}
                isPick={picks.has(item.id)}
                onPick={(isPick) => turn(item.id, isPick)}
              />
            ))}
          </ol>
        </section>
      </div>
      {isKeeping && <CollectDialog items={picked} onClose={() => setKeeping(false)} />}
    </Dialog>
  );
}

interface FrameProps {
  readonly item: MediaItem;
  readonly number: number;
  readonly isPick: boolean;
  onPick(isPick: boolean): void;
}

function Frame({ item, number, isPick, onPick }: FrameProps) {
  const name = nameOf(item) ?? words.unnamed;
  const { fileName } = item.original;
  const whose = item.details.credit ?? item.details.creators.join(', ');
  return (
    <li className={isPick ? 'contact-frame is-pick' : 'contact-frame'}>
      <ToggleButton isSelected={isPick} onChange={onPick} aria-label={`${words.sheetPick}: ${number} ${name}`}>
        {item.thumb ? <img src={item.thumb} alt="" /> : <span>{words.one}</span>}
      </ToggleButton>
      <p dir="auto">
        <b>{number}</b> {name}
      </p>
      <p className="field-hint" dir="auto">
        {[fileName !== name && fileName, whose].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}

/** The collection that all of them are in; null where there is none, or several. */
function sharedCollection([first, ...rest]: readonly MediaItem[]): string | null {
  const shared = (first?.details.collections ?? []).filter((name) =>
    rest.every(({ details }) => details.collections.includes(name)),
  );
  return shared.length === 1 ? (shared[0] ?? null) : null;
}
