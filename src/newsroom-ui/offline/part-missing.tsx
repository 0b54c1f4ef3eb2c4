import { Component, type ReactNode } from 'react';
import { Offline } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { offlineWords as words } from '../words/offline.ts';
import { useConnection } from '../../ui/connection.ts';
import { Renewed } from './part.ts';
import { uiWords } from '../../ui/words.ts';

interface PartMissingProps {
  readonly error: Renewed | Offline;
  /** True where it stands in place of a whole screen. */
  readonly isScreen?: boolean;
}

/** What is in place of a part of the screens that did not come. What was typed is kept, so the screen may be loaded again. */
export function PartMissing({ error, isScreen = false }: PartMissingProps) {
  const isConnected = useConnection();
  const isRenewed = error instanceof Renewed;
  const Title = isScreen ? 'h1' : 'p';
  return (
    <div className="state" role="alert">
      <Title className="state-title">{isRenewed ? words.renewed : uiWords.noConnection}</Title>
      <p>{isRenewed ? words.renewedNext : words.notHere}</p>
      {isConnected && (
        <Button look="main" onPress={() => location.reload()}>
          {words.loadAgain}
        </Button>
      )}
    </div>
  );
}

interface FetchedProps {
  readonly children: ReactNode;
  onClose(): void;
}

/** Round a dialog that has a file of its own: when that does not come, a dialog says so, and the screen under it stands as it was. */
export class Fetched extends Component<FetchedProps> {
  override state: { readonly failed: unknown } = { failed: null };

  static getDerivedStateFromError(failed: unknown) {
    return { failed };
  }

  override render() {
    const { failed } = this.state;
    if (failed === null) return this.props.children;
    if (!(failed instanceof Renewed) && !(failed instanceof Offline)) throw failed;
    return (
      <Dialog title={words.notOpened} onClose={this.props.onClose}>
        <PartMissing error={failed} />
      </Dialog>
    );
  }
}
