import { Link } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import type { AnswerOf } from '../api.ts';
import { mediaWords as words } from '../words/media.ts';

interface ReplacedPartsProps {
  readonly replaced: AnswerOf<'POST /api/media/:id/replace'>;
  onShow(): void;
}

/** What became of each story that showed a picture which was replaced: those that were left, with the reasons, first. */
export function ReplacedParts({ replaced: { versions, stopped, drafts }, onShow }: ReplacedPartsProps) {
  return (
    <div className="item-fields" role="status">
      {stopped.length > 0 && (
        <section className="replace-stopped">
          <p className="field-error">{words.replaceStopped}</p>
          <ul>
            {stopped.map(({ storyId, headline, problems }) => (
              <li key={storyId}>
                <ToStory id={storyId} headline={headline} />
                {problems.map(({ code, where, say }) => (
                  <span key={`${code} ${where}`} className="field-hint" dir="auto">
                    {say}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="replace-where">
        <p>
          {counted(versions.length, words.replaceVersions)} · {counted(drafts, words.replaceDrafts)}
        </p>
        <ul>
          {versions.map(({ storyId, headline }) => (
            <li key={storyId}>
              <ToStory id={storyId} headline={headline} />
            </li>
          ))}
        </ul>
      </section>
      <Button look="main" onPress={onShow} autoFocus>
        {words.replaceShow}
      </Button>
    </div>
  );
}

function ToStory({ id, headline }: { readonly id: string; readonly headline: string }) {
  return (
    <Link to="/stories/$id" params={{ id }} dir="auto">
      {headline}
    </Link>
  );
}
