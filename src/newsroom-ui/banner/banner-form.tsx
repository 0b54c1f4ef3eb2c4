import { useState } from 'react';
import { Checkbox, CheckboxGroup, Form, Label } from 'react-aria-components';
import { MOST_BANNER_WORDS } from '../../story/banner.ts';
import { mayOnFront } from '../../story/front-rights.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { numberText } from '../../ui/language.ts';
import { useMe } from '../session.ts';
import { NotDone } from '../shell/not-done.tsx';
import { bannerWords as words } from '../words/banner.ts';
import { type Banners, useBannerActs } from './banners-query.ts';
import { BannerEnd, type ChosenEnd } from './banner-end.tsx';
import { type ChosenLink, LinkChoice, linkOf } from './link-choice.tsx';

/** Writes a banner, says over which pages, where it leads and when it ends, and puts it up: readers have it when it says so. */
export function BannerForm({ banners }: { readonly banners: Banners }) {
  const { put } = useBannerActs(banners);
  const me = useMe();
  const mine = banners.editions.filter(({ id }) => mayOnFront(me, 'banner.put', id));
  const [said, setSaid] = useState('');
  const [editions, setEditions] = useState<string[]>(() => mine.slice(0, 1).map(({ id }) => id));
  const [link, setLink] = useState<ChosenLink>({ is: 'nowhere' });
  const [until, setUntil] = useState<ChosenEnd>({ minutes: 60 });
  const isReady = said.trim() !== '' && editions.length > 0 && linkOf(link) !== undefined && until !== null;
  const send = (): void => {
    const chosen = linkOf(link);
    if (isReady && until !== null && chosen !== undefined)
      put.mutate({ words: said.trim(), editions, link: chosen, until }, { onSuccess: () => setSaid('') });
  };
  return (
    <section className="banner-part">
      <h2>{words.putUp}</h2>
      <Form
        className="banner-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Field
          label={words.words}
          hint={words.wordsHint(MOST_BANNER_WORDS - said.length)}
          value={said}
          onChange={setSaid}
          maxLength={MOST_BANNER_WORDS}
          lines={2}
        />
        <Editions offered={mine} chosen={editions} onChoose={setEditions} />
        <LinkChoice link={link} onLink={setLink} />
        <BannerEnd until={until} onUntil={setUntil} />
        <div className="banner-put">
          <Button look="main" type="submit" isDisabled={!isReady} isPending={put.isPending}>
            {words.put}
          </Button>
          <p role="status">{put.data && words.readersHave(numberText(put.data.receipt.tookMs))}</p>
        </div>
        {put.isError && <NotDone error={put.error} />}
      </Form>
    </section>
  );
}

interface EditionsProps {
  readonly offered: Banners['editions'];
  readonly chosen: string[];
  onChoose(chosen: string[]): void;
}

function Editions({ offered, chosen, onChoose }: EditionsProps) {
  const isTaken = offered.some(({ id, banner }) => banner !== null && chosen.includes(id));
  return (
    <CheckboxGroup className="choice choice-short" value={chosen} onChange={onChoose}>
      <Label className="choice-label">{words.editions}</Label>
      {offered.map(({ id, name, lang }) => (
        <Checkbox key={id} value={id} className="choice-one banner-check">
          <span className="choice-name">
            <bdi lang={lang}>{name}</bdi>
          </span>
        </Checkbox>
      ))}
      {isTaken && <p className="choice-says">{words.takesPlace}</p>}
    </CheckboxGroup>
  );
}
