import { type ReactNode, useEffect, useRef, useState } from 'react';
import './preview-pane.css';

/** A page of a set width, made smaller where there is less room, never larger. */
export function Fitted({ width, children }: { readonly width: number; readonly children: ReactNode }) {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width, height: 600 });
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const scale = Math.min(1, size.width / width);
  return (
    <div ref={room} className="preview-room">
      <div className="preview-page" style={{ width, height: size.height / scale, transform: `scale(${scale})` }}>
        {children}
      </div>
    </div>
  );
}
