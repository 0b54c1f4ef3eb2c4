import { tidy, wordCount } from '../words/tidy.ts';
import { attr, type Element, isElement, type Parent, textUnder } from './dom.ts';
import { findAll } from './select.ts';
import { weightOf, type Weights } from './weigh.ts';

/**
 * Boxes that ask readers for something: to agree, to subscribe, to sign in. They are known by the button that they end in, whatever they are
 * called and whatever they say before it.
 */

const BUTTON = 'button, a[href], [role=button], input[type=submit], input[type=button]';

/** What a button that takes a subscription says, as a whole. */
const SUBSCRIBES =
  /^(?:(?:jetzt|now|hier|ici|aquí) )?(?:subscribe(?: (?:now|here|today))?|donate(?: (?:now|here|today))?|give now|support us|spenden|faire un don|je donne|donar|dona(?: ora)?|doar(?: agora)?|doneer(?: nu)?|пожертвовать|捐款|寄付する|후원하기|تبرع(?: الآن)?|sign(?: me)? up(?: (?:now|here|for free))?|register(?: now)?|log ?in|sign in|join(?: now| us)?|start (?:free )?trial|abonnieren|bestellen|anmelden|einloggen|registrieren|zum abo|abo (?:bestellen|abschließen)|testen|s[’']abonner|abonnez-vous|je m[’']abonne|s[’']inscrire|se connecter|suscr[ií]b(?:irse|ete|ase)|registrarse|iniciar sesión|abbonati|iscriviti|accedi|assine(?: já)?|assinar|inscreva-se|entrar|abonneer(?: je)?|aanmelden|inloggen|inschrijven|prenumerera|logga in|abonnér|abonner|log ind|logg inn|tilaa|kirjaudu|zapisz się|subskrybuj|zaloguj(?: się)?|kup dostęp|wykup dostęp|odebírat|přihlásit(?: se)?|předplatit|előfizetek|feliratkozás|feliratkozom|abonează-te|подписаться|оформить подписку|войти|підписатися|εγγραφή|εγγραφείτε|συνδρομή|σύνδεση|abone ol(?:un)?|giriş yap|üye ol|订阅|訂閱|立即订阅|登录|登入|注册|登録(?:する)?|購読(?:する)?|ログイン|会員登録|구독(?:하기)?|로그인|회원가입|اشترك(?: الآن)?|سجل(?: الآن)?|تسجيل الدخول|הרשמה|התחברות)[.!…»›>→ ]{0,3}$/iu;

/** What one that takes a consent says. */
const AGREES =
  /^(?:i |yes,? |ja,? )?(?:ok(?:ay)?|accept|agree|allow|got it|consent|zustimm|akzeptier|annehm|einverstand|alle(?:s|n)? (?:akzept|zulass|zustimm)|verstanden|tout accepter|j[’']accepte|d[’']accord|acept|permitir|accett|consenti|aceit|concord|akkoord|godkänn|godta|hyväksy|akceptuj|zgadzam|przejdź|souhlas|přijm|elfogad|rendben|sunt de acord|συμφων)|приня|соглас|прийня|αποδο|αποδέχ|kabul|tamam|接受|同意|知道了|承諾|수락|동의|قبول|موافق|אישור|מסכים/iu;

const COOKIES = /cookies?|kukis|çerez|печив|クッキー|쿠키|evästei/giu;

/**
 * No such box says more, none of several paragraphs holds more of the running text of a page, and what is round one with more running text beside
 * it is none: a story that is short, and has a film which waits for consent.
 */
const MOST = { consent: 260, words: 90, paragraphs: 3, share: 0.4, beside: 12 } as const;

/** What speaks of cookies does so in every so many words. */
const WORDS_A_COOKIE = 60;

/** The boxes of a page that ask for something. Each is looked for from its button upwards, so that the work grows with the page alone. */
export function askingBoxes(tree: Parent, weights: Weights): ReadonlySet<Element> {
  const all = weightOf(weights, tree).prose;
  const boxes = new Set<Element>();
  for (const button of findAll(tree, BUTTON)) {
    const said = tidy(textUnder(button)) || tidy(attr(button, 'value') ?? '');
    const [agrees, subscribes] = [AGREES.test(said) && wordCount(said) <= 5, SUBSCRIBES.test(said)];
    if (!agrees && !subscribes) continue;
    let found: Element | null = null;
    for (
      let up = button.parentNode;
      up && isElement(up) && weightOf(weights, up).words <= MOST.consent;
      up = up.parentNode
    ) {
      if (found && weightOf(weights, up).prose - weightOf(weights, found).prose > MOST.beside) break;
      if (!HOLDS.test(up.tagName)) continue;
      const asks = (agrees && isConsent(up, weights, all)) || (subscribes && isAsking(up, weights, all));
      if (asks) boxes.add((found = up));
    }
  }
  return boxes;
}

function isConsent(box: Element, weights: Weights, all: number): boolean {
  const { words, prose, paragraphs } = weightOf(weights, box);
  const cookies = textUnder(box).match(COOKIES)?.length ?? 0;
  const isSmall = paragraphs <= MOST.paragraphs || prose <= all * MOST.share;
  return words > 5 && cookies > 1 && words <= cookies * WORDS_A_COOKIE && isSmall;
}

function isAsking(box: Element, weights: Weights, all: number): boolean {
  const { words, prose, paragraphs } = weightOf(weights, box);
  return words > 2 && words <= MOST.words && paragraphs <= MOST.paragraphs && prose <= all * MOST.share;
}

const HOLDS = /^(?:div|section|aside|form|table|center)$/;
