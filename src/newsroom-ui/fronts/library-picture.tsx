import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CardPicture } from '../../story/arrangement.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { listed } from '../../ui/language.ts';
import { itemQuery, type MediaItem } from '../library/library-query.ts';
import { FromLibrary } from '../story/from-library.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { WarningLines } from './warning-lines.tsx';

type OfLibrary = Extract<CardPicture, { is: 'library' }>;

interface LibraryPictureProps {
  readonly chosen: OfLibrary | null;
  onPicture(picture: OfLibrary): void;
}

/** A picture of the library for a card: searched for, then shown with its words and with what whoever uses it has to know. */
export function LibraryPicture({ chosen, onPicture }: LibraryPictureProps) {
  const [isLooking, setLooking] = useState(false);
  if (!chosen || isLooking)
    return (
      <div className="front-library-look">
        <FromLibrary
          kind="picture"
          onChosen={({ picture: { id }, details: { alt } }) => {
            setLooking(false);
            onPicture({ is: 'library', id, alt: alt ?? '' });
          }}
        />
      </div>
    );
  return (
    <div className="front-library-picture">
      <img src={`/api/media/${chosen.id}/still?width=320`} alt={chosen.alt} />
      <Button small onPress={() => setLooking(true)}>
        {words.pictureAgain}
      </Button>
      <ToKnow id={chosen.id} />
      <Field
        label={words.pictureAlt}
        hint={words.pictureAltHint}
        maxLength={1000}
        lines={2}
        value={chosen.alt}
        onChange={(alt) => onPicture({ ...chosen, alt })}
      />
    </div>
  );
}

/** What was agreed on it. What forbids this very front stops the launch, with the reason. */
function ToKnow({ id }: { readonly id: string }) {
  const item = useQuery(itemQuery(id)).data?.item;
  const lines = item ? toldOf(item) : [];
  if (lines.length === 0) return null;
  return <WarningLines lines={lines} />;
}

function toldOf({ details: { instructions, rights }, end }: MediaItem): string[] {
  if (end) return [words.pictureEnded];
  const told = [instructions, rights.release].filter((one) => one !== null).map(words.pictureTold);
  const only = rights.editions.length > 0 ? [words.pictureOnly(listed(rights.editions))] : [];
  return [...told, ...only, ...(rights.expires ? [words.pictureEnds(rights.expires.slice(0, 10))] : [])];
}
