import { useLine } from '../away/line.ts';
import { shellWords as words } from '../words/shell.ts';

/** Says that there is no line, while there is none. */
export function OfflineNote() {
  const isLineThere = useLine();
  return <div role="status">{!isLineThere && <p className="shell-offline">{words.offline}</p>}</div>;
}
