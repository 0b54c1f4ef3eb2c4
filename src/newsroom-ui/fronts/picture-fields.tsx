import { useState } from 'react';
import type { CardPicture } from '../../story/arrangement.ts';
import { Field } from '../../ui/field.tsx';
import { Pick } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { useFound } from './front-query.ts';
import { LibraryPicture } from './library-picture.tsx';

interface PictureFieldsProps {
  /** The story's own picture; null where it has none. */
  readonly own: string | null;
  readonly picture: CardPicture | null;
  onPicture(picture: CardPicture | null): void;
}

/** Which picture a card shows: that of its story, none, that of another story that readers have, or one of the library. */
export function PictureFields({ own, picture, onPicture }: PictureFieldsProps) {
  // The picture of another story, or one of the library, is chosen beneath: until then the card keeps what it has.
  const [is, setIs] = useState<string>(picture?.is ?? '');
  const choose = (chosen: string): void => {
    setIs(chosen);
    if (chosen === 'none') onPicture({ is: chosen });
    if (chosen === '') onPicture(null);
  };
  return (
    <>
      <Pick label={words.picture} value={is} onPick={choose}>
        <option value="">{own === null ? words.ownPictureNone : words.ownPicture}</option>
        <option value="none">{words.pictureNone}</option>
        <option value="story">{words.pictureOfOther}</option>
        <option value="library">{words.pictureFromLibrary}</option>
      </Pick>
      {is === 'library' && <LibraryPicture chosen={picture?.is === 'library' ? picture : null} onPicture={onPicture} />}
      {is === 'story' && <OtherPicture chosen={picture?.is === 'story' ? picture.id : null} onPicture={onPicture} />}
    </>
  );
}

interface OtherPictureProps {
  /** The story whose picture it is. */
  readonly chosen: string | null;
  onPicture(picture: CardPicture): void;
}

function OtherPicture({ chosen, onPicture }: OtherPictureProps) {
  const { view } = useFront();
  const [text, setText] = useState('');
  const { stories } = useFound({ text, public: 'live' });
  // The one that is chosen stays in sight, whatever is looked for.
  const isFound = stories.some(({ id }) => id === chosen);
  const known = isFound ? stories : [...view.stories.filter(({ id }) => id === chosen), ...stories];
  const pictured = known.filter(({ thumb }) => thumb !== null).slice(0, 8);
  return (
    <fieldset className="front-pictures">
      <legend className="only-read-aloud">{words.pictureOfOther}</legend>
      <Field label={words.findPicture} hint={words.findHint} type="search" value={text} onChange={setText} />
      {pictured.map(({ id, headline, dir, thumb }) => (
        <label key={id}>
          <input type="radio" name="picture" checked={id === chosen} onChange={() => onPicture({ is: 'story', id })} />
          <img src={thumb ?? ''} alt="" loading="lazy" />
          <span dir={dir}>{headline}</span>
        </label>
      ))}
    </fieldset>
  );
}
