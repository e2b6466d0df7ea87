import { eachLine } from './walk.js';

/**
 * Standing text by its wording: newsletters, "follow us", "read more", cookies, rights and terms, comments, contacts. A
 * crowd of articles shows an outlet's standing text better; this is for where there is none. A sentence is told by how
 * it begins, or by words that prose does not have. The patterns stand in lower case and are asked of lowered text: the
 * engine takes twice the time, and some four times to prepare them, where it has to fold case itself. Most lines have no
 * such sentence, which is told of a line as a whole, so that only the others are parted.
 */

/** Spans of standing text, flat (begin, end) pairs in UTF-16 code units, ascending and disjoint: lines or sentences. */
export function standingSpans(text: string): number[] {
  const spans: number[] = [];
  eachLine(text, (begin, end) => {
    const line = text.slice(begin, end);
    const lowered = line.toLowerCase();
    if (line.length <= LABEL && LABELS.test(lowered)) {
      spans.push(begin, end);
      return;
    }
    if (!MAY_HOLD.test(lowered) && !BEGINS.test(lowered) && !BEGINS_INSIDE.test(lowered)) return;
    for (let from = 0; from < line.length; ) {
      SENTENCE_END.lastIndex = from;
      const stop = SENTENCE_END.test(line) ? SENTENCE_END.lastIndex : line.length;
      const sentence = line.slice(from, stop).trim().toLowerCase();
      if (BEGINS.test(sentence) || HOLDS.test(sentence)) {
        const at = begin + from;
        if (spans.at(-1) === at) spans[spans.length - 1] = begin + stop;
        else spans.push(at, begin + stop);
      }
      from = stop;
    }
  });
  return spans;
}

const SENTENCE_END = /[.!?…]["”’»)]*\s+|[。！？؟]/gu;

/** Code units of a line that is a label or a link and no sentence. */
const LABEL = 140;

/** A label, and where it ends in a colon what it leads to. */
export const LABELS = new RegExp(
  `^[\\s*•>|-]*(?:${[
    "read (?:more|also|next|the full story)|more (?:news|stories|on this|from)|see also|also read|related(?: (?:articles?|stories|news|links|coverage|topics))?|you may also like|recommended(?: for you)?|most read|trending(?: now)?|don[’']t miss|up next|watch|share(?: this)?(?: (?:article|story|page))?|print|email|comments?|advertisement|sponsored|tags|topics|filed under|follow us|sign up|subscribe(?: now)?|log ?in|newsletter|contact(?: us)?|about us|privacy policy|terms of (?:use|service)",
    'lesen sie (?:auch|mehr)|mehr zum thema|mehr dazu|siehe auch|auch interessant|meistgelesen|das könnte sie auch interessieren|artikel teilen|teilen|drucken|anzeige|werbung|newsletter abonnieren|jetzt abonnieren|schlagworte|kontakt|impressum|datenschutz',
    "lire aussi|à lire aussi|lire la suite|sur le même (?:sujet|thème)|voir aussi|articles? (?:liés|associés)|les plus lus|partager(?: cet article)?|publicité|abonnez-vous|s[’']abonner|s[’']inscrire|mentions légales|nous contacter",
    'lea también|lee también|leer más|te puede interesar|le puede interesar|ver también|más (?:noticias|información)|noticias (?:relacionadas|recomendadas)|notícias (?:relacionadas|recomendadas)|leia (?:também|mais)|lo más leído|compartir|publicidad|suscríbete|suscríbase|síguenos|etiquetas|contacto|aviso legal',
    'leggi anche|leggi tutto|condividi|lees ook|lees meer|читайте также|подробнее|поделиться|подписывайтесь',
    'اقرأ أيضا?ً?|اقرأ المزيد|شاهد أيضا?ً?|مواضيع ذات صلة|أخبار ذات صلة|شارك(?: الخبر| المقال)?|تابعونا|تابعنا|اشترك(?: الآن)?|إعلان|اتصل بنا',
    '関連記事|あわせて読みたい|続きを読む|もっと見る|シェア(?:する)?|ツイート|広告|おすすめ記事|人気記事|相关(?:新闻|阅读|链接|文章|报道)|延伸阅读|推荐阅读|更多新闻|阅读更多|分享到?|责任编辑|編集部おすすめ|相關新聞|延伸閱讀',
  ].join('|')})(?:\\s*[:：»>|].*|\\s*[!.…]*)$`,
  'u',
);

/** How a sentence of standing text begins. */
const OPENINGS = `[\\s*•>|-]*(?:${[
  "follow (?:us|@\\w+|(?:him|her|them) on)\\b|like us on\\b|join us on\\b|find us on\\b|sign up (?:for|to|here|now|today)\\b|subscribe (?:to (?:our|the|this)|for|now|today|here|and)\\b|get (?:our|the (?:latest|day[’']s)|breaking|more) .{0,40}(?:newsletters?|inbox|headlines|alerts|news)\\b|click here\\b|download (?:our|the) .{0,30}app\\b|support (?:our|independent) journalism|send (?:us )?(?:your )?(?:tips|feedback|letters|photos)\\b|contact (?:us|the (?:author|newsroom|reporter|editor))\\b|write to (?:us|the (?:newsroom|editor)|the author)\\b|have a (?:tip|story)\\b|we (?:use|and our partners use) cookies|this (?:site|website|page) uses cookies|by (?:using|continuing to use|clicking) |we are pleased to provide this opportunity|some of the comments may be|comments (?:are|may be|will be) |thank you for (?:taking the time|reading|your comment)|already a subscriber|become a (?:member|subscriber|patron)|this material may not be|read (?:more|the full story|also) ?[:»]|related ?:|more news ?:|see also ?:|a link has been (?:sent|posted) to your\\b|these are external links\\b|check out this story on\\b|join the conversation\\b|to find out more about (?:facebook )?commenting\\b",
  'folgen sie uns\\b|abonnieren sie\\b|melden sie sich .{0,30}(?:newsletter|an)\\b|(?:unser|der|unseren) newsletter\\b|diese (?:website|seite|webseite) (?:verwendet|nutzt) cookies|wir verwenden cookies|lesen sie (?:auch|hier|dazu|mehr)\\b|hinweise nimmt die redaktion|nachdruck\\b|haben sie (?:hinweise|fragen)',
  'suivez-nous\\b|abonnez-vous\\b|inscrivez-vous\\b|recevez (?:notre|nos|chaque)\\b|ce site utilise des cookies|nous utilisons des cookies|en poursuivant votre navigation|écrivez-nous|contactez-nous|(?:à )?lire aussi\\b',
  's[ií]guenos\\b|síganos\\b|suscr[ií]b(?:ete|ase)\\b|regístrate\\b|recib[ae] (?:nuestr[oa]s?|las)\\b|este sitio (?:web )?utiliza cookies|utilizamos cookies|contáctenos|escríbanos|le(?:a|e) también\\b|siga-nos\\b|assine\\b|seguici su\\b|iscriviti\\b|volg ons\\b|подпи(?:шитесь|сывайтесь) на',
  'تابعونا\\s|تابعنا\\s|اشترك(?:وا)? في|يستخدم هذا الموقع|نستخدم ملفات|للتواصل|اقرأ أيض',
  '(?:公式)?(?:line|twitter|x|facebook|メルマガ|ニュースレター).{0,20}(?:登録|フォロー|購読)|(?:当|本)(?:サイト|ウェブサイト).{0,20}(?:cookie|クッキー)|お問い合わせ|ご意見|(?:扫码|扫描二维码|点击|欢迎|请)?关注(?:我们|.{0,12}公众号|微信)|订阅|本网站使用|联系我们|投稿邮箱|歡迎訂閱|更多精彩',
].join('|')})`;
export const BEGINS = new RegExp(`^${OPENINGS}`, 'u');
/** Finds nothing in a lowered line where no sentence but its first can begin so: one search for all of them. */
const BEGINS_INSIDE = new RegExp(`[.!?…。！？؟]["”’»)]*${OPENINGS}`, 'u');

/** Words that are standing text wherever they stand in a sentence; and a page's script, read as its text. */
export const HOLDS =
  /\b(?:window\.\w+ ?=|document\.\w+\(|\w+\.push\(\{|all rights reserved|may not be published, broadcast|terms of (?:use|service)|privacy policy|cookie policy|unsubscribe|(?:our|free|daily|weekly) newsletters?|do not sell my|reprinted elsewhere in the site|alle rechte vorbehalten|datenschutzerklärung|schriftlicher genehmigung|tous droits réservés|politique de confidentialité|todos los derechos reservados|política de privacidad|todos os direitos reservados|tutti i diritti riservati)(?!\p{L})|جميع الحقوق محفوظة|سياسة الخصوصية|無断転載|無断複製|著作権は|版权所有|未经授权|不得转载|请注明出处|все права защищены/u;

/**
 * Finds nothing in a lowered line where `HOLDS` can match no sentence: a piece of each of its wordings. The pieces begin
 * with few letters, and rare ones, for the engine skips what none of them begins with.
 */
export const MAY_HOLD =
  /ghts reserved|broadcast|f (?:use|service)|vacy p|kie p|bscribe|wsletter|l my|where in the s|w\.\w+ ?=|\.\w+\(|vorbeh|zerkl|genehm|vés|que de conf|vados|vacidad|vati|حقوق|سياسة|無断|著作権は|版权所有|未经|不得转载|请注明|все права/u;
