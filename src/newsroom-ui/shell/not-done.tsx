import { Refused } from '../api.ts';
import './not-done.css';

/** Why something that was asked for was not done, with all that can be repaired; stands beside the button that asked for it. */
export function NotDone({ error }: { readonly error: Error }) {
  const problems = error instanceof Refused ? error.problems : [];
  const further = problems.filter(({ say }) => say !== error.message);
  return (
    <div className="not-done" role="alert">
      <p dir="auto">{error.message}</p>
      {further.length > 0 && (
        <ul>
          {further.map(({ code, where, say }) => (
            <li key={`${code} ${where}`} dir="auto">
              {say}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
