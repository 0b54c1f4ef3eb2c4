import { KeysDialog } from '../../ui/keys-dialog.tsx';
import { offeredCommands } from '../shell/offered-commands.ts';
import { editorWords as words } from '../words/story.ts';
import { shellWords } from '../words/shell.ts';
import { shownKeys } from '../../text-editor/keys.ts';

/** Every key of the editor: those of the text as they are bound there, and those of the screen as it offers them. */
export function EditorKeys({ onClose }: { onClose(): void }) {
  const offered = offeredCommands().flatMap(({ keys, name }) => (keys ? [[keys, name] as const] : []));
  return (
    <KeysDialog
      title={words.keys}
      groups={[
        { name: words.keyGroups.text, keys: shownKeys() },
        { name: words.keyGroups.beside, keys: [...offered, [shellWords.commandsKey, shellWords.commands]] },
      ]}
      onClose={onClose}
    />
  );
}
