import { useState } from 'react';
import type { Edition } from '../../story/newsroom.ts';
import { Button } from '../../ui/button.tsx';
import { useCancel } from '../../ui/cancel.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { AnswerOf } from '../api.ts';
import { Choice } from '../people/choice.tsx';
import { settingsWords as words } from '../words/settings.ts';
import { shellWords } from '../words/shell.ts';
import { Differences } from './differences.tsx';

interface ReviewProps {
  readonly tried: AnswerOf<'POST /api/settings/previews'>;
  readonly editions: readonly Edition[];
  readonly isBusy: boolean;
  onSet(): void;
  onClose(): void;
}

/** What changes, and real pages as readers would have them, before it is set. */
export function ReviewDialog({ tried, editions, isBusy, onSet, onClose }: ReviewProps) {
  const cancel = useCancel(onClose);
  const foot = (
    <>
      <Button onPress={cancel}>{shellWords.cancel}</Button>
      <Button look="main" isPending={isBusy} onPress={onSet}>
        {words.set}
      </Button>
    </>
  );
  return (
    <Dialog title={words.reviewTitle} size="large" onClose={cancel} foot={foot}>
      <h3 className="settings-label">{words.differs}</h3>
      <Differences differences={tried.differences} />
      <Pages id={tried.id} editions={editions} />
    </Dialog>
  );
}

const pages = ['front', 'section', 'story'] as const;
const widths = ['phone', 'desk'] as const;

function Pages({ id, editions }: { readonly id: string; readonly editions: readonly Edition[] }) {
  const [edition, setEdition] = useState(editions[0]?.id ?? '');
  const [page, setPage] = useState<string>('front');
  const [width, setWidth] = useState<string>(window.innerWidth < 700 ? 'phone' : 'desk');
  return (
    <>
      <div className="settings-choices">
        <Choice
          label={words.page}
          value={page}
          options={pages.map((value) => ({ value, name: words.pages[value] }))}
          onChange={setPage}
        />
        {editions.length > 1 && (
          <Choice
            label={words.edition}
            value={edition}
            options={editions.map((one) => ({ value: one.id, name: one.name }))}
            onChange={setEdition}
          />
        )}
        <Choice
          label={words.width}
          value={width}
          options={widths.map((value) => ({ value, name: words.widths[value] }))}
          onChange={setWidth}
        />
      </div>
      <div className="settings-preview">
        <iframe
          className={`settings-frame settings-frame-${width}`}
          title={words.preview}
          sandbox="allow-same-origin"
          src={`/api/settings/previews/${id}/${encodeURIComponent(edition)}/${page}`}
        />
      </div>
    </>
  );
}
