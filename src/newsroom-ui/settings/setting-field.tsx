import type { Settings } from '../../story/newsroom.ts';
import { Field, type FieldProps } from '../../ui/field.tsx';
import { problemAt } from '../people/use-doing.ts';
import type { PartProps } from './part-props.ts';

type WordsField = { [F in keyof Settings]: Settings[F] extends string | null ? F : never }[keyof Settings];

interface SettingFieldProps extends PartProps, Pick<FieldProps, 'hint' | 'lines' | 'note' | 'placeholder'> {
  readonly field: WordsField;
  readonly label: string;
  /** True for one that may be left empty: then it is nothing, not an empty line. */
  readonly mayBeEmpty?: boolean;
}

/** A setting that is words, in its field. */
export function SettingField({
  field,
  label,
  wish,
  error,
  isReadOnly,
  mayBeEmpty = false,
  ...more
}: SettingFieldProps) {
  const { known: _known, ...shown } = more as typeof more & { known?: unknown };
  return (
    <Field
      {...shown}
      label={label}
      value={wish.value(field) ?? ''}
      isReadOnly={isReadOnly}
      error={problemAt(error, field)}
      onChange={(typed) => wish.change(field, mayBeEmpty && typed === '' ? null : typed)}
    />
  );
}
