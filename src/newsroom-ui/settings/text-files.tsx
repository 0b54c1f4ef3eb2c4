import type { Settings } from '../../story/newsroom.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { problemAt } from '../people/use-doing.ts';
import { settingsWords as words } from '../words/settings.ts';
import type { PartProps } from './part-props.ts';
import { Rows } from './rows.tsx';

type TextFile = Settings['textFiles'][number];

/** Words for programs under names at the root of the site. */
export function TextFiles({ wish, error, isReadOnly }: PartProps) {
  const files = wish.value('textFiles');
  const set = (next: readonly TextFile[]) => wish.change('textFiles', [...next]);
  return (
    <Rows
      title={words.textFiles}
      none={words.textFilesNone}
      rows={files}
      nameOf={({ path }) => path || words.textFiles}
      onChange={set}
      isReadOnly={isReadOnly}
      add={<Button onPress={() => set([...files, { path: '', text: '' }])}>{words.addTextFile}</Button>}
    >
      {(file, change, at) => (
        <>
          <Field
            label={words.textFilePath}
            hint={at === 0 ? words.textFileHint : undefined}
            value={file.path}
            isReadOnly={isReadOnly}
            error={problemAt(error, `textFiles/${at}/path`)}
            onChange={(path) => change({ ...file, path })}
          />
          <Field
            label={words.textFileText}
            lines={4}
            value={file.text}
            isReadOnly={isReadOnly}
            error={problemAt(error, `textFiles/${at}/text`)}
            onChange={(text) => change({ ...file, text })}
          />
        </>
      )}
    </Rows>
  );
}
