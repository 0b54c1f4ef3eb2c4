import { Choice } from '../people/choice.tsx';

interface EndChoiceProps {
  readonly words: Readonly<Record<'endTo' | 'endGone', string>>;
  /** Where its stories may go. */
  readonly others: readonly { readonly slug: string; readonly name: string }[];
  /** The slug of one; empty where it is to be gone. */
  readonly to: string;
  onChoose(to: string): void;
}

/** Into which other a section or a topic goes that ends, or whether it is gone. */
export function EndChoice({ words, others, to, onChoose }: EndChoiceProps) {
  return (
    <Choice
      label={words.endTo}
      value={to}
      options={[{ value: '', name: words.endGone }, ...others.map(({ slug, name }) => ({ value: slug, name }))]}
      onChange={onChoose}
    />
  );
}
