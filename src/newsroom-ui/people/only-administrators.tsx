import { Link } from '@tanstack/react-router';
import { Screen } from '../../ui/screen.tsx';
import { Empty } from '../../ui/states.tsx';
import { peopleWords } from '../words/people.ts';
import { shellWords } from '../words/shell.ts';

/** What is at an address for administrators when somebody else comes to it, by an old link perhaps: nothing they could press in vain. */
export function OnlyAdministrators({ title, says }: { readonly title: string; readonly says: string }) {
  return (
    <Screen title={title}>
      <Empty title={says}>
        <p>{peopleWords.people.askThem}</p>
        <Link to="/">{shellWords.toDesk}</Link>
      </Empty>
    </Screen>
  );
}
