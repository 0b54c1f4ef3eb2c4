import { numberText } from '../../ui/language.ts';
import type { ProofEntry } from '../../contract/publishing.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { readable } from './places.ts';

/** Faults first, then what matters most to somebody who had to act. */
const order: readonly ProofEntry['now'][] = ['still', 'gone', 'clear', 'moved', 'nothing'];

/** Every place where a story stood, by what is there now, as it was read back. */
export function Proof({ proof }: { readonly proof: readonly ProofEntry[] }) {
  return (
    <div className="proof">
      <p role="status">{words.proofSays}</p>
      {order.map((now) => (
        <Places key={now} now={now} places={proof.filter((place) => place.now === now)} />
      ))}
    </div>
  );
}

function Places({ now, places }: { readonly now: ProofEntry['now']; readonly places: readonly ProofEntry[] }) {
  if (places.length === 0) return null;
  return (
    <details open={now === 'gone' || now === 'still'} data-fault={now === 'still' || undefined}>
      <summary>
        <b>{numberText(places.length)}</b> {words.proof[now]}
      </summary>
      <ul>
        {places.map(({ path }) => (
          <li key={path}>
            <code>{readable(path.replace(/^\/_(?=\/media\/)/, ''))}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
