import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import { Doc, type XmlElement, type XmlText } from 'yjs';

/** A window of somebody's editor, without a screen. */
export type Typist = ReturnType<typeof aTypist>;

/** Opens a story over a real websocket; `name` is all that the server is told about who it is. */
export function aTypist(port: number, { name, story }: { readonly name: string; readonly story: string }) {
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: name } });
    }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port}/api/collaborate`,
    WebSocketPolyfill: Socket,
  });
  const doc = new Doc();
  const provider = new HocuspocusProvider({ websocketProvider, name: story, document: doc });
  provider.attach();
  const ready = new Promise<void>((resolve) => provider.on('synced', () => resolve()));
  const leave = (): void => {
    provider.destroy();
    websocketProvider.destroy();
  };
  return { doc, provider, ready, leave };
}

/** Types a letter in a block; gives the milliseconds until it was acknowledged. */
export async function keystroke({ doc, provider }: Typist, block: number): Promise<number> {
  const answered = new Promise<void>((resolve) => {
    const note = ({ number }: { number: number }): void => {
      if (number > 0) return;
      provider.off('unsyncedChanges', note);
      resolve();
    };
    provider.on('unsyncedChanges', note);
  });
  const sent = performance.now();
  ((doc.getXmlFragment('story').get(block) as XmlElement).get(0) as XmlText).insert(5, 'x');
  await answered;
  return performance.now() - sent;
}
