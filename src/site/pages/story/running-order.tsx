import type { VNode } from 'preact';
import type { BlockOf } from '../../../story/blocks.ts';
import type { Story } from '../../../story/story.ts';
import { Body } from '../../blocks/body.tsx';
import { bulletinsPath, litePath } from '../../addresses.ts';
import { safeHref } from '../../layout/safe-href.ts';
import type { RenderContext } from '../../layout/render-context.ts';

interface RunningOrderProps {
  readonly story: Pick<Story, 'body' | 'edition'>;
  readonly context: RenderContext;
}

/** What a bulletin tells, in its order: the links of its body, counted; whatever else is written stands under them. */
export function RunningOrder({ story: { body, edition }, context }: RunningOrderProps): VNode {
  const { words, lite } = context;
  const all = bulletinsPath(edition);
  const links = body.filter((block) => block.type === 'relatedLink');
  const others = body.filter((block) => block.type !== 'relatedLink');
  return (
    <>
      {links.length > 0 && <h2 class="running-title">{words.inBulletin}</h2>}
      {links.length > 0 && (
        <ol class="running-order">
          {links.map((link) => (
            <li>
              <Line link={link} />
            </li>
          ))}
        </ol>
      )}
      <Body blocks={others} context={context} />
      <p class="running-all">
        <a href={lite ? litePath(all) : all}>{words.bulletins}</a>
      </p>
    </>
  );
}

function Line({ link: { href, text } }: { link: BlockOf<'relatedLink'> }): VNode {
  const safe = safeHref(href);
  return safe === null ? <>{text}</> : <a href={safe}>{text}</a>;
}
