import type { Label } from '../../story/arrangement.ts';
import { Field } from '../../ui/field.tsx';
import { Pick } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';

interface LabelFieldsProps {
  readonly label: Label | null;
  onLabel(label: Label | null): void;
}

/** Whether somebody paid, and who. */
export function LabelFields({ label, onLabel }: LabelFieldsProps) {
  const choose = (is: string): void => {
    if (is === 'advertisement') onLabel({ is });
    else onLabel(is === 'sponsored' ? { is, by: '' } : null);
  };
  return (
    <>
      <Pick label={words.label} hint={words.labelHint} value={label?.is ?? ''} onPick={choose}>
        <option value="">{words.noLabel}</option>
        <option value="advertisement">{words.advertisement}</option>
        <option value="sponsored">{words.sponsored}</option>
      </Pick>
      {label?.is === 'sponsored' && (
        <Field
          label={words.sponsor}
          value={label.by}
          onChange={(by) => onLabel({ is: 'sponsored', by })}
          maxLength={120}
          isRequired
        />
      )}
    </>
  );
}
