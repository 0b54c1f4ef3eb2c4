import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type BannerLink, isBannerAddress } from '../../story/banner.ts';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import { bannerWords as words } from '../words/banner.ts';

interface FoundStory {
  readonly id: string;
  readonly headline: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Where a banner is to lead, chosen or still to be. */
export type ChosenLink =
  | { readonly is: 'nowhere' }
  | { readonly is: 'story'; readonly story: FoundStory | null }
  | { readonly is: 'address'; readonly href: string };

/** The link that was chosen; undefined while there is something to choose yet. */
export function linkOf(link: ChosenLink): BannerLink | null | undefined {
  if (link.is === 'nowhere') return null;
  if (link.is === 'story') return link.story ? { is: 'story', id: link.story.id } : undefined;
  return isBannerAddress(link.href) ? { is: 'address', href: link.href.trim() } : undefined;
}

interface LinkChoiceProps {
  readonly link: ChosenLink;
  onLink(link: ChosenLink): void;
}

const begun: Readonly<Record<string, ChosenLink>> = {
  nowhere: { is: 'nowhere' },
  story: { is: 'story', story: null },
  address: { is: 'address', href: '' },
};

/** Where a banner leads: nowhere, to a story that readers have, or to an address. */
export function LinkChoice({ link, onLink }: LinkChoiceProps) {
  return (
    <>
      <RadioGroup
        className="choice choice-short"
        value={link.is}
        onChange={(value) => onLink(begun[value] ?? { is: 'nowhere' })}
      >
        <Label className="choice-label">{words.leadsTo}</Label>
        {(['nowhere', 'story', 'address'] as const).map((one) => (
          <Radio key={one} value={one} className="choice-one">
            <span className="choice-name">{words[one]}</span>
          </Radio>
        ))}
      </RadioGroup>
      {link.is === 'address' && (
        <Field
          label={words.addressLabel}
          hint={words.addressHint}
          value={link.href}
          onChange={(href) => onLink({ is: 'address', href })}
          error={link.href !== '' && linkOf(link) === undefined ? words.addressHint : undefined}
        />
      )}
      {link.is === 'story' && link.story && (
        <p className="banner-chosen">
          {words.chosen}: <span dir={link.story.dir}>{link.story.headline}</span>{' '}
          <Button small onPress={() => onLink({ is: 'story', story: null })}>
            {words.other}
          </Button>
        </p>
      )}
      {link.is === 'story' && !link.story && <Finder onFound={(story) => onLink({ is: 'story', story })} />}
    </>
  );
}

const SHOWN = 6;

function Finder({ onFound }: { onFound(story: FoundStory): void }) {
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['live-stories', text],
    queryFn: () => call('GET /api/desk', { query: { text: text.trim() || undefined, lane: 'all' } }),
    placeholderData: (before) => before,
  });
  const stories = (found.data?.stories ?? []).filter(({ live }) => live?.state === 'live').slice(0, SHOWN);
  return (
    <div className="banner-find">
      <Field label={words.findStory} type="search" value={text} onChange={setText} />
      {found.isError && <Failed error={found.error} />}
      <ul>
        {stories.map(({ id, headline, dir }) => (
          <li key={id}>
            <span dir={dir}>{headline}</span>
            <Button small onPress={() => onFound({ id, headline, dir })} aria-label={words.chooseStory(headline)}>
              {words.choose}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
