import { useState } from 'react';
import { FileTrigger, Form } from 'react-aria-components';
import { messageOf } from '../../base/problem.ts';
import { type Cover, needsCovers } from '../../story/covers.ts';
import { areAlike } from '../../story/picture.ts';
import { Button } from '../../ui/button.tsx';
import { useCancel } from '../../ui/cancel.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { counted, listed } from '../../ui/language.ts';
import { Select } from '../../ui/select.tsx';
import { Tick } from '../../ui/tick.tsx';
import { type AnswerOf, call } from '../api.ts';
import { frontName } from '../fronts/card-words.ts';
import { ChangeChoice } from '../publishing/change-choice.tsx';
import type { Change } from '../publishing/publish-dialog.tsx';
import { useNewsroom } from '../session.ts';
import { LARGEST_PICTURE, sendPicture } from '../story/send-picture.ts';
import { mediaWords as words } from '../words/media.ts';
import { filled } from '../words/panels.ts';
import { CoversFirst } from './covers-first.tsx';
import type { MediaItem } from './library-query.ts';
import { ReplacedParts } from './replaced-parts.tsx';
import { sayOf } from './uploads-tray.tsx';
import { useSending } from './use-sending.ts';
import './replace-dialog.css';

type Use = AnswerOf<'GET /api/media/:id'>['uses'][number];
type Replaced = AnswerOf<'POST /api/media/:id/replace'>;

interface ReplaceDialogProps {
  readonly item: MediaItem;
  readonly uses: readonly Use[];
  /** What is to take its place, where that is known; otherwise a file is asked for. */
  readonly by: MediaItem | null;
  onGo(id: string): void;
  onClose(): void;
}

/** Puts another picture in the place of one, shows beforehand where it stands, and afterwards what became of each story. */
export function ReplaceDialog({ item, uses, by, onGo, onClose }: ReplaceDialogProps) {
  const [other, setOther] = useState(by);
  const [done, setDone] = useState<Replaced | null>(null);
  const cancel = useCancel(onClose);
  return (
    <Dialog
      title={done ? words.replaceDone : by ? words.putBackTitle : words.replaceTitle}
      size="medium"
      onClose={cancel}
    >
      {done && other && (
        <ReplacedParts
          replaced={done}
          onShow={() => {
            onClose();
            onGo(other.id);
          }}
        />
      )}
      {!done && <Where uses={uses} />}
      {!done && !other && <NewFile onSent={setOther} />}
      {!done && other && <Choices item={item} other={other} onReplaced={setDone} />}
    </Dialog>
  );
}

/** What is going to change, in numbers. */
function Where({ uses }: { readonly uses: readonly Use[] }) {
  const live = uses.filter(({ isCurrent, state }) => isCurrent && state === 'live');
  const drafts = uses.filter(({ inDraft, state }) => inDraft && state !== 'killed');
  const newsroom = useNewsroom();
  const ids = [...new Set(live.flatMap((use) => use.fronts))].toSorted();
  const fronts = ids.map((id) => frontName(id, newsroom));
  const past = uses.reduce((sum, { versions, isCurrent }) => sum + versions.length - (isCurrent ? 1 : 0), 0);
  return (
    <section className="replace-where">
      <p>{words.replaceSays}</p>
      {live.length + drafts.length === 0 && <p className="field-hint">{words.replaceNotUsed}</p>}
      {live.length > 0 && (
        <details>
          <summary>{counted(live.length, words.replaceLive)}</summary>
          <ul>
            {live.map(({ storyId, headline }) => (
              <li key={storyId} dir="auto">
                {headline}
              </li>
            ))}
          </ul>
        </details>
      )}
      {fronts.length > 0 && <p className="field-hint">{filled(words.replaceFronts, { fronts: listed(fronts) })}</p>}
      {drafts.length > 0 && <p className="field-hint">{counted(drafts.length, words.replaceDrafts)}</p>}
      {live.length + past > 0 && <p className="field-hint">{counted(live.length + past, words.replacePast)}</p>}
    </section>
  );
}

function NewFile({ onSent }: { onSent(item: MediaItem): void }) {
  // Undefined while nothing is sent; null while there is no connection.
  const [share, setShare] = useState<number | null>();
  const [why, setWhy] = useState<string | null>(null);
  const send = async (file: File): Promise<void> => {
    setWhy(null);
    try {
      if (file.size > LARGEST_PICTURE) throw new Error(words.tooLarge);
      onSent((await sendPicture(file, setShare)).item);
    } catch (error) {
      setShare(undefined);
      setWhy(messageOf(error));
    }
  };
  return (
    <div className="item-fields">
      <FileTrigger
        acceptedFileTypes={['image/*', '.heic', '.heif', '.avif', '.svg']}
        onSelect={(files) => files?.[0] && void send(files[0])}
      >
        <Button look="main" isPending={share !== undefined} autoFocus>
          {words.replaceChoose}
        </Button>
      </FileTrigger>
      {share !== undefined && <p role="status">{sayOf(share)}</p>}
      {why && (
        <p className="field-error" role="alert">
          {why}
        </p>
      )}
    </div>
  );
}

interface ChoicesProps {
  readonly item: MediaItem;
  readonly other: MediaItem;
  onReplaced(replaced: Replaced): void;
}

const changes: readonly Change[] = ['minor', 'correction'];

/** As what kind of change it goes out, with which words, and whether past versions lose the old one. */
function Choices({ item, other, onReplaced }: ChoicesProps) {
  const [change, setChange] = useState<Change>('minor');
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState<Typed | null>(null);
  const [isFromPast, setFromPast] = useState(false);
  const covering = useCoversFirst(item, other);
  const { isPending, onSubmit } = useSending(() => {
    const told =
      change === 'correction' ? ({ change, note: note.trim() } as const) : ({ change: 'minor', note: null } as const);
    const body = { by: other.id, ...told, words: typed ?? {}, covers: covering.covers, isFromPast };
    return call('POST /api/media/:id/replace', { params: { id: item.id }, body });
  }, onReplaced);
  return (
    <Form className="item-fields" onSubmit={onSubmit}>
      <Both item={item} other={other} />
      {covering.asked && <CoversFirst item={other} {...covering.asked} />}
      <ChangeChoice changes={changes} value={change} onChange={setChange} />
      {change === 'correction' && (
        <Field
          label={words.replaceWrong}
          hint={words.replaceWrongHint}
          lines={2}
          isRequired
          value={note}
          onChange={setNote}
        />
      )}
      <WordsUnder typed={typed} proposed={proposedOf(other, item)} onType={setTyped} />
      <Tick isTicked={isFromPast} onTick={setFromPast}>
        {words.replaceFromPast}
      </Tick>
      <Button
        look="main"
        type="submit"
        isPending={isPending}
        isDisabled={covering.isOpen || (change === 'correction' && !note.trim())}
      >
        {words.replace}
      </Button>
    </Form>
  );
}

/**
 * What is covered in the new one, where that has to be said: the same places as before, where both are of one shape and the new one can be
 * covered at all, until somebody moves them.
 */
function useCoversFirst(item: MediaItem, other: MediaItem) {
  const areTheSame = other.original.is === 'kept' && areAlike(item.picture, other.picture);
  const [covers, onCover] = useState<readonly Cover[]>(areTheSame ? item.details.covers : []);
  const [isBare, onBare] = useState(false);
  if (!needsCovers(item.details, other.details)) return { asked: null, covers: null, isOpen: false };
  const said = isBare ? [] : [...covers];
  return { asked: { covers, isBare, onCover, onBare }, covers: said, isOpen: !isBare && covers.length === 0 };
}

function Both({ item, other }: Pick<ChoicesProps, 'item' | 'other'>) {
  return (
    <div>
      <div className="replace-both">
        {[[words.replaceOld, item] as const, [words.replaceNew, other] as const].map(
          ([
            name,
            {
              id,
              thumb,
              picture: { width, height },
            },
          ]) => (
            <figure key={id}>
              {thumb && <img src={thumb} alt="" />}
              <figcaption>
                {name} <span className="field-hint">{filled(words.pixels, { width, height })}</span>
              </figcaption>
            </figure>
          ),
        )}
      </div>
      {!areAlike(item.picture, other.picture) && <p className="field-hint">{words.replaceShape}</p>}
    </div>
  );
}

interface Typed {
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
}

/** What is known of the new one, and for the rest what was known of the old one; not who made it, which was somebody else perhaps. */
function proposedOf({ details: now }: MediaItem, { details: before }: MediaItem): Typed {
  return {
    alt: now.alt ?? before.alt ?? '',
    caption: now.caption ?? before.caption ?? '',
    credit: now.credit ?? '',
  };
}

interface WordsUnderProps {
  readonly typed: Typed | null;
  readonly proposed: Typed;
  onType(typed: Typed | null): void;
}

function WordsUnder({ typed, proposed, onType }: WordsUnderProps) {
  const type = (some: Partial<Typed>): void => onType({ ...proposed, ...typed, ...some });
  return (
    <>
      <Select
        label={words.replaceWords}
        value={typed ? 'write' : 'keep'}
        options={[
          { id: 'keep', name: words.replaceWordsChoices.keep },
          { id: 'write', name: words.replaceWordsChoices.write },
        ]}
        onChange={(choice) => onType(choice === 'write' ? proposed : null)}
      />
      {typed && (
        <>
          <Field label={words.fields.alt} lines={2} value={typed.alt} onChange={(alt) => type({ alt })} />
          <Field
            label={words.fields.caption}
            hint={words.replaceEmpty}
            lines={2}
            value={typed.caption}
            onChange={(caption) => type({ caption })}
          />
          <Field
            label={words.fields.credit}
            hint={words.replaceEmpty}
            value={typed.credit}
            onChange={(credit) => type({ credit })}
          />
        </>
      )}
    </>
  );
}
