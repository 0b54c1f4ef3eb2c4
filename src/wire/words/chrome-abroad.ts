/**
 * Lines of page chrome in the languages that papers and blogs of Europe write, as `chrome.ts` has them in English: a line to pass over, a
 * heading over other things, a line that is under stories. Each is a whole line: a sentence that goes on is none.
 */

/** The ends of such lines: a full stop, a count in brackets, an ellipsis. */
const END = String.raw`\s*(?:\(\d+\)|\d+)?\s*[:.!…»›>]{0,3}$`;

const line = (...words: readonly string[]): RegExp => new RegExp(`^(?:${words.join('|')})${END}`, 'iu');

const SITES =
  'facebook|twitter|x|whatsapp|pinterest|linkedin|xing|telegram|reddit|tumblr|e-?mail|mail|google\\+?|instagram|youtube|mastodon|bluesky|threads';

export const passedAbroad: readonly RegExp[] = [
  // German.
  line(
    `(?:(?:artikel|beitrag|seite|auf|per|bei|mit|via|diesen|diese|den|die|das) )*(?:${SITES})?\\s*(?:teilen|twittern|drucken|merken|pinnen|weiterleiten|versenden|empfehlen|mailen|kommentieren|folgen)(?: (?:mit|auf|bei|via|mit:|auf:) (?:${SITES}))*`,
    'teilen(?: mit| auf)?|drucken|e-mail|merken|vorlesen|artikel anhören|gefällt mir(?: wird geladen)?|wird geladen|ähnliche beiträge',
    'anzeige|werbung|advertorial|sponsored post|anzeige wird geladen',
    '(?:\\d+|keine|ein|einen) kommentare?(?: (?:schreiben|lesen|verfassen|zu .{2,80}))?|(?:schreibe|schreiben sie|hinterlasse|verfasse) (?:einen|ein) kommentar.{0,60}|kommentar (?:schreiben|verfassen|abschicken|hinterlassen)|kommentare(?: (?:lesen|anzeigen|schließen|sind geschlossen))?|antwort(?:en)?(?: abbrechen)?',
    '(?:deine|ihre) e-mail-adresse wird nicht veröffentlicht\\. ?(?:erforderliche felder sind mit \\* markiert)?|erforderliche felder sind mit \\* markiert',
    '(?:zur|zurück zur|zurück zum|zum) (?:startseite|übersicht|seitenanfang|anfang|artikel|hauptmenü)|nach oben|zurück|weiter|weiterlesen|mehr (?:lesen|erfahren|anzeigen|dazu)|(?:vorheriger|nächster|älterer|neuerer) (?:artikel|beitrag|post)(?: .{0,90})?|(?:lesen sie|lies|siehe) (?:auch|hierzu|dazu|mehr)(?!\\p{L}).{0,160}',
    '(?:dieser (?:beitrag|eintrag|artikel)) wurde .{0,120}(?:veröffentlicht|verschlagwortet|geschrieben|abgelegt).{0,120}|(?:eingestellt|gepostet|veröffentlicht|geschrieben|verfasst) (?:von|am|in|unter|um) .{2,90}|lesezeit:? .{1,30}|\\d+ min(?:uten)?\\.? lesezeit',
    '(?:schlagw[oö]rter|schlagworte|tags|kategorien?|rubrik(?:en)?|themen|abgelegt unter|labels)\\s*:.{0,160}',
    '(?:newsletter|unseren newsletter).{0,40}(?:abonnieren|bestellen|anmelden)|jetzt (?:abonnieren|anmelden|testen|kostenlos testen|bestellen|lesen|mitdiskutieren)',
    'bild(?:er|strecke)?\\s?(?:anzeigen|vergrößern|in großansicht)|\\d+ (?:von|/) \\d+(?: bildern)?|(?:alle )?bilder(?:galerie| ansehen)?|fotostrecke|video(?: ansehen| abspielen)?',
  ),
  // French, Italian, Spanish, Portuguese.
  line(
    `(?:partager|partagez|condividi|compartir|comparte|compartilhar|compartilhe|partilhar)(?: (?:cet article|l['’]article|su|sur|en|no|na|via|con|este artículo|esta noticia|questo articolo))*(?: (?:${SITES}))?`,
    'imprimer|imprimir|stampa|envoyer (?:par (?:e-?mail|mail))?|recommander|tweeter|publicité|pubblicità|publicidad|publicidade|annonce|lecture \\d+ min\\.?',
    '(?:lire|lisez|à lire|voir) (?:aussi|également|la suite|plus)(?!\\p{L}).{0,160}|leggi (?:anche|tutto|di più)(?!\\p{L}).{0,160}|(?:lea|lee|leer|vea|ver) (?:también|más)(?!\\p{L}).{0,160}|leia (?:também|mais)(?!\\p{L}).{0,160}|en savoir plus|saiba mais|ver más|voir plus',
    '(?:\\d+|aucun|nessun|ningún|nenhum) (?:commentaires?|comment[oi]|comentarios?|comentários?)|(?:laisser|ajouter|écrire|poster) un commentaire|lascia un commento|deja un comentario|deixe um comentário|(?:répondre|responder|rispondi)',
    '(?:votre|tu|tua?|il tuo|seu|o seu) (?:adresse e-mail ne sera pas publiée|dirección de correo electrónico no será publicada|indirizzo e-?mail non sarà pubblicato|endereço de e-mail não será publicado).{0,80}',
    "(?:mots[- ]clés?|étiquettes|etiquetas|etichette|categorie|catégories?|categorías?|temas|tags?)\\s*:.{0,160}|retour (?:à l[’']accueil|en haut)|torna (?:su|all[’']inizio)|volver arriba",
  ),
  // Dutch, Scandinavian, Polish, Czech, Russian.
  line(
    `(?:deel|delen|dela|del|udostępnij|sdílet|поделиться)(?: (?:dit artikel|artikel|artikeln|artiklen|artikkelen|op|via|på|na|в))*(?: (?:${SITES}))?`,
    'advertentie|annons|annonse|reklama|реклама|afdrukken|skriv ut|drukuj|tisk|распечатать',
    '(?:lees|läs|les|læs) (?:ook|meer|också|mer|også)(?!\\p{L}).{0,160}|(?:czytaj|zobacz) (?:także|też|również|więcej)(?!\\p{L}).{0,160}|(?:čtěte|přečtěte si) (?:také|více)(?!\\p{L}).{0,160}|(?:читайте|смотрите) (?:также|ещё|еще)(?!\\p{L}).{0,160}',
    '(?:\\d+|geen) reacties?|reageer|plaats een reactie|\\d+ kommentar(?:er)?|komentarze|komentáře|комментарии|добавить комментарий|оставить комментарий',
  ),
];

export const headingsAbroad: readonly RegExp[] = [
  /^(?:mehr|weitere|ähnliche|verwandte|aktuelle|neueste|neuste|beliebte|meistgelesene|empfohlene|passende|andere)[nr]? (?:zum thema|artikel|beiträge|themen|meldungen|nachrichten|links|inhalte|posts|aus|von|zu|auf)(?!\p{L}).{0,60}:?$/iu,
  /^(?:zum thema|mehr zum thema|das könnte (?:sie|dich) (?:auch )?interessieren|auch interessant|lesen sie auch|lesen sie mehr|meistgelesen|meistgelesene.{0,20}|die meistgelesenen .{0,30}|(?:alle )?kommentare?|\d+ kommentare?(?: zu .{0,80})?|leserkommentare|diskutieren sie mit|schlagwörter|stichworte|kategorien|beitragsnavigation|weiterführende links|links zum thema|über (?:den autor|die autorin|uns|mich)|archiv|teilen (?:mit|auf)|gefällt mir|newsletter|blogroll|letzte (?:beiträge|kommentare)|verwandte themen):?$/iu,
  /^(?:à lire (?:aussi|également)|lire aussi|sur le même (?:sujet|thème)|dans la même rubrique|les plus lus|articles? (?:liés?|similaires|récents|associés)|vos commentaires|commentaires|réactions|mots[- ]clés|partager|à propos de l['’]auteur.{0,20}|plus d['’](?:articles|infos))(?!\p{L}).{0,40}:?$/iu,
  /^(?:leggi anche|articoli (?:correlati|simili|recenti)|potrebbe(?:ro)? interessarti|i più letti|commenti|ti potrebbe.{0,40}|lea también|noticias relacionadas|artículos relacionados|te puede interesar|más (?:leídas|noticias|información)|lo más (?:leído|visto)|comentarios|etiquetas|leia também|notícias relacionadas|mais lidas|comentários|veja também)(?!\p{L}).{0,40}:?$/iu,
  /^(?:lees ook|meer over|gerelateerde? (?:artikelen|berichten)|meest gelezen|reacties|läs (?:också|mer|även)|relaterade?.{0,30}|mest lästa?|kommentarer|les også|relaterte.{0,30}|mest lest|læs også|czytaj także|zobacz (?:też|także)|polecamy|podobne artykuły|najczęściej czytane|komentarze|související(?: články)?|nejčtenější|diskuse|читайте также|похожие (?:статьи|новости)|по теме|комментарии|самое читаемое)(?!\p{L}).{0,40}:?$/iu,
];

export const endsAbroad: readonly RegExp[] = [
  /^(?=.{0,200}$)(?:.{0,80}\s)?(?:alle rechte vorbehalten|tous droits réservés|tutti i diritti riservati|todos los derechos reservados|todos os direitos reservados|alle rechten voorbehouden|alla rättigheter förbehållna|wszelkie prawa zastrzeżone|všechna práva vyhrazena|все права защищены)[.!]?$/iu,
  /^(?:impressum|datenschutz(?:erklärung)?|nutzungsbedingungen|agb|mentions légales|politique de confidentialité|note legali|aviso legal|política de privaci?dad|privacidade)(?!\p{L}).{0,80}$/iu,
];

/** Paragraphs that ask readers to subscribe, to give, to sign up or to write in. */
/** Where papers are to be followed. */
const WHERE = String.raw`(?:newsletter|bolet[ií]n|facebook|twitter|instagram|whatsapp|telegram|youtube|linkedin|tiktok|threads|google news|(?<!\p{L})x(?!\p{L})|телеграм|вконтакте|рассылк|канал|вайбер|viber)`;

export const invitationsAbroad: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:puedes seguir(?:nos)?|síg(?:uenos|anos)|ap[uú]nt(?:ate|arte)|suscr[ií]bete|suivez[- ](?:nous|notre|l)|rejoignez|retrouvez[- ]nous|folg(?:en sie|t|e) (?:uns|mir|unserem)|seguici|segui (?:anche )?(?:la|il|i) |iscriviti|resta aggiornato|siga(?:-nos)?|receba|participe|acompanhe|volg (?:ons|het)|schrijf je in|meld je aan|obserwuj|polub|dołącz|bądź na bieżąco|sledujte|kövess|följ oss|følg oss|følg os|seuraa|подписывайтесь|подпишитесь|следите|читайте нас|присоединяйтесь|підписуйтесь|читайте нас|takip ed(?:in)?|abone olun|ακολουθήστε)(?!\p{L}).{0,160}${WHERE}.{0,80}$`,
    'iu',
  ),
  /^(?:.{0,120}[.!?:] )?(?:(?:jetzt )?(?:unterstützen sie|abonnieren sie|bestellen sie|testen sie) (?:uns|unsere?n?|jetzt|hier|den|das|die)(?!\p{L})|tragen sie sich (?:hier|jetzt|ein|in)(?!\p{L})|melden sie sich (?:hier|jetzt|für|zu)(?!\p{L})|schreiben sie uns(?!\p{L})|diskutieren sie mit(?!\p{L})|(?:mit|in) (?:dem|unserem) (?:digital|probe|plus|jahres|monats)?-?abo(?:nnement)? (?:lesen|erhalten|haben|bekommen) sie(?!\p{L}))/iu,
  /^(?:fehler (?:gefunden|entdeckt)|haben sie (?:einen fehler|hinweise|fragen|anregungen)|gefällt (?:ihnen|dir) (?:dieser|der) (?:artikel|beitrag|text))\b.{0,160}$/iu,
  /^(?:.{0,120}[.!?:] )?(?:abonnez-vous|inscrivez-vous (?:à|ici|pour)|soutenez(?:-nous| notre)|donnez votre avis|suscríb(?:ase|ete)|apóy(?:anos|enos)|iscriviti (?:alla|a|qui)|abbonati|sostieni(?:ci)?|assine (?:a|o|já)|inscreva-se|abonneer je|steun ons|prenumerera på|abonner på|zapisz się|wesprzyj|подпи(?:шитесь|сывайтесь))(?!\p{L})/iu,
  /^(?:sign up|subscribe|support us|become a (?:member|subscriber|supporter)|join us today)(?!\p{L}).{0,200}$/iu,
];
