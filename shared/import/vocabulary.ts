// Words by which the parts of a document are known, in three languages: the printed wordings and the variants met in practice.
import { languageDefinitions } from '../language/index.ts';
import type { WordingKey } from '../language/definition.ts';
import { comparable } from './comparable.ts';

const wordings = (key: WordingKey, ...variants: readonly string[]): ReadonlySet<string> =>
  new Set([...Object.values(languageDefinitions).map((language) => language.wording(key)), ...variants].map(comparable));

export const summaryWords = wordings('summary', 'Executive summary', 'Abstract', 'ملخص', 'الموجز', 'الملخص', 'موجز تنفيذي', 'Sommaire exécutif', 'Résumé analytique');
export const contentsWords = wordings('contents', 'Table of contents', 'List of contents', 'TOC', 'قائمة المحتويات', 'جدول المحتويات', 'الفهرس', 'فهرس المحتويات', 'Sommaire');
export const introductionWords = wordings('introduction', 'المقدمة', 'تمهيد', 'Preface', 'Foreword', 'Préface', 'Avant-propos');
export const conclusionWords = wordings(
  'conclusion', 'Conclusions', 'Conclusions and recommendations', 'Recommendations', 'الخاتمة', 'الاستنتاجات', 'الاستنتاجات والتوصيات', 'التوصيات',
  'Conclusions et recommandations', 'Recommandations', 'Abbreviations', 'Abbreviations and acronyms', 'المختصرات', 'Sigles et acronymes', 'Preamble', 'Préambule', 'الديباجة',
);
export const annexesWords = wordings('annexes', 'Annexes', 'Appendices', 'الملاحق');
/** The heads of the columns of printed contents, and the like. */
export const contentsColumnWords = new Set(
  [...wordings('paragraphs', 'Paragraph', 'Para', 'Paras', 'الفقرة', 'Par', 'Paragraphes'), ...wordings('page', 'Pages', 'الصفحات', 'صفحة'), ...wordings('chapter', 'Chapters', 'الفصول', 'فصل', 'Chapitres', 'Section', 'Sections', 'الفرع')],
);
export const notesWords = new Set(['Notes', 'Footnotes', 'Endnotes', 'References', 'الحواشي', 'الهوامش', 'Notes de bas de page'].map(comparable));
export const continuedForm = /\((?:continued|cont[’']?d\.?|suite|تابع)\)/i;

/** Preambular paragraphs open with one of these, and end with a comma. */
const preambular =
  'affirming|alarmed|acknowledging|appreciating|aware|bearing in mind|being|believing|cognizant|commending|concerned|concluding|considering|conscious|convinced|' +
  'deeply|deploring|determined|emphasizing|encouraged|expressing|fully|guided|having|in pursuit|inspired|mindful|noting|pursuant|reaffirming|recalling|recognizing|referring|' +
  'reiterating|resolved|seeking|stressing|taking|thanking|underlining|underscoring|viewing|welcoming|also|further|' +
  'affirmant|ayant|consciente?|considerant|convaincue?|constatant|desireuse|estimant|exprimant|guidee?|inspiree?|notant|prenant|preoccupee?|profondement|rappelant|reaffirmant|reconnaissant|saluant|se felicitant|soulignant|tenant compte|se declarant';
const preambularArabic = 'اذ|واذ|وقد|بعد ان|وبعد ان|ادراكا|وادراكا|اقتناعا|واقتناعا|ايمانا|وايمانا';
export const preambularForm = new RegExp(`^(?:${preambular})(?: |$)|^(?:${preambularArabic}) `);

/** Operative paragraphs open with one of these. */
const operative =
  '(?:also |further |strongly |urgently |once again |solemnly |again )?(?:acknowledges|adopts|affirms|agrees|appeals|approves|authorizes|calls|commends|condemns|confirms|congratulates|decides|declares|deplores|designates|emphasizes|' +
  'encourages|endorses|establishes|expresses|instructs|invites|notes|proclaims|reaffirms|recalls|recognizes|recommends|regrets|reiterates|renews|requests|resolves|stresses|supports|' +
  'takes note|thanks|transmits|underlines|underscores|urges|welcomes)|' +
  '(?:adopte|affirme|appelle|approuve|autorise|charge|condamne|confirme|considere|constate|decide|declare|demande|encourage|engage|exhorte|exprime|fait appel|fait sienne?s?|felicite|invite|note|prend acte|prend note|prie|reaffirme|recommande|reconnait|' +
  'remercie|reitere|se felicite|souligne|sait gre)';
const operativeArabic = 'تقرر|تطلب|تدعو|تحث|توصي|تؤكد|تعرب|ترحب|تشجع|تشدد|تحيط علما|تعتمد|تؤيد|تلاحظ|تشير|تعيد|تكرر|تشكر|تثني|توافق|تناشد|تدين|تكلف|تهيب|تقر|توكد|تويد';
export const operativeForm = new RegExp(`^(?:${operative})(?: |$)|^(?:و|كما |وتكرر )?(?:${operativeArabic})(?: |$)`);

/** A line that announces key messages: then numbers that restart are messages even without a bold lead-in. */
export const keyMessagesForm = /key messages?|messages? cles?|رساي?ل.{0,3} ري?ي?سيه|الرسايل الرييسيه/;

/** A day of a programme: `DAY 1: Wednesday`, `اليوم الأول`, `Premier jour`, `Jour 1`. */
export const dayForm = /^(?:day (?:\d|one|two|three|four|five|i+)|(?:first|second|third|fourth|fifth) day|jour (?:\d|i+)|(?:premier|deuxieme|second|troisieme|quatrieme) jour|(?:ere|e) jour|journee \d|(?:premiere|deuxieme|seconde|troisieme) journee|اليوم (?:الاول|الثاني|الثالث|الرابع|الخامس|\d))/;
const weekdays = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد';
/** A weekday with its date, which heads the rows of that day. */
export const weekdayForm = new RegExp(`^(?:يوم )?(?:${weekdays}) \\d{1,2}`);
