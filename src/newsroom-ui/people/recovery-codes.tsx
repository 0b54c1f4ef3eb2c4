import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { peopleWords } from '../words/people.ts';

const words = peopleWords.secondFactor;

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  onClose(): void;
}

/** Shows recovery codes, which are shown only once, to copy or print. */
export function RecoveryCodes({ codes, onClose }: RecoveryCodesProps) {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'));
    setCopied(true);
  };
  const foot = (
    <>
      <Button onPress={() => void copy()}>{words.copy}</Button>
      <Button look="main" onPress={onClose}>
        {words.kept}
      </Button>
    </>
  );
  return (
    <Dialog title={words.codesTitle} onClose={onClose} isAlert foot={foot}>
      <p>{words.codesSay}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p role="status">{isCopied && words.copied}</p>
    </Dialog>
  );
}
