import type { VNode } from 'preact';
import { type Speaker, wordsFor } from '../../words.ts';
import type { Words } from '../../words-table.ts';
import type { RenderContext } from '../../layout/render-context.ts';
import { type LangAttributes, langAttributes } from '../../layout/lang-attributes.ts';
import type { ChangedWords, Changes, PartChange } from './changes.ts';

interface ChangeListProps {
  readonly changes: Changes;
  readonly context: Pick<RenderContext, 'words' | 'edition'>;
  /** At most so many parts, and a line that says how many more there are; all unless given. */
  readonly most?: number;
}

/** What changed, part by part: what went out is struck through, what came in is underlined, and both are said in words. */
export function ChangeList({ changes, context: { words, edition }, most = Infinity }: ChangeListProps): VNode {
  const { parts, lang, dir } = changes;
  if (parts.length === 0) return <p class="no-change">{words.nothingSeenChanged}</p>;
  const left = parts.length - most;
  return (
    <>
      <ul class="changes">
        {parts.slice(0, most).map((part) => (
          <Part part={part} words={words} own={{ lang, dir }} page={edition} />
        ))}
      </ul>
      {left > 0 && <p class="no-change">{words.moreChanges(left)}</p>}
    </>
  );
}

interface PartProps {
  readonly part: PartChange;
  readonly words: Words;
  readonly own: LangAttributes;
  readonly page: Speaker;
}

function Part({ part, words, own, page }: PartProps): VNode {
  const { name, is } = part;
  const ownWords = wordsFor({ ...page, lang: own.lang }, page);
  const title = name === 'body' ? words.partIs[is] : `${words.partNames[name]}${words.colon} ${words.partIs[is]}`;
  return (
    <li class={is}>
      <p class="part">{title}</p>
      <p class="told" {...langAttributes(own, page)}>
        {part.words.map((stretch) => (
          <Stretch stretch={stretch} words={ownWords} />
        ))}
      </p>
    </li>
  );
}

/** The words that are said about a stretch are in the story's own language, in the middle of which they stand. */
function Stretch({ stretch: { is, text }, words }: { stretch: ChangedWords; words: Words }): VNode {
  if (is === 'same') return <>{text}</>;
  return is === 'removed' ? (
    <del>
      <span class="unseen">
        [{words.wordsOut}
        {words.colon}{' '}
      </span>
      {text}
      <span class="unseen">] </span>
    </del>
  ) : (
    <ins>
      <span class="unseen">
        [{words.wordsIn}
        {words.colon}{' '}
      </span>
      {text}
      <span class="unseen">] </span>
    </ins>
  );
}
