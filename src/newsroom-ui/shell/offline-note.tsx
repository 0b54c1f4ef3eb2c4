import { useConnection } from '../../ui/connection.ts';
import { shellWords as words } from '../words/shell.ts';

/** Says that there is no connection, while there is none. */
export function OfflineNote() {
  const isConnected = useConnection();
  return <div role="status">{!isConnected && <p className="shell-offline">{words.offline}</p>}</div>;
}
