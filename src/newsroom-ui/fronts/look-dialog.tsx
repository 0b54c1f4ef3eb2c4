import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { dateText } from '../../ui/language.ts';
import { Fitted } from '../publishing/fitted.tsx';
import { LookChoice } from '../publishing/look-choice.tsx';
import { SwappedFrame } from '../publishing/swapped-frame.tsx';
import { useNewsroom } from '../session.ts';
import { Pick } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { launchHistoryQuery, pastQuery } from './front-query.ts';
import { momentIn } from './moments.ts';
import { restoreAct } from './restore.ts';

const widths = {
  phone: { width: 360, lite: false },
  tablet: { width: 768, lite: false },
  desktop: { width: 1280, lite: false },
  wide: { width: 1600, lite: false },
  lite: { width: 360, lite: true },
} as const;

type Width = keyof typeof widths;
type Scheme = 'light' | 'dark';

/** To the second: two launches may stand in one minute. */
const MOMENT = { dateStyle: 'short', timeStyle: 'medium' } as const;

/** The front as a page, as readers will see it or saw it at a moment, and the way back to what stood then. */
export function LookDialog({ onClose }: { onClose(): void }) {
  const { view } = useFront();
  const { editions } = useNewsroom();
  const [width, setWidth] = useState<Width>(() => (innerWidth < 700 ? 'phone' : 'desktop'));
  const [scheme, setScheme] = useState<Scheme>('light');
  // Null for what is arranged now.
  const [at, setAt] = useState<string | null>(null);
  const front = view.draft.id;
  const query = new URLSearchParams({
    scheme,
    ...(widths[width].lite && { lite: 'yes' }),
    ...(at !== null && { at }),
  });
  const address = `/api/fronts/${encodeURIComponent(front)}/page?${query.toString()}`;
  const dir = editions.find(({ id }) => id === view.of.edition)?.dir ?? 'ltr';
  return (
    <Dialog title={words.lookTitle} size="large" onClose={onClose}>
      <div className="front-look">
        <div className="front-look-bar">
          <Moments at={at} onAt={setAt} />
          <LookChoice<Width> label={words.width} looks={words.widths} look={width} onLook={setWidth} />
          <LookChoice<Scheme> label={words.scheme} looks={words.schemes} look={scheme} onLook={setScheme} />
          {at !== null && <Restore at={at} onDone={onClose} />}
        </div>
        <Fitted width={widths[width].width}>
          <SwappedFrame key={address} address={address} title={words.lookTitle} dir={dir} />
        </Fitted>
      </div>
    </Dialog>
  );
}

interface MomentsProps {
  readonly at: string | null;
  onAt(at: string | null): void;
}

/** Which state of the front: as it is arranged, as readers got it with one of the last launches, or at any moment. */
function Moments({ at, onAt }: MomentsProps) {
  const { view } = useFront();
  const { data } = useQuery(launchHistoryQuery(view.draft.id));
  const [isOther, setOther] = useState(false);
  const launches = data?.launches ?? [];
  const choose = (chosen: string): void => {
    setOther(chosen === 'other');
    if (chosen !== 'other') onAt(chosen === '' ? null : chosen);
  };
  return (
    <>
      <Pick label={words.asOf} value={isOther ? 'other' : (at ?? '')} onPick={choose}>
        <option value="">{words.asArranged}</option>
        {launches.map((one) => (
          <option key={one.id} value={one.at}>
            {words.launchedAt(dateText(one.at, MOMENT), one.by)}
          </option>
        ))}
        <option value="other">{words.otherMoment}</option>
      </Pick>
      {isOther && (
        <Field
          label={words.moment}
          type="datetime-local"
          onChange={(local) => {
            const moment = momentIn(local);
            if (moment) onAt(moment);
          }}
        />
      )}
    </>
  );
}

/** Makes the draft what stood at a moment, as one command of today that can be taken back. */
function Restore({ at, onDone }: { readonly at: string; onDone(): void }) {
  const { view, arranging, mayArrange } = useFront();
  const past = useQuery(pastQuery(view.draft.id, at));
  const containers = past.data?.containers ?? null;
  if (past.isPending) return null;
  if (containers === null) return <p className="front-soft">{words.pastNone}</p>;
  if (!mayArrange) return null;
  const act = restoreAct(view, containers);
  if (act === null) return <p className="front-soft">{words.pastSame}</p>;
  return (
    <Button
      look="main"
      onPress={() => {
        arranging.give([act], words.restored(dateText(at, MOMENT)));
        onDone();
      }}
    >
      {words.restore}
    </Button>
  );
}
