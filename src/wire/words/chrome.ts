import { endsAbroad, headingsAbroad, invitationsAbroad, passedAbroad } from './chrome-abroad.ts';
import { asksOntoList, endsAfar, headingsAfar, isBrowserNotice, isImprint, passedAfar } from './chrome-afar.ts';
import { wordCount } from './tidy.ts';

/**
 * Lines of page chrome, by their words. They stand in three lists because they mean three things: a line to pass over
 * wherever it stands, a heading over other things, and a line that is under stories. None of them takes running text
 * with it (`shape/endings.ts`).
 */

const passed: readonly RegExp[] = [
  ...passedAbroad,
  ...passedAfar,
  // Failed includes and scripts that say so to readers.
  /^\[?\s*an error occurred while processing (?:this|the) (?:directive|request)\.?\s*\]?$/i,
  /^\[[^\]]*\b(?:error|ssi|include|directive)\b[^\]]*\]$/i,
  /^(?:php )?(?:warning|fatal error|notice|parse error):\s.*\b(?:on line|include|require|failed)\b/i,
  /^<!--#|^<%|^\{\{.*\}\}$|^\[\[.*\]\]$/,
  // Ways round the page.
  /^(?:skip|jump) (?:to|past|directly to)\b.{0,60}$|^skip (?:ad|advert|advertisement)s?$/i,
  /^(?:\^+ ?)?back to (?:top|the top|story|news|homepage)\b.{0,30}$/i,
  /^(?:home|menu|search|news|log ?in|log ?out|sign ?in|sign ?up|register|subscribe|my account|contact us|about us|help|sitemap|close|next|previous|more|top|accessibility(?: help| links)?|low graphics|text[- ]only(?: version)?|high graphics|text size|a a a|login|site map|archive|mobile|rss|news feeds?|alerts|podcasts?)$/i,
  /^(?:low graphics|text only|graphics|printable|printer[- ]friendly|print|mobile|desktop|full)\s+(?:version|page|site|format)?$/i,
  /^you are (?:here|in):/i,
  // Tools and sharing.
  /^(?:e-?mail|send|print|save|share|tweet|bookmark|like|follow|pin|post|recommend|copy)(?: (?:this|it|to|with|on|a|the|us|link|page|story|article|by|via|friend|email|e-mail|facebook|twitter|x|whatsapp|linkedin|pinterest|messenger|reddit|digg|delicious|stumbleupon|google\+?|instagram|youtube|bluesky|threads|mastodon))*:?\??$/i,
  /^(?:facebook|twitter|x|whatsapp|linkedin|pinterest|messenger|reddit|digg|delicious|del\.icio\.us|stumbleupon|google\+?|instagram|youtube|newsvine|e-?mail|comments?|share|shares|print|tweet|flipboard|telegram|copy link|bluesky|threads|mastodon)$/i,
  /^(?:\d[\d,.]*k?|no|view|read|show|hide|leave|add|post|join|see all) ?(?:a |the )?(?:comments?|shares?|likes?|retweets?)(?: \(\d+\))?$/i,
  /^what (?:are these|is this)\?$/i,
  /^(?:share|email|send) (?:this )?(?:story|page|article|with|to)\b.{0,40}$/i,
  /^printable version$/i,
  /^posted (?:in|under|by|on)\b.{0,60}\|.{0,120}$/i,
  /^rate (?:this|the) (?:article|story|post|recipe)\b.{0,40}$/i,
  // Advertising, newsletters, cookies.
  /^(?:\(?adverti[sz]e?ment\)?|advertising|advert|sponsored(?: content| by.{0,40})?|promoted(?: content)?|paid content|ad)\.?$/i,
  /^(?:story|article|content|text) continues? (?:below|after).{0,40}$/i,
  /^continue reading(?: the main story)?\b.{0,40}$/i,
  /^(?:sign up|subscribe|register)\b.{0,120}\b(?:newsletter|inbox|e-?mail|alerts?|updates|free|edition|briefing)s?\b.{0,120}$/i,
  /^(?:get|receive) (?:the |our |all the )?(?:latest|best|top|day|news|more|breaking)\b.{0,120}\b(?:inbox|newsletter|e-?mail|phone|app)\b.{0,80}$/i,
  /^(?:enter|your) (?:your )?e-?mail(?: address)?\b.{0,60}$/i,
  /^(?:thank you|thanks) for (?:subscribing|signing up|registering)\b.{0,80}$/i,
  /^(?:we|this (?:web)?site) uses? cookies\b/i,
  /^(?:accept|reject|manage)(?: all)?(?: cookies| preferences| choices)?$/i,
  /^(?:follow|like|join|find) (?:us|me|bbc|the \w+|[\w@]+ [\w@]+) on (?:facebook|twitter|x|instagram|youtube|whatsapp|linkedin|tiktok|telegram)\b.{0,80}$/i,
  // Players and pictures that need something.
  /^please turn on javascript\b.{0,80}$/i,
  /^media (?:requires|playback|caption|player)\b.{0,100}$/i,
  /^(?:this (?:video|content|page)|you|your browser)\b.{0,40}\b(?:can ?not be played|javascript|flash|unsupported|not support(?:ed)?)\b.{0,80}$/i,
  /^(?:image|media) (?:caption|copyright|source)$/i,
  /^(?:watch|listen|play|view)(?: |:).{0,60}\b(?:news|video|live|now|audio|bulletin|clip|again|podcast|gallery)$/i,
  /^(?:watch|listen|video|audio|in pictures|gallery|click here|see also|read more|read also|also read|more|related|related story|related article|recommended|don't miss|must read|see)\s*[:>»|–-]\s*\S.{0,140}$/i,
  /^(?:read more|read on|click (?:here|to)|find out more|learn more|view (?:gallery|more|all)|show more|load more|see more|more here)\b.{0,100}$/i,
  /^(?:or )?(?:download|subscribe to|listen to|hear) (?:the|this|our)?\s?(?:podcast|programme|show|episode|article|story|page)\b.{0,40}$/i,
  /^(?:hide|show) caption$|^(?:toggle|enlarge|expand)(?: this)?(?: image| caption)?$/i,
  /^\d+ (?:min(?:ute)?s?|mins?) read$/i,
  /^(?:like )?(?:loading|wird geladen|chargement|cargando|загрузка|加载中|読み込み中)\s?(?:\.{3}|…)?$/iu,
  /^(?:you must|please|you need to) (?:be )?(?:log|sign)(?:ged|ned)?[ -]?in\b.{0,20}\b(?:comment|reply|post|vote)\b.{0,20}$/i,
  /^(?:du musst|sie müssen) (?:angemeldet|eingeloggt) sein.{0,60}$/i,
  /^your video will (?:play|begin) in \d{1,2}:\d{2}$/i,
  /^(?:supported|sponsored|presented|powered|promoted) by\.?$/i,
];

const headings: readonly RegExp[] = [
  ...headingsAbroad,
  ...headingsAfar,
  /^see also:?$/i,
  /^(?:recommended|suggested|picked|more)(?: for you)?:?$/i,
  /^related:?$|^related\b.{0,40}\b(?:links?|stories|story|articles?|sites|topics|content|coverage|internet|news|reading|items|posts|videos?)\b.{0,20}:?$/i,
  /^(?:more|top|most|latest|other|popular|trending|recent|featured|recommended|promoted|sponsored|today's|editors?['’]?s?)\b.{0,50}\b(?:stories|news|read|popular|viewed|shared|emailed|e-mailed|headlines|story|section|posts|articles|links|videos?|picks|choice|now|topics|from .{1,40}|on this(?: story| topic)?|like this|coverage)\b.{0,20}:?$/i,
  /^(?:more on this story|more from|more about|more in)\b.{0,60}$/i,
  /^from other news sites:?$/i,
  /^(?:features|features, views|features and analysis|key stories|background|profiles|in depth|special reports?|video and audio|elsewhere on|around the web|from the web|from around|explore the|you may (?:also )?like|you might (?:also )?like|don't miss|read next|up next|what to read next|on the bbc|bbc links|internet links|links to more|have your say|your comments|add your comment|comments?:?$|share your|send us your|leave a (?:comment|reply)|join the (?:conversation|discussion)|in this section|in today's|also in the news|products (?:&|and) services|services|about (?:the author|this article|us)|topics in this article|topics|tags|filed under|tagged)\b.{0,60}$/i,
  /^(?:links|further reading|external links|useful links|related internet links)\b.{0,30}:?$/i,
];

const ends: readonly RegExp[] = [
  ...endsAbroad,
  ...endsAfar,
  /\bis not responsible for (?:the )?content (?:of|on|from) (?:external|other|third)\b/i,
  /\bare not responsible for (?:the )?content\b/i,
  /^(?=.{0,200}$)(?:©|\(c\)|&copy;|copyright\b(?! (?:law|act|reform|case|claim|suit|rule|bill|holder|owner|infringement|dispute|protection|fight|row|battle|is|was|has|will|lasts)))/i,
  /^(?=.{0,200}$).*(?:©|\(c\)) ?(?:\d{4}|[MDCLXVI]{4,})\b/,
  /^(?:.{0,80}\s)?all rights reserved\.?$/i,
  /^all rights reserved\b[.,;]/i,
  /^(?:this|these|our|the|no|all|any|material|content|copyright|reproduction)\b.{0,80}\b(?:material|content|article|story|page|site|report|text|publication|part)\b.{0,60}\bmay not be (?:published, broadcast|published|reproduced|copied|redistributed|rewritten)\b/i,
  /\bmay not be published, broadcast\b/i,
  /^(?:terms (?:of (?:use|service)|(?:&|and) conditions)|privacy(?: policy| & cookies| and cookies| statement| notice)|cookie policy|legal notice|advertise with us)\b.{0,80}$/i,
  /^privacy$/i,
  /^story from .{2,60}:?$/i,
  /\bmay edit your comments\b|\bnot all (?:e-?mails|comments) will be published\b/i,
  /^this page is best viewed\b/i,
  /^(?:\*+ ?)?(?:the )?(?:views|opinions)(?: and opinions)? (?:expressed|stated|given)\b.{0,80}\b(?:are|do|belong)\b/i,
  /^(?:find this article at|source url|article url|url|permalink):?\s\S+$/i,
  /^(?:add|send)\b.{0,40}\bcomments?\b.{0,60}\b(?:form|below)\b.{0,40}$/i,
  /^this site (?:is|was) (?:hosted|powered|operated)\b/i,
];

/** Longer words are no line of rights, but a paragraph of the story that speaks of them. */
const LONGEST_END = 100;

const said = (list: readonly RegExp[], text: string): boolean => list.some((shape) => shape.test(text));

/** A line to pass over wherever it stands: an error, a tool, an advertisement, a door to elsewhere. */
export function isChromeLine(text: string): boolean {
  if (text.length > 240) return false;
  // Tools stand side by side: "E-mail this to a friend | Printable version"; and some lines stand between rules: "- Advertisement -".
  const parts = text.split(/\s*[|•·»]\s*|\s+[-–—]\s+/u).filter(Boolean);
  const bare = text.replace(/^[-–—*=_~#+ ]{1,20}|[-–—*=_~#+ ]{1,20}$/gu, '');
  return (
    said(passed, text) ||
    (bare !== text && said(passed, bare)) ||
    (parts.length > 1 && parts.every((part) => said(passed, part))) ||
    isBrowserNotice(text, wordCount(text))
  );
}

/** A heading over things that are not this story: links, lists, comments. */
export function isLinksHeading(text: string): boolean {
  return text.length <= 80 && !/[.!]["”]?$/.test(text) && said(headings, text);
}

/** A line that is under a story and never in one. */
export function isStoryEnd(text: string): boolean {
  if (text.length > 700) return false;
  const words = wordCount(text);
  return words <= LONGEST_END && (said(ends, text) || isImprint(text, words));
}

/** How to reach whoever wrote it, or those to whom one tells a story. */
const TO_AUTHOR =
  /\b(?:follow (?:him|her|them|me|us) (?:on|at)|(?:reach|contact|e-?mail) (?:him|her|them|me|us) (?:at|on|via)|can be reached (?:at|on|via)|get in touch (?:at|with us|by|via)|do you have (?:a story|a tip|information) (?:for|to))\b/i;

/** Somebody is quoted: then the words are theirs and the story's. */
const SPEAKS =
  /["“”„«»]|(?<!\p{L})(?:said|says|told|asked|sagte|sagt|erklärte|fragte|dit|déclaré|dijo|disse|ha detto|zei|sade|sa|sagde|powiedział|řekl|сказал)(?!\p{L})/iu;

/** A paragraph that asks readers to write in. It is bold and stands in the body, but it is the form's. */
export function isInvitation(text: string): boolean {
  if (text.length < 300 && !SPEAKS.test(text) && (TO_AUTHOR.test(text) || asksOntoList(text))) return true;
  if (text.length < 300 && !SPEAKS.test(text) && invitationsAbroad.some((shape) => shape.test(text))) return true;
  return (
    /\b(?:using the (?:form|postform) below|send (?:us )?your (?:comments|views|pictures|stories|photos)|have you been affected|add your comments|tell us (?:what you think|your)|let us know (?:what|your)|email us at)\b/i.test(
      text,
    ) &&
    text.length < 300 &&
    !SPEAKS.test(text)
  );
}
