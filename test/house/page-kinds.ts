/**
 * How publishing systems, old and new, lay a page of one story out: compact pages of fictional words. Each kind takes the paragraphs of a story
 * and sets them between the chrome that such pages have.
 */
export interface Told {
  readonly lang: string;
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

/** Words that no kind of page may take for its story: they stand in menus, boxes, notices and remarks. */
export const BESIDE = [
  'Impressum und Kontakt',
  'Wir verwenden Cookies',
  'Danke für den schönen Beitrag',
  'Neueste Beiträge',
  'Alle Rechte vorbehalten',
];

const links = (many: number, name: string) =>
  Array.from({ length: many }, (_, at) => `<li><a href="/${name}/${at}">${name} ${at} aus dem Tal</a></li>`).join('');
const menu = `<ul class="menu">${links(9, 'Rubrik')}</ul>`;
const recent = `<h3>Neueste Beiträge</h3><ul>${links(6, 'Beitrag')}</ul><h3>Archiv</h3><ul>${links(8, 'Monat')}</ul>`;
const legal =
  '<p>© 2021 Talbote. Alle Rechte vorbehalten.</p><a href="/i">Impressum und Kontakt</a> <a href="/d">Datenschutz</a>';
const cookies =
  '<div id="cookie-law-info-bar"><span>Wir verwenden Cookies, damit diese Seite Ihnen gut dient. <a href="/c">Mehr erfahren</a> <button>Zustimmen</button></span></div>';
const remark = (name: string, words: string) =>
  `<li class="comment"><div class="comment-author vcard"><cite class="fn">${name}</cite> sagt:</div><div class="comment-meta"><a href="#c">12. März 2021 um 10:14</a></div><p>${words}</p><a class="comment-reply-link" href="#r">Antworten</a></li>`;
const remarks = `<div id="comments"><h3>2 Kommentare</h3><ol class="commentlist">${remark('Ilse', 'Danke für den schönen Beitrag, er hat mir sehr gefallen und ich komme wieder.')}${remark('Odo', 'Danke für den schönen Beitrag auch von mir, er war mir neu und er ist gut.')}</ol></div>`;

const post = (name: string, words: string) =>
  `<div class="post"><div class="author">${name}</div><div class="date">12.03.2021, 10:14</div><div class="content">${words}</div></div>`;

const ps = ({ paragraphs }: Told, make = (text: string) => `<p>${text}</p>`) => paragraphs.map(make).join('\n');
const page = ({ lang, headline }: Told, body: string, head = '') =>
  `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${headline} | Talbote</title>${head}</head><body>${body}</body></html>`;
const bare = ({ headline }: Told, body: string) =>
  `<html><head><title>${headline}</title></head><body>${body}</body></html>`;

type Kind = (story: Told) => string;

const blogs: Readonly<Record<string, Kind>> = {
  'blog with a sidebar on the right': (story) =>
    page(
      story,
      `<div id="page"><div id="header"><h1><a href="/">Talbote</a></h1></div><div id="access">${menu}</div><div id="main"><div id="container"><div id="content"><div class="post-12 post type-post hentry"><h1 class="entry-title">${story.headline}</h1><div class="entry-meta">Veröffentlicht am <a href="/x">12. März 2021</a> von <a href="/a">Runa Falk</a></div><div class="entry-content">${ps(story)}</div><div class="entry-utility">Dieser Beitrag wurde unter <a href="/k">Alltag</a> veröffentlicht.</div></div>${remarks}</div></div><div id="primary" class="widget-area">${recent}</div></div><div id="footer">${legal}</div></div>`,
    ),
  'blog built of widgets': (story) =>
    page(
      story,
      `${cookies}<header class="elementor-location-header"><nav>${menu}</nav></header><div class="elementor elementor-12"><section class="elementor-section"><div class="elementor-widget elementor-widget-heading"><h1>${story.headline}</h1></div>${ps(story, (text) => `<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>${text}</p></div></div>`)}</section></div><footer>${legal}</footer>`,
    ),
  'blog in one gadget': (story) =>
    page(
      story,
      `<div class="header section"><div class="widget Header"><h1 class="title"><a href="/">Talbote</a></h1></div></div><div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><h2 class="date-header"><span>Freitag, 12. März 2021</span></h2><div class="post hentry"><h3 class="post-title entry-title">${story.headline}</h3><div class="post-body entry-content">${story.paragraphs.join('<br /><br />')}<div style="clear: both;"></div></div><div class="post-footer">Eingestellt von <span class="fn">Runa Falk</span> um 10:14 <a href="/l">Labels</a></div></div></div></div></div><div class="sidebar section"><div class="widget BlogArchive">${recent}</div></div>`,
    ),
  'blog whose text lies in divs': (story) =>
    page(
      story,
      `${menu}<div class="wrap"><h2 class="title">${story.headline}</h2><div class="txt">${ps(story, (text) => `<div dir="ltr" style="text-align: left;"><span style="font-size: small;">${text}</span></div><div><br /></div>`)}</div></div><div class="r">${recent}</div>${legal}`,
    ),
  'post in a block theme': (story) =>
    page(
      story,
      `<div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a href="/">Talbote</a></p>${menu}</div></header><main class="wp-block-group"><div class="wp-block-group"><h1 class="wp-block-post-title">${story.headline}</h1></div><div class="entry-content wp-block-post-content">${ps(story)}<div class="wp-block-group has-background"><h2>Newsletter</h2><p>Abonnieren Sie unseren Newsletter.</p></div></div></main><footer class="wp-block-template-part">${legal}</footer></div>`,
    ),
  'photo post with few words': (story) =>
    page(
      story,
      `<header>${menu}</header><article class="post format-image"><h1>${story.headline}</h1><div class="entry-content"><p><a href="/1.jpg"><img src="/1.jpg" alt=""></a></p><p>${story.paragraphs[0]}</p><p><img src="/2.jpg" alt=""></p></div></article><aside>${recent}</aside>`,
    ),
  'text inside a share container': (story) =>
    page(
      story,
      `${menu}<div class="main"><h1>${story.headline}</h1><div class="social-share-content">${ps(story)}</div><div class="social-share"><a href="/f">Teilen</a> <a href="/t">Twittern</a></div></div><div class="sidebar">${recent}</div>`,
    ),
  'post with a newsletter name on everything': (story) =>
    page(
      story,
      `<div class="newsletter-post post"><h1 class="post-title">${story.headline}</h1><div class="available-content"><div class="body markup">${ps(story)}</div></div><div class="subscribe-footer"><p>Abonnieren Sie unseren Newsletter, er ist kostenlos.</p></div></div>${legal}`,
    ),
  'sections one below the other': (story) =>
    page(
      story,
      `<nav>${menu}</nav><div class="postArticle-content">${ps(story, (text) => `<section class="section section--body"><div class="section-divider"><hr></div><div class="section-content"><div class="section-inner"><p class="graf">${text}</p></div></div></section>`)}</div><footer>${recent}</footer>`,
      `<meta property="og:title" content="${story.headline}">`,
    ),
};

const systems: Readonly<Record<string, Kind>> = {
  'content elements of a German publishing system': (story) =>
    page(
      story,
      `<div id="navigation">${menu}</div><div id="content"><!--TYPO3SEARCH_begin--><div id="c12" class="csc-default"><div class="csc-header"><h1 class="csc-firstHeader">${story.headline}</h1></div>${ps(story, (text) => `<p class="bodytext">${text}</p>`)}</div><!--TYPO3SEARCH_end--></div><div id="rightcol">${recent}</div><div id="footer">${legal}</div>`,
    ),
  'news plugin with teaser and text': (story) =>
    page(
      story,
      `${menu}<div class="news news-single"><div class="article" itemscope itemtype="http://schema.org/Article"><div class="header"><h3 itemprop="headline">${story.headline}</h3></div><div class="teaser-text"><p>${story.paragraphs[0]}</p></div><div class="news-text-wrap" itemprop="articleBody">${ps({ ...story, paragraphs: story.paragraphs.slice(1) })}</div><div class="news-backlink-wrap"><a href="/">Zurück</a></div></div></div>${recent}`,
    ),
  'item page': (story) =>
    page(
      story,
      `<div class="moduletable">${menu}</div><div class="item-page"><div class="page-header"><h2>${story.headline}</h2></div><dl class="article-info muted"><dt>Details</dt><dd>Geschrieben von Runa Falk</dd><dd>Zugriffe: 1024</dd></dl>${ps(story)}<ul class="pager pagenav"><li><a href="/p">Zurück</a></li><li><a href="/n">Weiter</a></li></ul></div><div class="moduletable">${recent}</div>`,
    ),
  'node with fields': (story) =>
    page(
      story,
      `<div class="region region-navigation">${menu}</div><div class="region region-content"><div id="block-system-main" class="block block-system"><div class="node node-article"><div class="field field-name-title"><h2>${story.headline}</h2></div><div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">${ps(story)}</div></div></div></div></div></div><div class="region region-sidebar-second">${recent}</div>`,
    ),
  'every paragraph in a component of its own': (story) =>
    page(
      story,
      `<header>${menu}</header><main><div class="c-headline"><h1>${story.headline}</h1></div>${ps(story, (text) => `<div class="o-grid"><div class="o-grid__cell"><div class="c-richtext"><p>${text}</p></div></div></div><div class="o-grid"><div class="ad-slot">Anzeige</div></div>`)}</main><footer>${legal}</footer>`,
    ),
  'two articles, the second a teaser': (story) =>
    page(
      story,
      `<header>${menu}</header><article><h1>${story.headline}</h1>${ps(story)}</article><article class="teaser"><h2><a href="/o">Neueste Beiträge aus dem Nachbartal</a></h2><p>Neueste Beiträge erzählen, was hinter dem Berg geschieht.</p></article>`,
    ),
  'an article in an article': (story) =>
    page(
      story,
      `<article class="page"><header><h1>${story.headline}</h1></header><article class="content">${ps(story)}</article></article><aside>${recent}</aside>`,
    ),
  'words in elements of its own': (story) =>
    page(
      story,
      `<site-header>${menu}</site-header><story-page><story-head><h1>${story.headline}</h1></story-head><story-body>${ps(story, (text) => `<story-paragraph>${text}</story-paragraph>`)}</story-body></story-page><site-footer>${legal}</site-footer>`,
    ),
  'words in a shadow tree': (story) =>
    page(
      story,
      `<header>${menu}</header><h1>${story.headline}</h1><story-body><template shadowrootmode="open"><div>${ps(story)}</div></template></story-body><footer>${legal}</footer>`,
    ),
  'words for browsers without scripts only': (story) =>
    page(
      story,
      `<header>${menu}</header><div id="app"></div><noscript><h1>${story.headline}</h1>${ps(story)}</noscript>`,
    ),
  'words in linked data only': (story) =>
    page(
      story,
      `<div id="root"><header>${menu}</header></div>`,
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: story.headline, articleBody: story.paragraphs.join('\n\n') })}</script>`,
    ),
  'hidden until a script shows it': (story) =>
    page(
      story,
      `<header>${menu}</header><div id="content" style="visibility:hidden;opacity:0"><h1>${story.headline}</h1><div class="text">${ps(story)}</div></div><footer>${legal}</footer>`,
    ),
  'behind a notice that covers it': (story) =>
    page(
      story,
      `<div id="wrap" aria-hidden="true"><header>${menu}</header><h1>${story.headline}</h1><div class="text">${ps(story)}</div></div><div role="dialog" class="modal"><p>Wir verwenden Cookies und geben sie an Partner weiter. Stimmen Sie dem bitte zu.</p></div>`,
    ),
  'under the curtain of a paywall': (story) =>
    page(
      story,
      `<header>${menu}</header><article><h1>${story.headline}</h1><div class="paywall-content paywall">${ps(story)}</div><div class="piano-offer"><p>Jetzt weiterlesen und vier Wochen kostenlos testen.</p></div></article>`,
    ),
  'folded open by its readers': (story) =>
    page(
      story,
      `<header>${menu}</header><h1>${story.headline}</h1>${ps(story, (text) => `<details><summary>Frage zum Tal</summary><p>${text}</p></details>`)}<footer>${legal}</footer>`,
    ),
  'in tabs': (story) =>
    page(
      story,
      `${menu}<h1>${story.headline}</h1><div class="tabs"><ul class="nav nav-tabs"><li><a href="#a">Text</a></li><li><a href="#b">Karte</a></li></ul><div class="tab-content"><div class="tab-pane active" id="a">${ps(story)}</div><div class="tab-pane" id="b"></div></div></div>${legal}`,
    ),
  'in a carousel of one': (story) =>
    page(
      story,
      `${menu}<div class="swiper-slide widget-content"><h1>${story.headline}</h1>${ps(story, (text) => `<div class="txt-block">${text}</div>`)}</div>${recent}`,
    ),
  'wholly in one form': (story) =>
    page(
      story,
      `<form id="aspnetForm" method="post"><div>${menu}</div><div id="ctl00_Content"><span id="ctl00_lblTitle" class="headline">${story.headline}</span><div id="ctl00_text">${story.paragraphs.join('<br><br>')}</div></div><fieldset><input name="q"></fieldset></form>`,
    ),
};

const old: Readonly<Record<string, Kind>> = {
  'table with the menu on the left': (story) =>
    bare(
      story,
      `<table width="760"><tr><td colspan="3"><font size="6">Talbote</font></td></tr><tr><td width="140" valign="top"><font size="1">${menu}</font></td><td valign="top"><font size="4"><b>${story.headline}</b></font><br><br><font size="2">${story.paragraphs.join('<br><br>\n')}</font></td><td width="120"><font size="1">${recent}</font></td></tr></table>`,
    ),
  'tables in tables': (story) =>
    bare(
      story,
      `<table><tr><td><table><tr><td>${menu}</td></tr></table></td><td><table><tr><td><b>${story.headline}</b></td></tr>${ps(story, (text) => `<tr><td><table><tr><td>${text}</td></tr></table></td></tr>`)}</table></td></tr></table>`,
    ),
  'a row for each paragraph, a picture beside it': (story) =>
    bare(
      story,
      `${menu}<h1>${story.headline}</h1><table>${ps(story, (text) => `<tr><td><img src="a.jpg" alt="" width="90" height="90"></td><td>${text}</td></tr>`)}</table>`,
    ),
  'lines with breaks and nothing else': (story) =>
    bare(story, `<b>${story.headline}</b><br>\n${story.paragraphs.join('<br>\n')}<br>`),
  'paragraphs never closed': (story) =>
    bare(
      story,
      `<center><h2>${story.headline}</h2></center><p>${story.paragraphs.join('\n<p>')}<hr><a href="i.html">Impressum und Kontakt</a>`,
    ),
  'everything in a quotation for its indent': (story) =>
    bare(story, `${menu}<h1>${story.headline}</h1><blockquote>${ps(story)}</blockquote><a href="/">Home</a>`),
  'everything in a list for its indent': (story) =>
    bare(story, `<h1>${story.headline}</h1><ul>${ps(story)}</ul><hr>${menu}`),
  'everything in terms for its indent': (story) =>
    bare(story, `<h2>${story.headline}</h2><dl>${ps(story, (text) => `<dd>${text}</dd>`)}</dl><hr>${menu}`),
  preformatted: (story) =>
    bare(
      story,
      `<h2>${story.headline}</h2><pre>${story.paragraphs.map((text) => text.replace(/(.{50,70}) /g, '$1\n')).join('\n\n')}</pre><hr>${menu}`,
    ),
  'everything in headings': (story) =>
    bare(story, `<h1>${story.headline}</h1>${ps(story, (text) => `<h3>${text}</h3>`)}<hr>${menu}`),
  'everything bold': (story) => bare(story, `<h1>${story.headline}</h1><b>${ps(story)}</b><hr>${menu}`),
  'everything one link': (story) => bare(story, `<h1>${story.headline}</h1><a name="top">${ps(story)}</a><hr>${menu}`),
  'frames with words for those without': (story) =>
    `<html><head><title>${story.headline}</title></head><frameset cols="20%,80%"><frame src="menu.html"><frame src="text.html"><noframes><body><h1>${story.headline}</h1>${ps(story)}</body></noframes></frameset></html>`,
  'a page inside a page': (story) =>
    bare(
      story,
      `<div>${menu}</div><html><body><div class="mail"><h1>${story.headline}</h1>${ps(story)}</div></body></html>`,
    ),
  'numbered paragraphs': (story) =>
    bare(story, `${menu}<h1>${story.headline}</h1><ol>${ps(story, (text) => `<li>${text}</li>`)}</ol>${legal}`),
};

const others: Readonly<Record<string, Kind>> = {
  recipe: (story) =>
    page(
      story,
      `${menu}<h1>${story.headline}</h1><div class="recipe"><h3>Zutaten</h3><ul><li>500 g Mehl</li><li>2 Eier</li><li>1 Prise Salz</li></ul><h3>Zubereitung</h3><ol>${ps(story, (text) => `<li>${text}</li>`)}</ol></div>${recent}`,
    ),
  interview: (story) =>
    page(
      story,
      `${menu}<h1>${story.headline}</h1>${ps(story, (text) => `<p><strong>Und was geschah dann?</strong><br>${text}</p>`)}${recent}${remarks}`,
    ),
  'first post of a thread': (story) =>
    page(
      story,
      `${menu}<h1>${story.headline}</h1><div class="posts">${post('Runa', story.paragraphs.join('<br><br>'))}${post('Odo', 'Danke für den schönen Beitrag, das wusste ich nicht.')}${post('Ilse', 'Danke für den schönen Beitrag, ich komme bald wieder.')}</div>${legal}`,
    ),
  'live entries with their times': (story) =>
    page(
      story,
      `<header>${menu}</header><main><h1>${story.headline}</h1><div class="ticker">${ps(story, (text) => `<div class="entry"><time>10:14</time><h3>Neues aus dem Tal</h3><p>${text}</p></div>`)}</div></main><footer>${legal}</footer>`,
    ),
  'press release': (story) =>
    page(
      story,
      `${menu}<div class="pm"><h2>Pressemitteilung</h2><h1>${story.headline}</h1><p>Calderau, 12. März 2021. ${story.paragraphs[0]}</p>${ps({ ...story, paragraphs: story.paragraphs.slice(1) })}<p>Pressekontakt: Runa Falk, Telefon 0555 1234</p></div>${legal}`,
    ),
  'full of links': (story) =>
    page(
      story,
      `${menu}<article><h1>${story.headline}</h1>${ps(story, (text) => `<p>${text.replace(/(\S+ \S+ \S+) (\S+ \S+)/g, '<a href="/w">$1</a> $2')}</p>`)}</article>${recent}`,
    ),
  'a film with a few words': (story) =>
    page(
      story,
      `<header>${menu}</header><main><h1>${story.headline}</h1><div class="player"><video src="/v.mp4"></video></div><div class="description"><p>${story.paragraphs[0]}</p></div></main><aside>${recent}</aside>`,
    ),
  'a notice of a date': (story) =>
    page(
      story,
      `${menu}<div class="event"><h1>${story.headline}</h1><table><tr><td>Wann</td><td>12. März 2021, 19 Uhr</td></tr><tr><td>Wo</td><td>Gasthof am Bach</td></tr></table><p>${story.paragraphs[0]}</p></div>${recent}`,
    ),
  poem: (story) =>
    page(
      story,
      `${menu}<article><h1>${story.headline}</h1>${ps(story, (text) => `<p>${text.replace(/[.,]/g, '').replace(/(\S+ \S+ \S+ \S+) /g, '$1<br>')}</p>`)}</article>${legal}`,
    ),
};

/** Every kind of page by its name. */
export const kindsOfPage: Readonly<Record<string, Kind>> = { ...blogs, ...systems, ...old, ...others };

const german = [
  'Der Rat der Gemeinde Calderau hat am Dienstagabend beschlossen, die alte Brücke über den Bach zu erhalten, und wird dafür im kommenden Jahr einen Teil des Haushalts verwenden.',
  'Viele Bewohner waren gekommen, um ihre Meinung zu sagen.',
  'Die Bürgermeisterin erklärte, die Arbeiten würden im Frühjahr beginnen, sofern das Wetter es zulasse; bis dahin bleibe der Steg gesperrt.',
  '„Wir haben lange darauf gewartet“, sagte ein Fischer, der seit vierzig Jahren am Ufer wohnt.',
  'Eine Zählung im vergangenen Sommer hatte ergeben, dass täglich mehr als dreihundert Menschen den Weg nehmen, darunter viele Kinder auf dem Weg zur Schule.',
];

/** Stories of several lengths and scripts, by what is told of them. */
export const toldStories: Readonly<Record<string, Told>> = {
  'a few paragraphs': { lang: 'de', headline: 'Die alte Brücke bleibt stehen', paragraphs: german },
  'two paragraphs': { lang: 'de', headline: 'Die alte Brücke bleibt stehen', paragraphs: german.slice(0, 2) },
  'three sentences': {
    lang: 'de',
    headline: 'Auf der alten Brücke',
    paragraphs: [
      'Heute war ich an der alten Brücke und habe den Fischern zugesehen. Es gab Suppe. Abends kamen wir spät heim.',
    ],
  },
  Japanese: {
    lang: 'ja',
    headline: '桟橋は残る',
    paragraphs: [
      '港町カルダの議会は火曜日の夜、古い桟橋を歩行者のために残すことを決めた。三時間の議論のあと、賛成が反対を上回った。',
      '市長は、費用は予算の前に公表すると約束した。',
    ],
  },
  Khmer: {
    lang: 'km',
    headline: 'ស្ពានចាស់នៅបើក',
    paragraphs: [
      'ក្រុមប្រឹក្សាទីក្រុងបានសម្រេចនៅយប់ថ្ងៃអង្គារថានឹងរក្សាស្ពានឈើចាស់សម្រាប់អ្នកថ្មើរជើងបន្ទាប់ពីការពិភាក្សារយៈពេលបីម៉ោង។',
      'អភិបាលក្រុងបាននិយាយថាការងារនឹងចាប់ផ្តើមនៅនិទាឃរដូវ។',
    ],
  },
};
