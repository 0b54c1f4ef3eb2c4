import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { call } from '../api.ts';
import type { Doing } from '../people/use-doing.ts';
import { settingsWords as words } from '../words/settings.ts';

interface FilingPreviewProps {
  readonly is: 'section' | 'topic';
  readonly set: object & { readonly name: string };
  readonly doing: Doing;
}

/** The page of a section or topic as readers would have it, before it is set; put away when something else is typed. */
export function FilingPreview({ is, set, doing }: FilingPreviewProps) {
  const [shown, setShown] = useState<{ readonly id: string; readonly of: string } | null>(null);
  const of = JSON.stringify(set);
  const look = (): void => {
    const ask = async (): Promise<void> => {
      const { id } = await call('POST /api/filing-previews', { body: { is, set: { ...set } } });
      setShown({ id, of });
    };
    void doing.run(ask);
  };
  return (
    <>
      <div>
        <Button isDisabled={doing.isBusy || set.name === ''} onPress={look}>
          {words.lookAtPage}
        </Button>
      </div>
      {shown?.of === of && (
        <div className="settings-preview">
          <iframe
            className="settings-frame settings-frame-phone"
            title={words.preview}
            sandbox="allow-same-origin"
            src={`/api/filing-previews/${shown.id}`}
          />
        </div>
      )}
    </>
  );
}
