/**
 * Markup that runs script somewhere: in old browsers, in naive sanitisers, or when it is put into a page as it is. Each one
 * calls `ran(…)` or asks for `/ran`, so that a test sees it. Made for this test, one for each known way in.
 */
const run = 'ran(1)';

const events =
  'onerror onload onclick onfocus onmouseover onpointerenter onanimationstart onbegin onend ontoggle onstart onpageshow oncut onpaste ondrop oninput onscroll onwheel oncopy onsearch onplay oncanplay'.split(
    ' ',
  );
const carriers = [
  (event: string) => `<img src=x ${event}=${run}>`,
  (event: string) => `<svg ${event}=${run}><circle r=1></svg>`,
  (event: string) => `<p tabindex=1 autofocus ${event}="${run}">words</p>`,
];

const schemes = [
  'javascript:ran(1)',
  'JaVaScRiPt:ran(1)',
  ' javascript:ran(1)',
  'java\tscript:ran(1)',
  'java\nscript:ran(1)',
  '&#106;avascript:ran(1)',
  '&#x6A;avascript:ran(1)',
  'javascript&colon;ran(1)',
  'javascript://%0aran(1)',
  '\u0001javascript:ran(1)',
  'vbscript:ran(1)',
  'data:text/html,<script>ran(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5yYW4oMSk8L3NjcmlwdD4=',
  'blob:https://x.example/1',
  'feed:javascript:ran(1)',
  'view-source:javascript:ran(1)',
];
const addressed = [
  (href: string) => `<p><a href="${href}">words</a></p>`,
  (href: string) => `<form action="${href}"><input type=submit></form><a xlink:href="${href}">words</a>`,
];

const shapes = [
  `<script>${run}</script>words`,
  `<script src="/ran"></script>`,
  `<ScRiPt>${run}</sCrIpT>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<iframe src="/ran"></iframe>`,
  `<iframe srcdoc="<script>parent.ran(1)</script>"></iframe>`,
  `<object data="/ran"></object>`,
  `<embed src="/ran">`,
  `<link rel=stylesheet href="/ran">`,
  `<link rel=prefetch href="/ran">`,
  `<style>@import '/ran'; p{background:url(/ran)}</style><p>words</p>`,
  `<p style="background:url(/ran)">words</p>`,
  `<p style="behavior:url(/ran);-moz-binding:url(/ran)">words</p>`,
  `<div style="width:expression(ran(1))">words</div>`,
  `<meta http-equiv=refresh content="0;url=/ran">`,
  `<base href="https://evil.example/"><a href="x">words</a>`,
  `<body onload=${run}>words`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate attributeName=href values="javascript:ran(1)" /><a><text>x</text></a></svg>`,
  `<svg><foreignObject><iframe src="/ran"></iframe></foreignObject></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=ran(1)>#x"></use></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${run}></style></mglyph></table></mtext></math>`,
  `<math><a xlink:href="javascript:ran(1)">words</a></math>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript>`,
  `<template><img src=x onerror=${run}></template>`,
  `<template shadowrootmode=open><script>${run}</script></template>`,
  `<textarea><img src=x onerror=${run}></textarea>`,
  `<title><img src=x onerror=${run}></title>`,
  `<xmp><img src=x onerror=${run}></xmp>`,
  `<plaintext><img src=x onerror=${run}>`,
  `<!--><img src=x onerror=${run}>-->`,
  `<!--[if gte mso 9]><img src=x onerror=${run}><![endif]-->`,
  `<![CDATA[<img src=x onerror=${run}>]]>`,
  `<img src="/ran">`,
  `<img srcset="/ran 1x">`,
  `<picture><source srcset="/ran"><img src="/ran"></picture>`,
  `<video src="/ran" poster="/ran" autoplay></video>`,
  `<audio src="/ran" autoplay></audio>`,
  `<video><source onerror=${run}></video>`,
  `<input type=image src="/ran">`,
  `<button formaction="javascript:ran(1)">words</button>`,
  `<details open ontoggle=${run}>words</details>`,
  `<marquee onstart=${run}>words</marquee>`,
  `<isindex type=image src=x onerror=${run}>`,
  `<table background="/ran"><tr><td background="/ran">a</td><td>b</td></tr><tr><td onclick=${run}>c</td><td>d</td></tr></table>`,
  `<ul><li onclick=${run} style="list-style-image:url(/ran)">words</li></ul>`,
  `<h2 onmouseover=${run}>words</h2><blockquote cite="javascript:ran(1)" onclick=${run}><p>words</p></blockquote>`,
  `<p data-pm-slice='0 0 ["embed",{"url":"javascript:ran(1)"}]'>words</p>`,
  `<div data-pm-slice="0 0 []"><img src=x onerror=${run}></div>`,
  `<p>{{constructor.constructor('ran(1)')()}}</p>`,
  `<p>\${ran(1)}</p>`,
  `<a href="https://ok.example" ping="/ran" target=_blank onclick=${run}>words</a>`,
  `<portal src="/ran"></portal><fencedframe src="/ran"></fencedframe>`,
  `<frameset onload=${run}><frame src="/ran"></frameset>`,
  `<p><![if !vml]><v:shape><v:imagedata src="/ran" onerror=${run} /></v:shape><![endif]>words</p>`,
  `<p id=tools name=ran>words</p><form id=document name=body><input name=attributes></form>`,
];

/** The whole collection. */
export const hostileMarkup: readonly string[] = [
  ...events.flatMap((event) => carriers.map((carry) => carry(event))),
  ...schemes.flatMap((scheme) => addressed.map((address) => address(scheme))),
  ...shapes,
];

/** Addresses that may stand in no document. */
export const hostileAddresses: readonly string[] = schemes.filter(
  (scheme) => !scheme.startsWith('&') && !scheme.includes('&colon;'),
);
