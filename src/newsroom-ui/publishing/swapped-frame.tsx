import { useEffect, useRef, useState } from 'react';
import { stayHere } from './stay-here.ts';
import { publishingWords as words } from '../words/publishing.ts';

interface SwappedFrameProps {
  readonly address: string;
  readonly title: string;
  readonly dir: 'ltr' | 'rtl';
}

const LOOK_EVERY_MS = 800;

/**
 * A page that is fetched again whenever it says something else. The new one is loaded behind the old one and takes its place, and
 * its scroll position, when it is whole; so nothing flickers.
 */
export function SwappedFrame({ address, title, dir }: SwappedFrameProps) {
  const { frames, shown, sources, take, isFailed, isThere } = useSwap(address);
  return (
    <div className="preview-frames" dir={dir}>
      {isFailed && (
        <p className="preview-failed" role="status">
          {words.previewFailed}
        </p>
      )}
      {!isFailed && !isThere && <p className="preview-coming">{words.previewComing}</p>}
      {([0, 1] as const).map((at) => (
        <iframe
          key={at}
          ref={frames[at]}
          title={title}
          sandbox="allow-same-origin"
          className="preview-frame"
          src={sources[at] || 'about:blank'}
          hidden={at !== shown}
          aria-hidden={at !== shown}
          onLoad={() => take(at)}
        />
      ))}
    </div>
  );
}

/** Two frames, of which one is shown while the other fetches what the page says now. */
function useSwap(address: string) {
  const frames = [useRef<HTMLIFrameElement>(null), useRef<HTMLIFrameElement>(null)] as const;
  const [shown, setShown] = useState<0 | 1>(0);
  const stamp = useStamp(address);
  const [asked, setAsked] = useState('');
  const [taken, setTaken] = useState('');
  const [misses, setMisses] = useState(0);
  const [sources, setSources] = useState<readonly [string, string]>(['', '']);
  useEffect(() => {
    // One at a time: a page on its way that became another after it was shown would lose its place.
    if (stamp.isFailed || asked !== taken || stamp.tag === taken) return;
    const next = shown === 0 ? 1 : 0;
    const source = `${address}&seen=${encodeURIComponent(`${stamp.tag}${misses}`)}`;
    setSources((now) => (next === 0 ? [source, now[1]] : [now[0], source]));
    setAsked(stamp.tag);
  }, [stamp, asked, taken, misses, shown, address]);
  const again = () => {
    setMisses((before) => before + 1);
    setAsked(taken);
  };
  const take = (at: 0 | 1) => {
    const [old, young] = [frames[shown].current, frames[at].current];
    if (sources[at] === '') return;
    // The browser's own page for an address that does not answer has no document for us.
    if (!young?.contentWindow || !young.contentDocument) {
      setTimeout(again, LOOK_EVERY_MS);
      return;
    }
    young.contentWindow.scrollTo(0, old?.contentWindow?.scrollY ?? 0);
    young.contentDocument.addEventListener('click', stayHere);
    setShown(at);
    setTaken(asked);
  };
  return { frames, shown, sources, take, isFailed: stamp.isFailed, isThere: taken !== '' };
}

/** The name of what the page says now, asked again and again while somebody can see it. */
function useStamp(address: string): { readonly tag: string; readonly isFailed: boolean } {
  const [stamp, setStamp] = useState({ tag: '', isFailed: false });
  useEffect(() => {
    let [tag, isOver, isAsking] = ['', false, false];
    const look = async () => {
      // A newsroom that is slow to draw the page is not asked again before it has.
      if (isAsking || (document.visibilityState === 'hidden' && tag)) return;
      isAsking = true;
      const next = await tagOf(address, tag).catch(() => null);
      isAsking = false;
      if (isOver) return;
      if (next) tag = next;
      setStamp((now) => (now.tag === tag && now.isFailed === (next === null) ? now : { tag, isFailed: next === null }));
    };
    const going = setInterval(() => void look(), LOOK_EVERY_MS);
    void look();
    return () => {
      isOver = true;
      clearInterval(going);
    };
  }, [address]);
  return stamp;
}

async function tagOf(address: string, known: string): Promise<string | null> {
  const answer = await fetch(address, { method: 'HEAD', headers: { 'if-none-match': known }, cache: 'no-store' });
  if (answer.status === 304) return known;
  return answer.ok ? answer.headers.get('etag') : null;
}
