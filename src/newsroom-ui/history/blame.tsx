import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, call } from '../api.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { publishingWords as words } from '../words/publishing.ts';

interface BlameProps {
  readonly storyId: string;
  readonly number: number;
  readonly dir: 'ltr' | 'rtl';
}

type Part = AnswerOf<'GET /api/stories/:id/revisions/:number/blame'>['parts'][number];

/** As many grounds as there are colours; after that they begin again, and the names still tell people apart. */
const HANDS = 6;

/** A saved state with the name of whoever wrote each stretch of it. */
export function Blame({ storyId, number, dir }: BlameProps) {
  const asked = useQuery({
    queryKey: ['blame', storyId, number],
    queryFn: () => call('GET /api/stories/:id/revisions/:number/blame', { params: { id: storyId, number } }),
  });
  if (asked.isPending) return <Loading lines={5} />;
  if (asked.isError) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />;
  const people = [...new Set(asked.data.parts.flatMap(({ runs }) => runs.map(({ by }) => by)))];
  return (
    <div className="blame">
      <ul className="blame-people">
        {people.map((name, at) => (
          <li key={name} className={`hand-${at % HANDS}`}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      {asked.data.parts.map((part) => (
        <BlamedPart key={part.where} part={part} people={people} dir={dir} />
      ))}
    </div>
  );
}

function BlamedPart({
  part,
  people,
  dir,
}: {
  readonly part: Part;
  readonly people: readonly string[];
  readonly dir: 'ltr' | 'rtl';
}) {
  const [name = ''] = part.where.split('/');
  const title = name === 'body' ? null : (words.fields[name] ?? name);
  return (
    <section className="blame-part">
      {title && <h3>{title}</h3>}
      <p className="diff-told" dir={dir}>
        {part.runs.map(({ text, by }, at) => (
          <span key={at} className={`hand-${people.indexOf(by) % HANDS}`} title={words.wrote(by)}>
            {people.length > 1 && <span className="only-read-aloud"> [{words.wrote(by)}:] </span>}
            {text}
          </span>
        ))}
      </p>
    </section>
  );
}
