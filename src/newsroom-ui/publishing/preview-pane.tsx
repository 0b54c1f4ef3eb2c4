import { useState } from 'react';
import { useNewsroom } from '../session.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { Fitted } from './fitted.tsx';
import { LookChoice } from './look-choice.tsx';
import { SwappedFrame } from './swapped-frame.tsx';
import './preview-pane.css';

export interface PreviewPaneProps {
  readonly storyId: string;
  /** The direction of the story. */
  readonly dir: 'ltr' | 'rtl';
  /** A saved state instead of the draft as it stands. */
  readonly revision?: number;
}

/** A width to look at a page in, and which page it is. */
const looks = {
  phone: { width: 390, page: 'story' },
  desktop: { width: 1280, page: 'story' },
  lite: { width: 390, page: 'lite' },
  card: { width: 1280, page: 'card' },
} as const;

type Look = keyof typeof looks;

/** A story as readers will see it, following what is typed; on a phone, a desktop, in the lite edition, or on a front. */
export function PreviewPane({ storyId, dir, revision }: PreviewPaneProps) {
  const [look, setLook] = useState<Look>('phone');
  const [edition, setEdition] = useState('');
  const { width, page } = looks[look];
  const query = new URLSearchParams({
    page,
    ...(edition && { edition }),
    ...(revision && { revision: String(revision) }),
  });
  const address = `/api/stories/${storyId}/preview?${query.toString()}`;
  return (
    <section className="preview" aria-label={words.preview}>
      <div className="preview-bar">
        <LookChoice<Look> label={words.preview} looks={words.widths} look={look} onLook={setLook} />
        <EditionChoice edition={edition} onEdition={setEdition} />
      </div>
      <Fitted width={width}>
        <SwappedFrame key={`${look} ${edition}`} address={address} title={words.previewOf} dir={dir} />
      </Fitted>
    </section>
  );
}

function EditionChoice({ edition, onEdition }: { readonly edition: string; onEdition(edition: string): void }) {
  const { editions } = useNewsroom();
  return (
    <label className="preview-edition">
      <span className="only-read-aloud">{words.edition}</span>
      <select className="field-input" value={edition} onChange={({ target }) => onEdition(target.value)}>
        <option value="">{words.ownEdition}</option>
        {editions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
