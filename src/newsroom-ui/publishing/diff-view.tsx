import { type ReactNode, useState } from 'react';
import { type Block, wordsOf } from '../../story/blocks.ts';
import { type BlockDiff, type FieldDiff, isSame, type StoryDiff } from '../../story/diff.ts';
import { Button } from '../../ui/button.tsx';
import { textWords } from '../../text-editor/words.ts';
import { counted } from '../../ui/language.ts';
import { publishingWords as words } from '../words/publishing.ts';
import './diff-view.css';

type WordChange = FieldDiff['words'][number];
export type DiffLook = 'inline' | 'beside';

interface DiffViewProps {
  readonly diff: StoryDiff;
  readonly dir: 'ltr' | 'rtl';
  readonly look?: DiffLook;
}

/** What differs between two states of a story, part by part: colour, strokes and words say it together. */
export function DiffView({ diff, dir, look = 'inline' }: DiffViewProps) {
  if (isSame(diff)) return <p className="diff-none">{words.nothingChanged}</p>;
  const furniture = diff.furniture.filter(({ is }) => is !== 'same');
  const { mainMedia } = diff;
  return (
    <div className={`diff diff-${look}`}>
      {look === 'beside' && <BesideHeads />}
      {furniture.map((field) => (
        <Part key={field.name} title={`${words.fields[field.name]} · ${words.fates[field.is]}`} is={field.is}>
          <ChangedWords words={field.words} dir={dir} look={look} />
        </Part>
      ))}
      {mainMedia && mainMedia.is !== 'same' && (
        <BlockPart block={mainMedia} dir={dir} look={look} title={words.fields['mainMedia']} />
      )}
      {stretchesOf(diff.blocks).map((stretch) => (
        <Stretch key={keyOf(stretch)} blocks={stretch} dir={dir} look={look} />
      ))}
      <Filing diff={diff} />
    </div>
  );
}

function BesideHeads() {
  return (
    <div className="diff-heads" aria-hidden="true">
      <span>{words.before}</span>
      <span>{words.after}</span>
    </div>
  );
}

/** Blocks in stretches: each changed one by itself, those between that stayed the same together. */
function stretchesOf(blocks: readonly BlockDiff[]): BlockDiff[][] {
  const stretches: BlockDiff[][] = [];
  for (const block of blocks) {
    const last = stretches.at(-1);
    if (block.is === 'same' && last?.[0]?.is === 'same') last.push(block);
    else stretches.push([block]);
  }
  return stretches;
}

function keyOf([first]: readonly BlockDiff[]): string {
  return `${first?.from ?? ''}-${first?.at ?? ''}`;
}

interface BlocksProps {
  readonly dir: 'ltr' | 'rtl';
  readonly look: DiffLook;
}

function Stretch({ blocks, dir, look }: BlocksProps & { readonly blocks: readonly BlockDiff[] }) {
  const [isOpen, setOpen] = useState(false);
  const [first] = blocks;
  if (!first) return null;
  if (first.is !== 'same') return <BlockPart block={first} dir={dir} look={look} />;
  if (!isOpen)
    return (
      <p className="diff-same">
        {counted(blocks.length, words.unchanged)}{' '}
        <Button look="plain" small onPress={() => setOpen(true)}>
          {words.showUnchanged}
        </Button>
      </p>
    );
  return blocks.map((block) => (
    <p key={keyOf([block])} className="diff-told diff-kept" dir={dir}>
      {textOf(block.after)}
    </p>
  ));
}

function BlockPart({
  block,
  dir,
  look,
  title,
}: BlocksProps & { readonly block: BlockDiff; readonly title?: string | undefined }) {
  const isOnlyLook = block.is === 'changed' && block.words.every(({ is }) => is === 'same');
  const parts = block.parts.map((part) => words.parts[part] ?? part).join(', ');
  const fate = isOnlyLook ? words.partsChanged(parts) : words.fates[block.is];
  const kind = title ?? textWords.blocks[(block.after ?? block.before)?.type ?? 'paragraph'];
  return (
    <Part title={`${kind} · ${fate}`} is={block.is}>
      <ChangedWords words={block.words} dir={dir} look={look} />
    </Part>
  );
}

function Part({ title, is, children }: { readonly title: string; readonly is: string; readonly children: ReactNode }) {
  return (
    <section className={`diff-part diff-is-${is}`}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function ChangedWords({ words: told, dir, look }: BlocksProps & { readonly words: readonly WordChange[] }) {
  if (told.length === 0) return null;
  if (look === 'inline')
    return (
      <p className="diff-told" dir={dir}>
        <Words words={told} />
      </p>
    );
  return (
    <div className="diff-pair">
      <p className="diff-told" dir={dir}>
        <Words words={told.filter(({ is }) => is !== 'added')} />
      </p>
      <p className="diff-told" dir={dir}>
        <Words words={told.filter(({ is }) => is !== 'removed')} />
      </p>
    </div>
  );
}

function Words({ words: told }: { readonly words: readonly WordChange[] }) {
  // Stretches have no name of their own and never change places.
  return told.map((stretch, at) => <Run key={at} {...stretch} />);
}

function Run({ is, text }: WordChange) {
  if (is === 'same') return text;
  const said = is === 'removed' ? words.removedWords : words.addedWords;
  const Mark = is === 'removed' ? 'del' : 'ins';
  return (
    <Mark>
      <span className="only-read-aloud"> [{said}: </span>
      {text}
      <span className="only-read-aloud">] </span>
    </Mark>
  );
}

function Filing({ diff: { filing } }: { readonly diff: StoryDiff }) {
  if (filing.length === 0) return null;
  return (
    <dl className="diff-filing">
      {filing.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{words.fields[name]}</dt>
          <dd>
            {before ? <del>{before}</del> : <span>{words.nothing}</span>} <span aria-hidden="true">→</span>{' '}
            {after ? <ins>{after}</ins> : <span>{words.nothing}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function textOf(block: Block | null): string {
  return block ? wordsOf(block) : '';
}
