import { Button } from '../../ui/button.tsx';

interface LineActsProps {
  readonly name: string;
  readonly isEnded: boolean;
  readonly words: {
    readonly change: string;
    readonly end: string;
    readonly bringBack: string;
    changeOf(name: string): string;
    endOf(name: string): string;
    bringBackOf(name: string): string;
  };
  onChange(): void;
  onEnd(): void;
  onBringBack(): void;
}

/** What one does with something that has a word of its own for ever: changes it, ends it, and then brings it back. */
export function LineActs({ name, isEnded, words, onChange, onEnd, onBringBack }: LineActsProps) {
  return (
    <div className="settings-acts">
      {isEnded ? (
        <Button small aria-label={words.bringBackOf(name)} onPress={onBringBack}>
          {words.bringBack}
        </Button>
      ) : (
        <>
          <Button small aria-label={words.changeOf(name)} onPress={onChange}>
            {words.change}
          </Button>
          <Button small look="plain" aria-label={words.endOf(name)} onPress={onEnd}>
            {words.end}
          </Button>
        </>
      )}
    </div>
  );
}

/** What it is, under its name. */
export function LineSays({ description }: { readonly description: string | null | undefined }) {
  return description ? (
    <span className="settings-line-says" dir="auto">
      {description}
    </span>
  ) : null;
}
