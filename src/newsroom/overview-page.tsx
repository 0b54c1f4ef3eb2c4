import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Why } from '../press/why.ts';
import type { Change } from '../store/changes.ts';
import type { Settings } from '../story/newsroom.ts';

export interface Overview {
  readonly settings: Settings | null;
  /** Newest first. */
  readonly changes: readonly Change[];
  /** Changes that are not pressed yet. */
  readonly behind: number;
  /** The address somebody asked about, and what is known of it. */
  readonly asked: { readonly path: string; readonly why: Why | null } | null;
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1b1a18;--soft:#5d5952;--line:#dedad2;--paper:#fbfaf7;--field:#fff;--accent:#8f1d2c}
@media(prefers-color-scheme:dark){:root{--ink:#eeebe4;--soft:#aaa59a;--line:#3a3732;--paper:#181715;--field:#22201d;--accent:#ff8f87}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,main{max-width:64rem;margin:0 auto;padding:1.5rem 1.25rem}
header{border-bottom:3px solid var(--ink);padding-bottom:1rem}
h1{font-size:1.6rem;line-height:1.2;margin:0}h2{font-size:1.1rem;margin:2.25rem 0 .75rem}
p{margin:.25rem 0 0;max-width:44rem}.soft{color:var(--soft)}
form{display:flex;gap:.5rem;flex-wrap:wrap;align-items:end}
label{flex:1 1 16rem;font-weight:600}input{display:block;width:100%;margin-top:.25rem}
input,button{font:inherit;min-height:2.75rem;padding:0 .75rem;border:1px solid var(--soft);border-radius:.25rem;background:var(--field);color:var(--ink)}
button{background:var(--ink);color:var(--paper);border-color:var(--ink);font-weight:600;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
h3{font-size:1rem;margin:1rem 0 .25rem}ul{list-style:none;margin:0;padding:0;columns:17rem}ol{list-style:none;margin:0;padding:0}ol li{border-top:1px solid var(--line);padding:.6rem 0;display:grid;gap:.1rem 1rem}
@media(min-width:40rem){ol li{grid-template-columns:14rem 1fr}}
time,code{font-variant-numeric:tabular-nums;font-size:.9rem}code{font-family:ui-monospace,monospace}a{color:var(--accent)}
`;

/** The Content-Security-Policy source of the page's one style sheet. */
export const styleSource = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** What happened last, whether the press has caught up, and why a page is as it is. */
export function overviewPage(overview: Overview): string {
  return `<!DOCTYPE html>${renderToString(<Page {...overview} />)}`;
}

function Page({ settings, changes, behind, asked }: Overview) {
  const name = settings?.name ?? 'Standfirst';
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Newsroom of ${name}`}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <header>
          <h1>Newsroom of {name}</h1>
          <p class="soft">
            {pressState(behind)} Stories are imported and published from the command line:{' '}
            <code>npx standfirst --help</code>.
          </p>
          {settings && (
            <p>
              <a href={settings.siteUrl}>Open the readers’ site</a>
            </p>
          )}
        </header>
        <main>
          <AskWhy asked={asked} />
          <h2>What happened last</h2>
          {changes.length === 0 ? (
            <p>
              Nothing yet. Import a page: <code>npx standfirst import FILE --publish</code>
            </p>
          ) : (
            <Changes changes={changes} />
          )}
        </main>
      </body>
    </html>
  );
}

function pressState(behind: number): string {
  if (behind === 0) return 'Every change is on the readers’ site.';
  return behind === 1 ? '1 change is being pressed.' : `${behind} changes are being pressed.`;
}

function AskWhy({ asked }: Pick<Overview, 'asked'>) {
  return (
    <section>
      <h2>Why is a page as it is?</h2>
      <form method="get" action="/">
        <label>
          Address on the readers’ site
          <input type="text" name="why" placeholder="/world" value={asked?.path ?? ''} required />
        </label>
        <button type="submit">Ask</button>
      </form>
      {asked && <Answer path={asked.path} why={asked.why} />}
    </section>
  );
}

function Answer({ path, why }: { path: string; why: Why | null }) {
  if (!why) return <p>{path} was never pressed. Addresses begin with / and carry no host.</p>;
  const cause = why.change ? `${why.change.summary} (${why.change.by}, ${why.change.at})` : 'Everything was pressed.';
  return (
    <div>
      <p>
        Pressed {why.page.pressedAt}. {cause}
      </p>
      <Facts title="Because of" facts={why.page.because} />
      <Facts title="It reads" facts={why.reads} />
    </div>
  );
}

function Facts({ title, facts }: { title: string; facts: readonly string[] }): ComponentChildren {
  if (facts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="soft">
        {facts.map((fact) => (
          <li key={fact}>
            <code>{fact}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

function Changes({ changes }: Pick<Overview, 'changes'>) {
  return (
    <ol>
      {changes.map((change) => (
        <li key={change.seq}>
          <time class="soft" dateTime={change.at}>
            {change.at}
          </time>
          <span>
            {change.summary} <span class="soft">{change.by}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
