import type { Problem } from '../../base/problem.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { publishingWords as words } from '../words/publishing.ts';

interface ProblemsProps {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly tone: 'stop' | 'warn';
  readonly onShow: ((where: string) => void) | undefined;
}

/** What is in the way or should be looked at again, each with the way to its place. */
export function Problems({ title, problems, tone, onShow }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <section className="publish-part">
      <h3>
        {title} <Badge tone={tone}>{problems.length}</Badge>
      </h3>
      <ul className="problems">
        {problems.map(({ code, where, say }) => (
          <li key={`${code} ${where}`} className={`problem-${tone}`}>
            <span dir="auto">{say}</span>
            {onShow && where && (
              <Button look="plain" small onPress={() => onShow(where)}>
                {words.show}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
