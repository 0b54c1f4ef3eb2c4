import type { VNode } from 'preact';
import type { BlockOf } from '../../../story/blocks.ts';
import { recordingOf } from '../../../story/drawn-pictures.ts';
import type { Story } from '../../../story/story.ts';
import { Body } from '../../blocks/body.tsx';
import { bulletinsPath, litePath } from '../../addresses.ts';
import { safeHref } from '../../layout/safe-href.ts';
import type { RenderContext } from '../../layout/render-context.ts';
import { durationCode, durationLine } from '../../times.ts';

interface RunningOrderProps {
  readonly story: Pick<Story, 'body' | 'edition' | 'mainMedia'>;
  readonly context: RenderContext;
}

/** What a bulletin tells, in its order: the links of its body, counted, each with when the film comes to it; whatever else is written stands under them. */
export function RunningOrder({ story: { body, edition, mainMedia }, context }: RunningOrderProps): VNode {
  const { words, lite } = context;
  const all = bulletinsPath(edition);
  const links = body.filter((block) => block.type === 'relatedLink');
  const others = body.filter((block) => block.type !== 'relatedLink');
  const files = (mainMedia && recordingOf(mainMedia)?.files) ?? [];
  const file = (lite ? files[0] : files.at(-1))?.path ?? null;
  return (
    <>
      {links.length > 0 && <h2 class="running-title">{words.inBulletin}</h2>}
      {links.length > 0 && (
        <ol class="running-order">
          {links.map((link) => (
            <li>
              <Line link={link} />
              {link.start !== undefined && (
                <Start
                  start={link.start}
                  file={file}
                  label={`${words.video} ${durationLine(link.start)}: ${link.text}`}
                />
              )}
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

interface StartProps {
  readonly start: number;
  readonly file: string | null;
  readonly label: string;
}

/** When the film comes to it; the film plays from there, by itself, in the browser. */
function Start({ start, file, label }: StartProps): VNode {
  const time = <time datetime={durationCode(start)}>{durationLine(start)}</time>;
  if (file === null) return <> {time}</>;
  return (
    <>
      {' '}
      <a class="running-start" href={`${file}#t=${start}`} aria-label={label}>
        {time}
      </a>
    </>
  );
}
