import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '../../base/ids.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import { listed } from '../../ui/language.ts';
import { useNewsroom } from '../session.ts';
import { DeskForm, Pick } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { frontName, titleOf } from './card-words.ts';
import { type EditedContainer, isWhole, newContainer, settingsFrom } from './edited.ts';
import { frontsQuery } from './front-query.ts';
import { SettingFields } from './setting-fields.tsx';

/** Puts a container on the front: a new one, or one that there is, which others may show as well. */
export function NewContainerDialog({ onClose }: { onClose(): void }) {
  const { view, arranging } = useFront();
  const [on] = useState(view.revision);
  const [known, setKnown] = useState('');
  const [edited, setEdited] = useState<EditedContainer>(newContainer);
  const [after, setAfter] = useState(view.draft.containers.at(-1) ?? '');
  const others = useOthers();
  const add = (): void => {
    const place = { front: view.draft.id, after: after === '' ? null : after };
    const one = others.find(({ id }) => id === known);
    const settings = settingsFrom(edited, null);
    const act: FrontAct = one
      ? { act: 'place-container', container: one.id, ...place }
      : { act: 'add-container', container: newId(), settings, ...place };
    arranging.give([act], words.done(words.did.addContainer(titleOf(one ?? settings))), on);
    onClose();
  };
  return (
    <DeskForm
      title={words.newContainer}
      does={words.addIt}
      onClose={onClose}
      onDone={add}
      isUnready={known === '' && !isWhole(edited)}
    >
      {others.length > 0 && <KnownPick known={known} onKnown={setKnown} />}
      {known === '' ? (
        <SettingFields edited={edited} onEdit={setEdited} />
      ) : (
        <p className="front-soft">{words.sharedSays}</p>
      )}
      <AfterContainer after={after} onAfter={setAfter} />
    </DeskForm>
  );
}

/** Containers that do not stand on this front, by their names, those without a title last. */
function useOthers() {
  const { view } = useFront();
  const { data } = useQuery(frontsQuery);
  const others = (data?.containers ?? []).filter(({ id }) => !view.draft.containers.includes(id));
  const rank = ({ title }: (typeof others)[number]): number => (title === null ? 1 : 0);
  return others.toSorted((a, b) => rank(a) - rank(b) || titleOf(a).localeCompare(titleOf(b)));
}

function KnownPick({ known, onKnown }: { readonly known: string; onKnown(id: string): void }) {
  const newsroom = useNewsroom();
  const others = useOthers();
  const where = (fronts: readonly string[]): string =>
    fronts.length === 0 ? words.onNoFront : listed(fronts.map((front) => frontName(front, newsroom)));
  return (
    <Pick label={words.whichContainer} value={known} onPick={onKnown}>
      <option value="">{words.aNewOne}</option>
      {others.map((one) => (
        <option key={one.id} value={one.id}>
          {`${titleOf(one)} (${where(one.fronts)})`}
        </option>
      ))}
    </Pick>
  );
}

function AfterContainer({ after, onAfter }: { readonly after: string; onAfter(after: string): void }) {
  const { view } = useFront();
  return (
    <Pick label={words.stands} value={after} onPick={onAfter}>
      <option value="">{words.firstOfAll}</option>
      {view.containers.map(({ draft }, at) => (
        <option key={draft.id} value={draft.id}>
          {`${at + 1}. ${titleOf(draft)}`}
        </option>
      ))}
    </Pick>
  );
}
