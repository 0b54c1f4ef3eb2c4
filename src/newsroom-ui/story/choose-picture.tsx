import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DropZone, FileTrigger, Form } from 'react-aria-components';
import type { Picture } from '../../story/picture.ts';
import { type AnswerOf, call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { filled, panelWords } from '../words/panels.ts';
import { SentShare } from '../library/uploads-tray.tsx';
import { FromAddress } from './from-address.tsx';
import { FromLibrary } from './from-library.tsx';
import { LARGEST_PICTURE, sendPicture, type SentPicture } from './send-picture.ts';
import './choose-picture.css';

const words = panelWords.pictures;

/** A picture for a story, with the words that are due with it. */
export interface ChosenPicture {
  readonly picture: Picture;
  readonly alt: string;
  readonly credit: string;
}

interface ChoosePictureProps {
  onChosen(chosen: ChosenPicture): void;
  onClose(): void;
}

/** Asks for a picture, from this device or of those used lately, and at once for its alt text and credit. */
export function ChoosePicture({ onChosen, onClose }: ChoosePictureProps) {
  const [chosen, setChosen] = useState<ChosenPicture | null>(null);
  return (
    <Dialog title={words.title} size="medium" onClose={onClose}>
      {chosen ? (
        <Words first={chosen} onUse={onChosen} onBack={() => setChosen(null)} />
      ) : (
        <>
          <Upload onSent={({ picture, item }) => setChosen({ picture, ...saidOf(item) })} />
          <FromAddress onSent={({ picture, item }) => setChosen({ picture, ...saidOf(item) })} />
          <Recent onChosen={setChosen} />
          <FromLibrary kind="picture" onChosen={(item) => setChosen({ picture: item.picture, ...saidOf(item) })} />
        </>
      )}
    </Dialog>
  );
}

/** What the library knows of a picture already: what its file says, or what somebody wrote. */
function saidOf({ details }: SentPicture['item']): Pick<ChosenPicture, 'alt' | 'credit'> {
  return { alt: details.alt ?? '', credit: details.credit ?? '' };
}

function Upload({ onSent }: { onSent(sent: SentPicture): void }) {
  const [share, setShare] = useState<number | null>(0);
  const sending = useMutation({
    mutationFn: (file: File) => {
      if (file.size > LARGEST_PICTURE) throw new Error(words.tooLarge);
      setShare(0);
      return sendPicture(file, setShare);
    },
    onSuccess: onSent,
  });
  return (
    <section className="picture-part">
      <h3>{words.upload}</h3>
      <DropZone
        className="picture-drop"
        aria-label={words.upload}
        onDrop={({ items: [item] }) => {
          if (item?.kind === 'file') void item.getFile().then((file) => sending.mutate(file));
        }}
      >
        <p className="field-hint">{words.uploadHint}</p>
        <FileTrigger
          acceptedFileTypes={['image/*', '.heic', '.heif', '.avif']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) sending.mutate(file);
          }}
        >
          <Button isPending={sending.isPending}>{words.choose}</Button>
        </FileTrigger>
        <div role="status">
          {sending.isPending && <SentShare share={share} />}
          {sending.isError && <p className="field-error">{sending.error.message}</p>}
        </div>
      </DropZone>
    </section>
  );
}

type RecentPicture = AnswerOf<'GET /api/pictures'>['pictures'][number];

function Recent({ onChosen }: { onChosen(chosen: ChosenPicture): void }) {
  const recent = useQuery({ queryKey: ['recent-pictures'], queryFn: () => call('GET /api/pictures') });
  return (
    <section className="picture-part">
      <h3>{words.recent}</h3>
      {recent.isPending && <Loading lines={3} />}
      {recent.isError && <Failed error={recent.error} onRetry={() => void recent.refetch()} />}
      {recent.data?.pictures.length === 0 && <p className="field-hint">{words.recentNone}</p>}
      <ul className="picture-grid">
        {recent.data?.pictures.map((one) => (
          <li key={one.picture.id}>
            <RecentOne one={one} onChosen={onChosen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecentOne({ one, onChosen }: { readonly one: RecentPicture; onChosen(chosen: ChosenPicture): void }) {
  const { picture, alt, credit, headline } = one;
  return (
    <Button look="plain" onPress={() => onChosen({ picture, alt, credit: credit ?? '' })}>
      <img src={picture.renditions[0]?.path} alt={alt || filled(words.from, { headline })} loading="lazy" />
    </Button>
  );
}

interface WordsProps {
  readonly first: ChosenPicture;
  onUse(chosen: ChosenPicture): void;
  onBack(): void;
}

function Words({ first, onUse, onBack }: WordsProps) {
  const [alt, setAlt] = useState(first.alt);
  const [credit, setCredit] = useState(first.credit);
  const { renditions } = first.picture;
  return (
    <Form
      className="picture-words"
      onSubmit={(event) => {
        event.preventDefault();
        onUse({ picture: first.picture, alt: alt.trim(), credit: credit.trim() });
      }}
    >
      <img src={(renditions[1] ?? renditions[0])?.path} alt={words.chosen} />
      <Field label={words.alt} hint={words.altHint} value={alt} onChange={setAlt} lines={2} autoFocus />
      <Field label={words.credit} hint={words.creditHint} value={credit} onChange={setCredit} />
      <div className="picture-acts">
        <Button onPress={onBack}>{words.another}</Button>
        <Button look="main" type="submit">
          {words.use}
        </Button>
      </div>
    </Form>
  );
}
