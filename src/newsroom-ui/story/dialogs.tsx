import { lazy, Suspense } from 'react';
import { useDeskActs } from '../story-dialogs/desk-acts.ts';
import { part } from '../offline/part.ts';
import { Fetched } from '../offline/part-missing.tsx';
import type { ChosenRecording, RecordingKind } from '../../story/recording.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { editorWords as words } from '../words/story.ts';
import { ChoosePicture, type ChosenPicture } from './choose-picture.tsx';
import type { DeskStory } from './desk-story.ts';
import { EditorKeys } from './editor-keys.tsx';
import type { DeskDialog, OpenDialog } from './top-bar.tsx';

/** What is open over the story. */
export type Opened =
  | { readonly is: OpenDialog }
  | { readonly is: 'picture'; readonly chosen: (picture: ChosenPicture | null) => void }
  | {
      readonly is: 'recording';
      readonly kind: RecordingKind;
      readonly chosen: (recording: ChosenRecording | null) => void;
    };

// What does more than write is fetched when somebody asks for it: whoever writes need not wait for it.
const PublishDialog = lazy(async () => ({
  default: (await part(() => import('../publishing/publish-dialog.tsx'))()).PublishDialog,
}));
const KillDialog = lazy(async () => ({
  default: (await part(() => import('../publishing/kill-dialog.tsx'))()).KillDialog,
}));
const WithdrawDialog = lazy(async () => ({
  default: (await part(() => import('../publishing/kill-dialog.tsx'))()).WithdrawDialog,
}));
const StoryDialog = lazy(async () => ({
  default: (await part(() => import('../story-dialogs/story-dialogs.tsx'))()).StoryDialog,
}));
const ChooseRecording = lazy(async () => ({
  default: (await part(() => import('./choose-recording.tsx'))()).ChooseRecording,
}));
const PreviewPane = lazy(async () => ({
  default: (await part(() => import('../publishing/preview-pane.tsx'))()).PreviewPane,
}));

interface DialogsProps {
  readonly opened: Opened | null;
  readonly storyId: string;
  readonly desk: DeskStory | null;
  readonly headline: string;
  readonly dir: 'ltr' | 'rtl';
  onClose(): void;
  /** Goes to the place of a problem. */
  onShow(where: string): void;
}

/** Whatever dialog is open over the story. */
export function Dialogs({ opened, ...props }: DialogsProps) {
  if (!opened) return null;
  if (opened.is === 'picture') return <Choosing {...props} chosen={opened.chosen} />;
  if (opened.is === 'recording') return <ChoosingRecording {...props} {...opened} />;
  return (
    <Fetched onClose={props.onClose}>
      <Suspense fallback={null}>{dialogs[opened.is](props)}</Suspense>
    </Fetched>
  );
}

type Props = Omit<DialogsProps, 'opened'>;

const dialogs: Readonly<Record<OpenDialog, (props: Props) => React.ReactNode>> = {
  publish: ({ storyId, onClose, onShow }) => <PublishDialog storyId={storyId} onClose={onClose} onShow={onShow} />,
  kill: ({ storyId, headline, onClose }) => <KillDialog storyId={storyId} headline={headline} onClose={onClose} />,
  withdraw: ({ storyId, headline, onClose }) => (
    <WithdrawDialog storyId={storyId} headline={headline} onClose={onClose} />
  ),
  preview: ({ storyId, dir, onClose }) => (
    <Dialog title={words.preview} size="large" onClose={onClose}>
      <PreviewPane storyId={storyId} dir={dir} />
    </Dialog>
  ),
  assign: (props) => <OnDesk {...props} act="assign" />,
  handOver: (props) => <OnDesk {...props} act="handOver" />,
  hold: (props) => <OnDesk {...props} act="hold" />,
  spike: (props) => <OnDesk {...props} act="spike" />,
  followUp: (props) => <OnDesk {...props} act="followUp" />,
  activity: (props) => <OnDesk {...props} act="activity" />,
  keys: ({ onClose }) => <EditorKeys onClose={onClose} />,
};

function Choosing({
  chosen,
  onClose,
}: Pick<Props, 'onClose'> & { readonly chosen: (picture: ChosenPicture | null) => void }) {
  const end = (picture: ChosenPicture | null): void => {
    onClose();
    chosen(picture);
  };
  return <ChoosePicture onChosen={end} onClose={() => end(null)} />;
}

type AskedRecording = Extract<Opened, { is: 'recording' }>;

function ChoosingRecording({ kind, chosen, onClose }: Pick<Props, 'onClose'> & AskedRecording) {
  const end = (recording: ChosenRecording | null): void => {
    onClose();
    chosen(recording);
  };
  return (
    <Fetched onClose={() => end(null)}>
      <Suspense fallback={null}>
        <ChooseRecording kind={kind} onChosen={end} onClose={() => end(null)} />
      </Suspense>
    </Fetched>
  );
}

/** A dialog of the desk on this story, under the headline as it is typed now. */
function OnDesk({ act, desk, headline, onClose }: Props & { readonly act: DeskDialog }) {
  const acts = useDeskActs();
  if (!desk) return null;
  const story = { ...desk, headline: headline || desk.headline };
  return <StoryDialog asked={{ act, stories: [story] }} acts={acts} onClose={onClose} />;
}
