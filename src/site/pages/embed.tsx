import type { VNode } from 'preact';
import { contentName } from '../../base/hash.ts';
import { isId } from '../../base/ids.ts';
import type { Archive } from '../../story/archive.ts';
import type { BlockOf } from '../../story/blocks.ts';
import { type Player, playerOf } from '../../story/players.ts';
import { publicPath, storyPath } from '../../story/published.ts';
import type { Story } from '../../story/story.ts';
import { pathOf, wordsOfPath } from '../addresses.ts';
import { Body } from '../blocks/body.tsx';
import { embedPath } from '../embed-path.ts';
import { fullPage } from '../layout/document.tsx';
import { type Frame, loadFrame } from '../layout/frame.ts';
import { stillOf } from '../layout/picture.tsx';
import { langAttributes } from '../layout/lang-attributes.ts';
import type { Theme } from '../layout/theme.ts';
import type { Loaded, PageKind, Rendered } from '../page-kind.ts';
import { wordsFor } from '../words.ts';
import { storyIn } from './fact-words.ts';
import { type StoryAddress, standingOf } from './story-addresses.ts';

type Embed = BlockOf<'embed'>;

interface EmbedParams extends StoryAddress {
  readonly name: string;
}

interface EmbedData {
  readonly frame: Frame;
  readonly story: Pick<Story, 'headline' | 'lang' | 'dir'> & { readonly path: string };
  readonly block: Embed;
  readonly player: Player;
}

/**
 * `/news/{id}/{urlSlug}/embed/{name}`: an embed with what the other site shows, for readers who asked for it. It alone has a frame, or plays a live stream, and its policy names that site
 * alone; what we stored stands below, for when the other site has it no more.
 */
export function embedKind(theme: Theme): PageKind<EmbedParams, EmbedData> {
  return {
    name: 'embed',
    tier: 4,
    parse: (path) => {
      const [room, id, slug, fourth, name, ...rest] = wordsOfPath(path) ?? [];
      const isOne = room === 'news' && id && isId(id) && slug && fourth === 'embed' && rest.length === 0;
      return isOne && name && /^[0-9a-f]{16}$/.test(name) ? { id, slug, name } : null;
    },
    load: loadEmbed,
    // What the story shows no more leads back to it.
    moved: async (archive, { id }) => {
      const where = await archive.whereabouts(id);
      return where?.state.is === 'live' ? publicPath(where) : null;
    },
    render: (data) => renderEmbed(data, theme),
    pathsFor: async (fact, archive) => {
      const id = storyIn(fact, 'state', 'body');
      const published = id === null ? null : await archive.story(id);
      if (published?.state.is !== 'live') return [];
      return embedsIn(published.story).flatMap((block) => embedPath(storyPath(published.story), block) ?? []);
    },
  };
}

function embedsIn({ body }: Pick<Story, 'body'>): Embed[] {
  return body.filter((block) => block.type === 'embed');
}

async function loadEmbed(archive: Archive, { id, slug, name }: EmbedParams): Promise<Loaded<EmbedData>> {
  const place = await standingOf(archive, { id, slug }, pathOf('embed', name));
  if (place.is !== 'here') return place;
  const story = (await archive.story(id))?.story;
  const block = story && embedsIn(story).find(({ url }) => contentName(url) === name);
  const player = block && playerOf(block.url);
  if (!story || !block || !player) return { is: 'missing' };
  const path = storyPath(story);
  const frame = await loadFrame(archive, story.edition, path + pathOf('embed', name));
  const { headline, lang, dir } = story;
  return { is: 'page', data: { frame, story: { headline, lang, dir, path: publicPath(story) }, block, player } };
}

function renderEmbed(data: EmbedData, theme: Theme): Rendered {
  const { frame, story, block } = data;
  const words = wordsFor(frame.edition);
  return fullPage(
    {
      frame,
      title: `${block.provider}${words.colon} ${story.headline}`,
      description: null,
      kind: 'story embed-page',
      styles: ['base', 'chrome', 'story', 'block-quotes', 'embed'],
      arabic: story.dir === 'rtl',
      index: false,
      canonical: story.path,
      lite: false,
      head: data.player.is === 'stream' && theme.stream && <script type="module" src={theme.stream} />,
      main: <EmbedMain data={data} />,
    },
    theme,
  );
}

function EmbedMain({ data: { frame, story, block, player } }: { data: EmbedData }): VNode {
  const { edition } = frame;
  const words = wordsFor(edition);
  const { is, src, ratio, height } = player;
  // What it looks like is seen above.
  const { poster, ...kept } = block;
  return (
    <article class="embed-alone">
      <h1 {...langAttributes(story, edition)}>
        <a href={story.path}>{story.headline}</a>
      </h1>
      <p class="embed-notice">{words.comesFrom(block.provider)}</p>
      {is === 'stream' ? (
        <video
          controls
          preload="none"
          playsinline
          class="is-film"
          width={1280}
          height={720}
          aria-label={story.headline}
          poster={(poster?.picture && stillOf(poster.picture)) ?? undefined}
        >
          <source src={src} type="application/vnd.apple.mpegurl" />
        </video>
      ) : (
        <iframe
          src={src}
          title={block.author ? `${block.provider}${words.colon} ${block.author}` : block.provider}
          width={ratio ? ratio[0] * 80 : 640}
          height={ratio ? ratio[1] * 80 : height}
          class={ratio ? (ratio[0] > ratio[1] ? 'is-film' : 'is-upright') : undefined}
          sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"
          allow="fullscreen; picture-in-picture"
          referrerpolicy="strict-origin-when-cross-origin"
        />
      )}
      <div class="body" {...langAttributes(story, edition)}>
        <Body
          blocks={[kept]}
          context={{ words: wordsFor({ ...edition, lang: story.lang }, edition), edition, lite: false }}
        />
      </div>
    </article>
  );
}
