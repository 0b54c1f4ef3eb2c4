import { useState } from 'react';
import type { ArrangedContainer } from '../../story/arranged.ts';
import { DeskForm } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { titleOf } from './card-words.ts';
import { containerFrom, isWhole, settingActs } from './edited.ts';
import { SettingFields } from './setting-fields.tsx';

interface ContainerDialogProps {
  readonly container: ArrangedContainer;
  onClose(): void;
}

/** The settings of a container. */
export function ContainerDialog({ container: now, onClose }: ContainerDialogProps) {
  const { view, arranging } = useFront();
  // What somebody else changes meanwhile was not seen by whoever chooses here, and is asked about.
  const [{ container, on }] = useState({ container: now, on: view.revision });
  const [edited, setEdited] = useState(() => containerFrom(container));
  const save = (): void => {
    const acts = settingActs(container, edited);
    if (acts.length > 0) arranging.give(acts, words.edited(titleOf(container)), on);
    onClose();
  };
  return (
    <DeskForm
      title={words.containerSettings(titleOf(container))}
      does={words.save}
      onClose={onClose}
      onDone={save}
      isUnready={!isWhole(edited)}
    >
      <SettingFields edited={edited} onEdit={setEdited} />
    </DeskForm>
  );
}
