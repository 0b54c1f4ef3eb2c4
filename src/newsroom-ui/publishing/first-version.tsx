import { useState } from 'react';
import { type Block, wordsOf } from '../../story/blocks.ts';
import { fieldText } from '../../story/diff.ts';
import { publicPath } from '../../story/published.ts';
import { stillPath } from '../../story/still-path.ts';
import type { Story } from '../../story/story.ts';
import { bodyWords } from '../../story/word-count.ts';
import { lengthWords } from '../story/save-words.ts';
import { Button } from '../../ui/button.tsx';
import { useNewsroom } from '../session.ts';
import { textWords } from '../../text-editor/words.ts';
import { counted } from '../../ui/language.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { sectionName } from '../story-dialogs/names.ts';
import { readable } from './places.ts';
import './first-version.css';

/** As many blocks as an editor needs to see that it is the right story. */
const FIRST_BLOCKS = 2;

/** A story that readers get for the first time: its furniture, where it will stand, and its first lines; the rest unfolds. */
export function FirstVersion({ story }: { readonly story: Story }) {
  return (
    <div className="first">
      <Furniture story={story} />
      <Places story={story} />
      <FirstLines story={story} />
    </div>
  );
}

function Furniture({ story }: { readonly story: Story }) {
  const { kicker, standfirst, mainMedia, dir } = story;
  const byline = fieldText(story, 'byline');
  return (
    <div className="first-furniture" dir={dir}>
      {kicker && <p className="first-kicker">{kicker}</p>}
      {standfirst && <p className="first-standfirst">{standfirst}</p>}
      {byline && <p className="first-soft">{byline}</p>}
      {mainMedia && <MainMedia media={mainMedia} />}
    </div>
  );
}

function MainMedia({ media }: { readonly media: NonNullable<Story['mainMedia']> }) {
  const image = media.type === 'image' ? media : media.poster;
  const picture = image?.picture;
  return (
    <figure className="first-media">
      {picture && <img src={stillPath(picture, 320)} width={picture.width} height={picture.height} alt={image.alt} />}
      <figcaption className="first-soft">{wordsOf(media) || image?.alt || textWords.blocks[media.type]}</figcaption>
    </figure>
  );
}

function Places({ story }: { readonly story: Story }) {
  const newsroom = useNewsroom();
  const edition = newsroom.editions.find(({ id }) => id === story.edition)?.name ?? story.edition;
  return (
    <dl className="first-places">
      <Detail name={words.fields['section']} says={sectionName(newsroom, story.section)} />
      <Detail name={words.fields['edition']} says={edition} />
      <Detail name={words.fields['urlSlug']} says={readable(publicPath(story))} />
      <Detail name={words.length} says={lengthWords(bodyWords(story))} />
      {!story.mainMedia && <Detail name={words.fields['mainMedia']} says={words.noMainMedia} />}
    </dl>
  );
}

function Detail({ name, says }: { readonly name: string | undefined; readonly says: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{says}</bdi>
      </dd>
    </>
  );
}

function FirstLines({ story: { body, dir } }: { readonly story: Story }) {
  const [isWhole, setWhole] = useState(false);
  const more = body.length - FIRST_BLOCKS;
  return (
    <>
      {(isWhole ? body : body.slice(0, FIRST_BLOCKS)).map((block, at) => (
        <FirstBlock key={at} block={block} dir={dir} />
      ))}
      {!isWhole && more > 0 && (
        <p className="diff-same">
          {counted(more, words.moreBlocks)}{' '}
          <Button look="plain" small onPress={() => setWhole(true)}>
            {words.showWhole}
          </Button>
        </p>
      )}
    </>
  );
}

function FirstBlock({ block, dir }: { readonly block: Block; readonly dir: Story['dir'] }) {
  return (
    <div>
      {block.type !== 'paragraph' && <p className="first-soft">{textWords.blocks[block.type]}</p>}
      <p className="diff-told" dir={dir}>
        {wordsOf(block)}
      </p>
    </div>
  );
}
