import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { Picture } from '../../story/picture.ts';
import { stillPath } from '../../story/still-path.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FromLibrary } from '../story/from-library.tsx';
import { sendPicture } from '../story/send-picture.ts';
import { authorWords as words } from '../words/authors.ts';

interface FaceFieldProps {
  readonly name: string;
  readonly picture: Picture | null;
  onChange(picture: Picture | null): void;
}

/** Somebody's picture, cut as readers have it. */
export function FaceField({ name, picture, onChange }: FaceFieldProps) {
  const [isChoosing, setChoosing] = useState(false);
  const sending = useMutation({
    mutationFn: (file: File) => sendPicture(file, () => undefined),
    onSuccess: (sent) => onChange(sent.picture),
  });
  return (
    <div className="settings-face" role="group" aria-label={words.face}>
      <div className="settings-face-cut">
        {picture ? <img src={stillPath(picture, 640)} alt={words.faceOf(name)} /> : <span>{words.faceNone}</span>}
      </div>
      <div>
        <p className="settings-label">{words.face}</p>
        <p className="field-hint">{words.faceHint}</p>
        <div className="settings-acts">
          <FileTrigger acceptedFileTypes={['image/*']} onSelect={(files) => files?.[0] && sending.mutate(files[0])}>
            <Button small isPending={sending.isPending}>
              {picture ? words.faceAnother : words.faceChoose}
            </Button>
          </FileTrigger>
          <Button small onPress={() => setChoosing(true)}>
            {words.faceFromLibrary}
          </Button>
          {picture && (
            <Button small look="plain" onPress={() => onChange(null)}>
              {words.faceDrop}
            </Button>
          )}
        </div>
        {isChoosing && (
          <Dialog title={words.faceFromLibrary} size="medium" onClose={() => setChoosing(false)}>
            <FromLibrary
              kind="picture"
              onChosen={({ picture: one }) => {
                setChoosing(false);
                onChange(one);
              }}
            />
          </Dialog>
        )}
        <div role="status">
          {sending.isPending && <p>{words.faceSending}</p>}
          {sending.isError && <p className="field-error">{sending.error.message}</p>}
        </div>
      </div>
    </div>
  );
}
