import { useState } from 'react';
import { isSafeAddress } from '../../story/safe-address.ts';
import type { ListName } from '../../story/front.ts';
import { Field } from '../../ui/field.tsx';
import { useNewsroom } from '../session.ts';
import { DeskForm } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { listName } from './card-words.ts';
import { ListPick } from './list-pick.tsx';
import type { Puttable } from './place-dialog.tsx';

interface MakeProps {
  /** Called with what was made, which gets its place next. */
  onMade(what: Puttable): void;
  onClose(): void;
  /** An address that is known already, as one that was pasted. */
  readonly href?: string;
}

/** Makes a card that leads to any address, with an editor's words. */
export function LinkDialog({ onMade, onClose, href: known = '' }: MakeProps) {
  const [href, setHref] = useState(known);
  const [headline, setHeadline] = useState('');
  const address = href.trim();
  const isWrong = address !== '' && !isSafeAddress(address);
  return (
    <DeskForm
      title={words.linkTitle}
      does={words.choosePlace}
      onClose={onClose}
      isUnready={address === '' || isWrong || headline.trim() === ''}
      onDone={() =>
        onMade({
          content: { is: 'link', href: address, headline: headline.trim() },
          name: words.quoted(headline.trim()),
        })
      }
    >
      <Field
        label={words.address}
        hint={words.addressHint}
        value={href}
        onChange={setHref}
        maxLength={2000}
        error={isWrong ? words.addressWrong : undefined}
        autoFocus={known === ''}
      />
      <Field label={words.headline} value={headline} onChange={setHeadline} maxLength={300} autoFocus={known !== ''} />
    </DeskForm>
  );
}

/** Makes a card that always shows the newest of a list. */
export function NewestDialog({ onMade, onClose }: MakeProps) {
  const newsroom = useNewsroom();
  const [list, setList] = useState<ListName | ''>('all');
  return (
    <DeskForm
      title={words.newestTitle}
      does={words.choosePlace}
      onClose={onClose}
      isUnready={list === ''}
      onDone={() => {
        if (list !== '') onMade({ content: { is: 'newest', list }, name: words.newestOf(listName(list, newsroom)) });
      }}
    >
      <p className="front-soft">{words.newestExplained}</p>
      <ListPick label={words.newestWhich} list={list} onList={setList} />
    </DeskForm>
  );
}
