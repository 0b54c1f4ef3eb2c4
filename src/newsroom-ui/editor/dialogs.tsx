import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { call } from '../api.ts';
import { Dialog } from '../parts/dialog.tsx';
import { editorWords as words } from '../words/editor.ts';
import { useDeskAct } from './notices.tsx';
import { ChoosePicture, type ChosenPicture } from './choose-picture.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import type { OpenDialog } from './top-bar.tsx';

/** What is open over the story. */
export type Opened =
  | { readonly is: OpenDialog }
  | { readonly is: 'picture'; readonly chosen: (picture: ChosenPicture | null) => void };

// What publishes is fetched when somebody asks for it: whoever writes need not wait for it.
const PublishDialog = lazy(async () => ({ default: (await import('../publishing/publish-dialog.tsx')).PublishDialog }));
const KillDialog = lazy(async () => ({ default: (await import('../publishing/kill-dialog.tsx')).KillDialog }));
const WithdrawDialog = lazy(async () => ({ default: (await import('../publishing/kill-dialog.tsx')).WithdrawDialog }));
const PreviewPane = lazy(async () => ({ default: (await import('../publishing/preview-pane.tsx')).PreviewPane }));

interface DialogsProps {
  readonly opened: Opened | null;
  readonly storyId: string;
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
  return <Suspense fallback={null}>{dialogs[opened.is](props)}</Suspense>;
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
  hold: (props) => <Hold {...props} />,
  spike: (props) => <Spike {...props} />,
  'follow-up': (props) => <FollowUp {...props} />,
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

function Hold({ storyId, onClose }: Props) {
  const hold = useDeskAct(storyId, words.heldNow, (reason: string) =>
    call('POST /api/desk/hold', { body: { ids: [storyId], reason } }),
  );
  return (
    <ReasonDialog
      title={words.holdTitle}
      label={words.holdWhy}
      act={words.holdDo}
      onDo={(reason) => hold.mutateAsync(reason)}
      onClose={onClose}
    />
  );
}

function Spike({ storyId, onClose }: Props) {
  const spike = useDeskAct(storyId, words.spikedNow, (reason: string) =>
    call('POST /api/desk/spike', { body: { ids: [storyId], reason } }),
  );
  return (
    <ReasonDialog
      title={words.spikeTitle}
      label={words.spikeWhy}
      hint={words.spikeHint}
      act={words.spikeDo}
      onDo={(reason) => spike.mutateAsync(reason)}
      onClose={onClose}
    />
  );
}

function FollowUp({ storyId, onClose }: Props) {
  const navigate = useNavigate();
  return (
    <ReasonDialog
      title={words.followUpTitle}
      label={words.headline}
      hint={words.followUpHint}
      act={words.followUpMake}
      onDo={async (headline) => {
        const { id } = await call('POST /api/stories/:id/follow-up', { params: { id: storyId }, body: { headline } });
        await navigate({ to: `/stories/${id}` });
      }}
      onClose={onClose}
    />
  );
}
