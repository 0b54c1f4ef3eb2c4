/**
 * The service worker of the newsroom's origin: it keeps the screens of one build on this device, so that they start without a
 * line (decision 0014). It imports nothing, because the build writes it into one file, `/sw.js`.
 *
 * A page comes from the newsroom whenever that answers. Under `/api` nothing is answered from here and nothing is kept.
 */

/** Of the types of service workers, which the compiler cannot load beside those of pages, what is used here. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  /** The answer that the browser asked for while it woke the worker; nothing where it did not. */
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
  addEventListener(name: 'install' | 'activate', work: (event: Extendable) => void): void;
  addEventListener(name: 'fetch', work: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
}

/** Written in by the build (`worker-build.ts`): a name for it, and the addresses of its start pages and files. */
declare const BUILD: string;
declare const FILES: readonly string[];

const worker = globalThis as unknown as Worker;
const KEPT = `standfirst/screens/${BUILD}`;

worker.addEventListener('install', (event) => event.waitUntil(keepScreens()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin || pathname.startsWith('/api')) return;
  if (pathname.startsWith('/assets/')) event.respondWith(fileOf(event.request));
  else if (mode === 'navigate') event.respondWith(pageOf(event, pathname));
});

/** All of the build or nothing of it: one file that does not come, and the worker before this one stays. */
async function keepScreens(): Promise<void> {
  const screens = await caches.open(KEPT);
  await screens.addAll([...FILES]);
  await worker.skipWaiting();
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** Files are named by what is in them, so one that is kept is the right one. */
async function fileOf(request: Request): Promise<Response> {
  return (await kept(request.url)) ?? fetch(request);
}

/** Answers of a proxy behind which no newsroom answers. */
const NOBODY_THERE: readonly number[] = [502, 503, 504];

/** The newsroom's own answer; while none comes, the start page that is kept, with the policy and the nonce it came with. */
async function pageOf({ request, preloadResponse }: Fetching, pathname: string): Promise<Response> {
  const answer = await preloadResponse.then((asked) => asked ?? fetch(request)).catch(() => null);
  if (answer && !NOBODY_THERE.includes(answer.status)) return answer;
  const start = /^\/stories\/[^/]+$/.test(pathname) ? '/story.html' : '/index.html';
  return (await kept(start)) ?? answer ?? Response.error();
}

async function kept(address: string): Promise<Response | undefined> {
  const screens = await caches.open(KEPT);
  return screens.match(address, { ignoreVary: true });
}
