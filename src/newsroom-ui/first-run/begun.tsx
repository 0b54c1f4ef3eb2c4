import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { InviteDialog } from '../people/invite-dialog.tsx';
import { useSession } from '../session.ts';
import { NewStory } from '../story-dialogs/new-story.tsx';
import { firstRunWords as words } from '../words/first-run.ts';
import './first-run.css';

/** What comes after the questions. */
export function BegunScreen() {
  const { newsroom, siteUrl } = useSession();
  const [open, setOpen] = useState<'story' | 'invite' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Screen title={words.begunTitle(newsroom)}>
      <div className="first-run-begun">
        <p>
          {words.begunSays} <a href={`${siteUrl}/`}>{words.seeSite}</a>
        </p>
        <ol>
          <li>
            <Button look="main" onPress={() => setOpen('story')}>
              {words.write}
            </Button>
            <p>{words.writeSays}</p>
          </li>
          <li>
            <Button onPress={() => setOpen('invite')}>{words.invite}</Button>
            <p>{words.inviteSays}</p>
          </li>
          <li>
            <Link className="button button-quiet" to="/settings" search={{ part: 'publication' }}>
              {words.address}
            </Link>
            <p>{words.addressSays(siteUrl)}</p>
          </li>
        </ol>
        <Link to="/">{words.toDesk}</Link>
      </div>
      {open === 'story' && <NewStory view={{}} onClose={close} />}
      {open === 'invite' && <InviteDialog onClose={close} />}
    </Screen>
  );
}
