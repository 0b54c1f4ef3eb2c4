/**
 * Lines of page chrome in languages beyond those of `chrome-abroad.ts`, from Greek to Korean, in the same three kinds. Scripts without
 * spaces say in four letters what others say in a line, so that each stands here as a whole line too.
 */

const END = String.raw`\s*(?:\(\d+\)|\d+)?\s*[:：.!…»›>]{0,3}$`;

const line = (...words: readonly string[]): RegExp => new RegExp(`^(?:${words.join('|')})${END}`, 'iu');

export const passedAfar: readonly RegExp[] = [
  line(
    'μοιραστείτε(?: το άρθρο)?|κοινοποίηση|εκτύπωση|αποστολή|διαφήμιση|(?:\\d+ )?σχόλια|αφήστε (?:ένα )?σχόλιο|απάντηση|(?:διαβάστε|δείτε) (?:επίσης|ακόμη|ακόμα|περισσότερα)(?!\\p{L}).{0,160}|ετικέτες\\s*:.{0,160}',
    '(?:haberi )?paylaş|yazdır|reklam|(?:\\d+ )?yorum(?:lar)?|yorum (?:yaz|yap|ekle)|yanıtla|(?:ayrıca|bunu da|bunları da) (?:okuyun|oku)(?!\\p{L}).{0,160}|(?:haberin )?devamı(?:nı oku)?|etiketler\\s*:.{0,160}',
    '(?:شارك|مشاركة)(?: المقال| الخبر)?|طباعة|إعلان|إعلانات|(?:\\d+ )?تعليق(?:ات)?|(?:اترك|أضف) تعليق\\p{M}*ا?\\p{M}*|(?:اقرأ|إقرأ|طالع|شاهد) (?:أيض\\p{M}*ا?\\p{M}*|المزيد|كذلك)(?!\\p{L}).{0,160}|الوسوم\\s*:.{0,160}',
    'שתפו|שיתוף|הדפסה|פרסומת|תגובות|הוסף תגובה|(?:קראו|קרא|ראו) (?:גם|עוד)(?!\\p{L}).{0,160}|بیشتر بخوانید.{0,160}|همچنین بخوانید.{0,160}|تبلیغات',
    '分享(?:到|至)?(?:微信|微博|朋友圈|QQ空间)?|打印|列印|广告|廣告|\\d+ ?[条條则則]?(?:评论|評論)|(?:发表|發表|我要)(?:评论|評論)|回复|回覆|(?:延伸(?:阅读|閱讀)|相[关關](?:阅读|閱讀|新闻|新聞|报道|報導)|推[荐薦](?:阅读|閱讀)|更多(?:新闻|新聞))[：:].{0,80}|(?:点击|點擊)?(?:阅读|閱讀)(?:全文|原文|更多)|看更多|[（(【[]?(?:责任|責任)?(?:编辑|編輯)[：:].{1,20}[】\\]）)]?|(?:标签|標籤|关键词|關鍵字)[：:].{0,80}|我要(?:纠错|反馈)',
    'シェア(?:する)?|ツイート(?:する)?|印刷(?:する)?|広告|コメント(?:を書く|する)?|関連記事[：:].{0,80}|続きを読む|(?:あわせて|合わせて)読みたい.{0,80}',
    '공유(?:하기)?|인쇄(?:하기)?|광고|댓글(?: ?\\d+ ?개)?|댓글 (?:쓰기|달기)|더보기|(?:함께|같이) (?:읽기|보면)(?!\\p{L}).{0,80}|기사제보.{0,40}|오류 신고',
    'megosztás|hirdetés|(?:\\d+ )?hozzászólás(?:ok)?|olvass(?:a)?(?: el)? (?:még|tovább)(?!\\p{L}).{0,160}|jaa(?: artikkeli)?|tulosta|mainos|(?:\\d+ )?kommentti?a?|lue (?:myös|lisää)(?!\\p{L}).{0,160}',
    'distribuie|publicitate|cite[sșş]te (?:[sșş]i|mai mult)(?!\\p{L}).{0,160}|podijeli|oglas|pročitajte (?:i|još)(?!\\p{L}).{0,160}|preberite (?:še|tudi)(?!\\p{L}).{0,160}|прочетете (?:още|и)(?!\\p{L}).{0,160}|чита(?:йте|ть) (?:також|далее|дальше|полностью)(?!\\p{L}).{0,160}|поділитися',
    'chia sẻ|quảng cáo|(?:đọc|xem) thêm(?!\\p{L}).{0,160}|bagikan|iklan|baca juga(?!\\p{L}).{0,160}|sdílet článek',
  ),
];

export const headingsAfar: readonly RegExp[] = [
  line(
    'σχετικά (?:άρθρα|νέα|θέματα)|(?:τα )?(?:πιο )?δημοφιλή|διαβάστε (?:επίσης|ακόμη|ακόμα|περισσότερα)|τελευταία νέα|ετικέτες|σχόλια|αφήστε (?:ένα )?σχόλιο|(?:ο|η) συντάκτ(?:ης|ρια)',
    'ilgili (?:haberler|yazılar|içerikler)|(?:en )?çok okunan(?:lar| haberler)?|son (?:haberler|dakika)|bunlar da ilginizi çekebilir|diğer haberler|etiketler|yorumlar|yorum (?:yaz|yap)|yazar hakkında',
    '(?:مواضيع|أخبار|مقالات|موضوعات) (?:ذات صلة|متعلقة|مشابهة)|الأكثر (?:قراءة|مشاهدة|تداولا)|آخر الأخبار|(?:اقرأ|إقرأ) أيض\\p{M}*ا?\\p{M}*|قد يعجبك أيض\\p{M}*ا?\\p{M}*|الوسوم|التعليقات|(?:اترك|أضف) تعليق\\p{M}*ا?\\p{M}*',
    'כתבות (?:קשורות|נוספות)|הנקראות ביותר|תגובות|مطالب مرتبط|پربیننده ترین',
    '相[关關](?:新闻|新聞|阅读|閱讀|文章|链接|報導|报道|推荐)|[热熱][门門](?:文章|新闻|新聞|推荐|推薦)|推[荐薦](?:阅读|閱讀|文章)|猜你喜[欢歡]|延伸(?:阅读|閱讀)|最新(?:新闻|新聞|文章|消息)|标签|標籤|(?:网友|網友)?(?:评论|評論)|发表评论|发表回复|关于作者',
    '関連(?:記事|ニュース|リンク)|人気(?:記事|ランキング)|アクセスランキング|おすすめ(?:記事)?|最新記事|新着記事|タグ|コメント(?:を書く)?',
    '관련 ?(?:기사|뉴스)|(?:많이|가장 많이) 본 (?:뉴스|기사)|인기 ?(?:기사|뉴스)|추천 ?(?:기사|뉴스)|최신 ?(?:기사|뉴스)|이 시각 (?:주요|많이 본) ?뉴스|댓글(?: 쓰기)?|태그|기자 소개',
    'kapcsolódó (?:cikkek|anyagok)|(?:a )?legolvasottabb|hozzászólások|lue myös|luetuimmat|kommentit|articole (?:similare|recomandate)|cite[sșş]te [sșş]i|cele mai citite|vezane (?:vijesti|teme)|najčitanije|komentari|свързани (?:статии|новини)|(?:читайте|дивіться) також|схожі (?:новини|статті)|tin liên quan|đọc nhiều|berita terkait|terpopuler|související články|mohlo by (?:vás|ťa) (?:zajímat|zaujímať)|najčítanejšie|súvisiace (?:články)?',
  ),
];

export const endsAfar: readonly RegExp[] = [
  /^(?=.{0,120}$)(?:.{0,60}[\s：:])?(?:με επιφύλαξη παντός δικαιώματος|tüm hakları saklıdır|جميع الحقوق محفوظة|כל הזכויות שמורות|版[权權]所有|无断转载|無断転載|무단 ?전재|저작권자|minden jog fenntartva|kaikki oikeudet pidätetään|toate drepturile rezervate|sva prava pridržana|всички права запазени|усі права захищені)(?!\p{L}).{0,60}$/iu,
  /^(?:저작권자|版[权權]所有|本文系.{0,20}原创)\s?[©ⓒ（(:：].{0,80}$/u,
];

/** A notice of a player, in whatever language: whose browser cannot show it. */
const BROWSER =
  /browser|navigateur|navegador|przeglądark|prohlížeč|prehliadač|περιηγητ|tarayıcı|браузер|浏览器|瀏覽器|ブラウザ|브라우저|متصفح|דפדפן|selai|böngész|webbläsar|nettleser/iu;
const CANNOT =
  /support|unterstütz|prend(?:re)? (?:pas )?en charge|compatib|admite|soporta|suporta|obsługuj|podporuj|υποστηρίζ|destekle|поддержива|підтриму|支持|支援|対応|サポート|지원|يدعم|תומך|\btue\b|támogat|stöd|støtt|ondersteun/iu;

/** A notice has no more words. */
const LONGEST_NOTICE = 18;

/** True for the words of a player or a form that speak of the reader's browser. */
export function isBrowserNotice(text: string, words: number): boolean {
  return words <= LONGEST_NOTICE && text.length < 200 && BROWSER.test(text) && CANNOT.test(text);
}

/** What tells the address of a house from a sentence: of these a line of imprint has three. */
const OF_IMPRINT =
  /\b(?:tel|telefon|phone|fax|e-?mail|hrb|ust-?id(?:nr)?|vat|gmbh|ltd|s\.?a\.?r\.?l|siret|rcs|p\. ?iva|cif|nip|regon|krs|geschäftsführer(?:in)?|handelsregister|amtsgericht|registered (?:office|in)|p\.? ?o\.? box)\b|\b\d{5} \p{Lu}|\+\d{2}[\s(]|@[\w-]+\.\w|사업자등록번호|등록번호|대표전화|ICP备|京ICP|许可证/giu;

/** True for the address of a house with its numbers, as it stands at the foot of its pages. */
export function isImprint(text: string, words: number): boolean {
  return words <= 70 && text.length < 600 && new Set(text.toLowerCase().match(OF_IMPRINT)).size >= 4;
}

/** Whoever may leave a list at any time was asked onto one. */
const LEAVES =
  /unsubscrib|opt out at any|wieder abmelden|jederzeit (?:ab|kündigen)|abmelden können sie|abbestellen|désabonner|désinscrire|darse de baja|cancelar (?:la|tu|su) suscripción|disiscri|zrezygnować w każdej|wypisać się|отписаться|відписатися|διαγραφείτε|listeden çık|zaman çıkabilir|退订|退訂|配信停止|해지할 수|수신 ?거부|إلغاء الاشتراك|uitschrijven|afmelden|avregistrera|odhlásit|leiratkoz|dezabon/iu;

/** True for a paragraph that asks readers onto a list of letters. */
export function asksOntoList(text: string): boolean {
  return text.length < 300 && LEAVES.test(text);
}

/** How long a story takes to read, as pages say it beside its time. */
export const READING_TIME =
  /^(?:\p{L}[\p{L} ]{0,24}[:：]?\s?)?\d{1,3}\s?(?:-\s?\d{1,3}\s?)?(?:['’]|min|mins|mns|minutes?|minuten?|minut[iy]?|minutos?|minuter|minuutti?a?|perc|dk|dakika|λεπτ(?:ά|ό)|мин|минут[аы]?|хв|分钟|分鐘|分|분|دقائق|دقيقة|דקות)\.?(?:\s?[\p{L} ]{0,24})?$/iu;
