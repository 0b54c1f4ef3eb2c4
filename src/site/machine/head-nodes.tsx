import type { VNode } from 'preact';
import type { HeadMetadata } from './head-metadata.ts';
import type { Meta } from './open-graph.ts';

/** The elements of a head that speak to machines. */
export function HeadNodes({ head }: { head: HeadMetadata }): VNode {
  return (
    <>
      {head.metas.map(MetaNode)}
      {head.links.map((link) => (
        <link {...link} />
      ))}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: head.linkedData }} />
    </>
  );
}

function MetaNode({ by, key, content }: Meta): VNode {
  return by === 'name' ? <meta name={key} content={content} /> : <meta property={key} content={content} />;
}
