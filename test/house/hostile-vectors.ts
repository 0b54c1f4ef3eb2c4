import { chance } from './chance.ts';

// Ways by which script comes into a page, put together from their parts: each element with each handler, each address in each attribute that
// takes one, each place that changes how what follows is parsed with each thing that runs. Each calls `ran()` or asks for `/ran`.

const RUN = 'ran()';

const handlers =
  'onload onerror onclick onfocus onfocusin onblur onmouseover onmouseenter onpointerover onpointerrawupdate onanimationstart onanimationend ontransitionend onbegin onend onrepeat ontoggle onbeforetoggle onstart onfinish onbounce oncut oncopy onpaste ondrag ondrop oninput onchange oninvalid onreset onsubmit onsearch onscroll onscrollend onscrollsnapchange onwheel onkeydown onkeypress onplay oncanplay onloadstart onloadedmetadata ontimeupdate onunhandledrejection onhashchange onpageshow onpopstate onmessage onbeforeinput onbeforematch oncontentvisibilityautostatechange onsecuritypolicyviolation onslotchange onauxclick oncontextmenu onselectstart onformdata onresize'.split(
    ' ',
  );
const elements =
  'a abbr article aside audio b blockquote body button caption center cite code details dialog div dl em fieldset figcaption figure font footer form h2 header i iframe image img input ins kbd li main marquee math menu nav object ol p picture pre q ruby s section select slot source span strong style sub summary sup svg table td template textarea th tr track u ul var video xss-thing'.split(
    ' ',
  );

/** Spelled so that what only looks for the word does not find it. */
const addresses = [
  'javascript:ran()',
  'JaVaScRiPt:ran()',
  ' javascript:ran()',
  '\tjavascript:ran()',
  '\u0000javascript:ran()',
  '\u0001javascript:ran()',
  '\u00a0javascript:ran()',
  '\ufeffjavascript:ran()',
  'java\tscript:ran()',
  'java\nscript:ran()',
  'java\r\nscript:ran()',
  'javascript\t:ran()',
  'java\u00adscript:ran()',
  '&#106;avascript:ran()',
  '&#x0006A;avascript:ran()',
  '&Tab;javascript:ran()',
  '&NewLine;javascript:ran()',
  'java&Tab;script:ran()',
  'javascript&colon;ran()',
  'javascript&#58;ran()',
  'javascript&#x3A;ran()',
  'javascript&lpar;1&rpar;:ran()',
  '%6Aavascript:ran()',
  'javascript:%72an()',
  'javascript://%0aran()',
  'javascript://harbour.example/%0aran()',
  'javascript:/*-->*/ran()',
  'jar:javascript:ran()',
  'feed:javascript:ran()',
  'view-source:javascript:ran()',
  'vbscript:ran()',
  'livescript:ran()',
  'data:text/html,<script>parent.ran()</script>',
  'data:text/html;base64,PHNjcmlwdD5wYXJlbnQucmFuKCk8L3NjcmlwdD4=',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="ran()"/>',
  'data:application/xhtml+xml,<script xmlns="http://www.w3.org/1999/xhtml">ran()</script>',
  'data:,ran()',
  'blob:https://harbour.example/1',
  'filesystem:https://harbour.example/1',
  'about:srcdoc',
  '//javascript:ran()@harbour.example',
  '\\\\harbour.example\\ran',
];
const attributes = [
  'a href',
  'a xlink:href',
  'a ping',
  'area href',
  'audio src',
  'base href',
  'blockquote cite',
  'body background',
  'button formaction',
  'del cite',
  'embed src',
  'form action',
  'frame src',
  'iframe src',
  'img src',
  'img srcset',
  'img longdesc',
  'img lowsrc',
  'img dynsrc',
  'input formaction',
  'input src',
  'link href',
  'math href',
  'object data',
  'object codebase',
  'q cite',
  'script src',
  'source src',
  'table background',
  'td background',
  'track src',
  'video poster',
  'video src',
];

/** What runs as soon as it is parsed as an element. */
const payloads = [
  `<img src=x onerror=${RUN}>`,
  `<img/src=x/onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<script>${RUN}</script>`,
  `<style onload=${RUN}></style>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<details open ontoggle=${RUN}>x`,
  `<input autofocus onfocus=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<meta http-equiv=refresh content="0;url=/ran">`,
  `<link rel=stylesheet href=/ran>`,
  `<style>@import '/ran';</style>`,
];
/** Where the parser turns from one way of reading to another, and what was text is an element after the second reading. */
const turns = [
  ['', ''],
  ['<noscript><p title="</noscript>', '"></noscript>'],
  ['<style><style/>', '</style>'],
  ['<math><mtext><table><mglyph><style><!--</style>', '</table></mtext></math>'],
  ['<math><mtext><table><mglyph><style><math>', '</math>'],
  ['<svg></p><style><a id="</style>', '"></svg>'],
  ['<svg><p><style><g title="</style>', '"></svg>'],
  ['<form><math><mtext></form><form><mglyph><style></math>', '</form>'],
  ['<svg><title><style>', '</style></title></svg>'],
  ['<svg><desc><![CDATA[</desc>', ']]></svg>'],
  ['<svg><foreignObject>', '</foreignObject></svg>'],
  ['<math><annotation-xml encoding="text/html">', '</annotation-xml></math>'],
  ['<template>', '</template>'],
  ['<template shadowrootmode=open>', '</template>'],
  ['<textarea>', '</textarea>'],
  ['<textarea></textarea>', ''],
  ['<title></title>', ''],
  ['<xmp></xmp>', '</xmp>'],
  ['<noembed>', '</noembed>'],
  ['<noframes>', '</noframes>'],
  ['<iframe></iframe>', ''],
  ['<select><option>', '</select>'],
  ['<select><template>', '</template></select>'],
  ['<table><caption>', '</table>'],
  ['<table><tr><td>words</td><td>', '</td></tr><tr><td>a</td><td>b</td></tr></table>'],
  ['<ul><li>words</li><li>', '</li></ul>'],
  ['<blockquote><p>“Words,” she said.</p>', '</blockquote>'],
  ['<figure><img src="/a.jpg" alt="a"><figcaption>', '</figcaption></figure>'],
  ['<!-->', '-->'],
  ['<!--->', '-->'],
  ['<!-- --!>', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?xml ?>', ''],
  ['<p title=\'">', "'>words</p>"],
  ['<p title="`">', '">words</p>'],
  ['<a href="x" title="><', '">words</a>'],
  ['&lt;', '&gt;'],
  ['&amp;lt;p&amp;gt;', '&amp;lt;/p&amp;gt;'],
  ['\u003c!--#include virtual="/ran" --\u003e', ''],
  ['<a><p></a>', ''],
  ['<b><p></b>', '</p>'],
  ['<xss-thing><slot>', '</slot></xss-thing>'],
  ['<frameset>', '</frameset>'],
  ['<head><base href="/ran/"></head>', ''],
] as const;

/** Styles that ask for something or once ran something. */
const styles = [
  'background:url(/ran)',
  'background:url("javascript:ran()")',
  'list-style:url(/ran)',
  'width:expression(ran())',
  'behavior:url(/ran)',
  '-moz-binding:url(/ran)',
  'background:image-set("/ran" 1x)',
  'cursor:url(/ran),auto',
  'content:url(/ran)',
  '}*{background:url(/ran)}',
  'animation:x 1s;position:fixed;inset:0;z-index:9',
];
const animated = ['animate', 'set', 'animateTransform', 'animateMotion'].flatMap((one) => [
  `<svg><a><${one} attributeName=href values="javascript:ran()" to="javascript:ran()"/><text>words</text></a></svg>`,
  `<svg><${one} onbegin=${RUN} attributeName=x dur=1s></svg>`,
]);

/** All of them. */
export const vectors: readonly string[] = [
  ...new Set([
    ...elements.flatMap((element, at) =>
      handlers
        .filter((_, which) => (which + at) % 2 === 0)
        .map((handler) => `<${element} ${handler}="${RUN}" tabindex=1>words</${element}>`),
    ),
    ...attributes.flatMap((place) =>
      addresses.map((address) => {
        const [element = '', attribute = ''] = place.split(' ');
        return `<${element} ${attribute}='${address}'>words</${element}>`;
      }),
    ),
    ...turns.flatMap(([before, after]) => payloads.map((payload) => `${before}${payload}${after}`)),
    ...elements.flatMap((element, at) => [
      `<${element} style='${styles[at % styles.length]}'>words</${element}>`,
      `<${element} style='${styles[(at + 5) % styles.length]}'>words</${element}>`,
    ]),
    ...animated,
  ]),
];

/** So many of them, by a seed. */
export function someVectors(many: number, seed: number): string[] {
  return chance(seed).few(many, vectors);
}

/** The addresses alone, as a client would send them. */
export const hostileTargets: readonly string[] = addresses.filter((address) => !address.includes('&'));
