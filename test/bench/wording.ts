// Words of the sample documents: parts of sentences about an invented conference, in three languages, that fit together in any choice.
import type { Language } from '../../shared/language/language.ts';

export interface Wording {
  readonly title: string;
  readonly chapters: readonly string[];
  readonly sections: readonly string[];
  readonly leads: readonly string[];
  /** A sentence is an opening, a matter, a manner and a reason, in this order. */
  readonly openings: readonly string[];
  readonly matters: readonly string[];
  readonly manners: readonly string[];
  readonly reasons: readonly string[];
  /** Before a document symbol at the end of a paragraph. */
  readonly see: string;
  readonly notes: readonly string[];
}

export const wording: Readonly<Record<Language, Wording>> = {
  en: {
    title: 'Second Regional Conference on Small Ports and Ferry Lines: conclusions of the debate',
    chapters: ['State of small ports', 'Ferry lines and the people who use them', 'Fair tariffs', 'Safety at sea', 'Work on the quays', 'Money and supervision'],
    sections: ['Timetables that hold', 'Harbour masters and their means', 'Cold stores', 'Training of crews', 'Tickets for students', 'Wrecks and buoys', 'Data that ports share', 'Night crossings', 'Repair yards', 'Islands without a port'],
    leads: ['Publish before you charge.', 'One form for all ports.', 'No crossing without a boat behind it.', 'Pay crews in the month they sail.', 'Count passengers, not tickets.'],
    openings: [
      'Participants stressed that', 'The representative of the island municipalities reported that', 'Several delegations recalled that', 'The secretariat noted that',
      'Speakers from the ferry companies held that', 'The working group agreed that', 'Researchers showed with figures of nine seasons that', 'Harbour masters confirmed that',
      'The association of fishing families explained that', 'In the ensuing discussion, it was observed that', 'Many participants doubted that', 'The Chair summed up that',
    ],
    matters: [
      'ministries of transport should publish the tariff of every ferry line in one register', 'the cold stores of the northern quays stand empty for five months of the year',
      'a crossing that is cancelled after noon leaves families on the quay until the morning', 'the buoys laid in the first programme have not been inspected since',
      'municipal ports carry two thirds of the goods that households on the islands buy', 'crews trained in one country are refused by the inspectors of the next',
      'students pay the full fare on eleven of the fourteen lines that reach a university', 'repair yards lose their best welders to the yards of the great ports',
      'insurers ask small ports for papers that only large ports can produce', 'the forms for livestock, fish and parcels could become one form',
      'timetables are drawn up without asking the schools and hospitals that depend on them', 'wrecks in the shallow channels raise the premium of every boat that passes',
      'the levy on each ticket should stay with the port where the passenger embarks', 'night crossings need two qualified mates and not one',
      'data on waves and wind reach the smaller harbours a day too late', 'the savings of shared pilots have been estimated with care and never tried',
    ],
    manners: [
      'by the end of the second year', 'in close consultation with the municipalities', 'at no cost to the passenger', 'with the help of the regional training centre', 'under rules that all ports can read',
      'as agreed at the previous conference', 'without waiting for the new quays', 'in at least 12 of the 31 ports surveyed', 'on the basis of a common register', 'from the coming season onward',
    ],
    reasons: [
      'since small ports have no reserves to draw on', 'because a late boat is dearer than an empty one', 'so that the figures of 2019 and 2023 can be compared at last', 'although only 38 per cent of the crews had been asked',
      'given that the fishing season and the school year begin in the same week', 'which no ministry can settle alone', 'as the survey of 4,200 households had made clear', 'provided that the inspectors accept the same certificate',
      'while the great ports bear their share of the cost', 'and the fund for harbour repair should be opened to them',
    ],
    see: ' See ',
    notes: ['Survey of island households, second round, table 7.', 'Figures do not include private moorings.', 'Based on the replies of 27 harbour masters.', 'The line was closed for repairs from March to June.', 'Estimate of the secretariat; prices of the year before.'],
  },
  ar: {
    title: 'المؤتمر الإقليمي الثاني المعني بالموانئ الصغيرة وخطوط العبّارات: استنتاجات المناقشة',
    chapters: ['حالة الموانئ الصغيرة', 'خطوط العبّارات ومستخدموها', 'تعريفات منصفة', 'السلامة في البحر', 'العمل على الأرصفة', 'المال والرقابة'],
    sections: ['مواعيد يُلتزم بها', 'رؤساء الموانئ وإمكاناتهم', 'مخازن التبريد', 'تدريب الطواقم', 'تذاكر الطلاب', 'الحطام والعوّامات', 'بيانات تتقاسمها الموانئ', 'الرحلات الليلية', 'أحواض الإصلاح', 'جزر بلا ميناء'],
    leads: ['النشر قبل التحصيل.', 'استمارة واحدة لجميع الموانئ.', 'لا رحلة بلا قارب احتياطي.', 'أجور الطواقم في شهر إبحارها.', 'عدّ الركاب لا التذاكر.'],
    openings: [
      'أكّد المشاركون أنّ', 'وأفاد ممثل بلديات الجزر بأنّ', 'وذكّرت وفود عدة بأنّ', 'ولاحظت الأمانة التنفيذية أنّ', 'ورأى متحدثون من شركات العبّارات أنّ', 'واتفق الفريق العامل على أنّ',
      'وبيّن باحثون بأرقام تسعة مواسم أنّ', 'وأكّد رؤساء الموانئ أنّ', 'وأوضحت رابطة أسر الصيادين أنّ', 'وأشير في المناقشة التي تلت إلى أنّ', 'وشكّك كثيرون في أنّ', 'ولخّص الرئيس النقاش بأنّ',
    ],
    matters: [
      'على وزارات النقل نشر تعريفة كل خط من خطوط العبّارات في سجل واحد', 'مخازن التبريد في الأرصفة الشمالية تبقى فارغة خمسة أشهر من السنة', 'إلغاء الرحلة بعد الظهر يترك الأسر على الرصيف حتى الصباح',
      'العوّامات التي وُضعت في البرنامج الأول لم تخضع للتفتيش منذ ذلك الحين', 'الموانئ البلدية تنقل ثلثي السلع التي تشتريها أسر الجزر', 'الطواقم المدرّبة في بلد ما يرفضها مفتشو البلد المجاور',
      'الطلاب يدفعون الأجرة كاملة على أحد عشر خطاً من أصل أربعة عشر تصل إلى جامعة', 'أحواض الإصلاح تفقد أمهر لحّاميها لصالح أحواض الموانئ الكبرى', 'شركات التأمين تطلب من الموانئ الصغيرة وثائق لا يقدر على إصدارها سوى الموانئ الكبرى',
      'استمارات الماشية والأسماك والطرود يمكن أن تصبح استمارة واحدة', 'جداول المواعيد توضع من دون سؤال المدارس والمستشفيات التي تعتمد عليها', 'الحطام في القنوات الضحلة يرفع قسط كل قارب يمرّ بها',
      'الرسم المفروض على كل تذكرة ينبغي أن يبقى في ميناء صعود الراكب', 'الرحلات الليلية تحتاج إلى ضابطين مؤهّلين لا إلى ضابط واحد', 'بيانات الأمواج والرياح تصل إلى المرافئ الصغرى متأخرة يوماً كاملاً', 'وفورات المرشدين المشتركين قُدّرت بعناية ولم تُجرَّب قط',
    ],
    manners: [
      'بحلول نهاية السنة الثانية', 'بالتشاور الوثيق مع البلديات', 'من دون كلفة على الراكب', 'بمساعدة مركز التدريب الإقليمي', 'وفق قواعد تستطيع جميع الموانئ قراءتها',
      'كما اتُّفق عليه في المؤتمر السابق', 'من دون انتظار الأرصفة الجديدة', 'في 12 ميناء على الأقل من أصل 31 شملها المسح', 'على أساس سجل مشترك', 'ابتداءً من الموسم المقبل',
    ],
    reasons: [
      'لأنّ الموانئ الصغيرة لا تملك احتياطياً تلجأ إليه', 'إذ إنّ القارب المتأخر أغلى من القارب الفارغ', 'كي تتسنّى أخيراً مقارنة أرقام عامي 2019 و2023', 'مع أنّ 38 في المائة فقط من الطواقم سُئلت رأيها',
      'بالنظر إلى أنّ موسم الصيد والسنة الدراسية يبدآن في الأسبوع نفسه', 'وهو ما لا تستطيع وزارة بمفردها أن تحسمه', 'كما أظهر المسح الذي شمل 4,200 أسرة', 'شرط أن يقبل المفتشون الشهادة نفسها',
      'على أن تتحمّل الموانئ الكبرى نصيبها من الكلفة', 'وينبغي أن يُفتح أمامها صندوق إصلاح المرافئ',
    ],
    see: ' انظر ',
    notes: ['مسح أسر الجزر، الجولة الثانية، الجدول 7.', 'لا تشمل الأرقام المراسي الخاصة.', 'استناداً إلى ردود 27 من رؤساء الموانئ.', 'أُغلق الخط للإصلاح من آذار/مارس إلى حزيران/يونيو.', 'تقدير الأمانة التنفيذية بأسعار السنة السابقة.'],
  },
  fr: {
    title: 'Deuxième Conférence régionale sur les petits ports et les lignes de bacs : conclusions du débat',
    chapters: ['État des petits ports', 'Les lignes de bacs et leurs usagers', 'Des tarifs équitables', 'La sécurité en mer', 'Le travail sur les quais', 'Financement et contrôle'],
    sections: ['Des horaires respectés', 'Les capitaines de port et leurs moyens', 'Entrepôts frigorifiques', 'Formation des équipages', 'Billets pour étudiants', 'Épaves et bouées', 'Données partagées', 'Traversées de nuit', 'Chantiers de réparation', 'Îles sans port'],
    leads: ['Publier avant de percevoir.', 'Un formulaire pour tous les ports.', 'Pas de traversée sans bateau de réserve.', 'Payer les équipages le mois même.', 'Compter les passagers, non les billets.'],
    openings: [
      'Les participants ont souligné que', 'Le représentant des municipalités insulaires a signalé que', 'Plusieurs délégations ont rappelé que', 'Le secrétariat a noté que',
      'Des orateurs venus des compagnies ont estimé que', 'Le groupe de travail est convenu que', 'Des chercheurs ont montré, chiffres à l’appui, que', 'Les capitaines de port ont confirmé que',
    ],
    matters: [
      'les tarifs de chaque ligne devraient être publiés dans un registre unique', 'les entrepôts des quais du nord restent vides cinq mois par an', 'les bouées du premier programme n’ont pas été inspectées depuis',
      'les ports municipaux acheminent les deux tiers des marchandises achetées par les ménages', 'des équipages formés dans un pays sont refusés dans le pays voisin', 'les étudiants paient plein tarif sur onze des quatorze lignes',
      'les chantiers perdent leurs meilleurs soudeurs', 'les données sur la houle et le vent parviennent aux petits ports avec un jour de retard',
    ],
    manners: ['d’ici à la fin de la deuxième année', 'en étroite consultation avec les municipalités', 'sans frais pour le passager', 'avec l’aide du centre régional de formation', 'dans au moins 12 des 31 ports étudiés', 'dès la saison prochaine'],
    reasons: [
      'les petits ports n’ayant pas de réserves', 'un bateau en retard coûtant plus cher qu’un bateau vide', 'afin que les chiffres de 2019 et de 2023 puissent enfin être comparés', 'bien que seuls 38 % des équipages aient été consultés',
      'ce qu’aucun ministère ne peut régler seul', 'comme l’a montré l’enquête menée auprès de 4 200 ménages',
    ],
    see: ' Voir ',
    notes: ['Enquête auprès des ménages insulaires, deuxième série, tableau 7.', 'Hors mouillages privés.', 'D’après les réponses de 27 capitaines de port.', 'Estimation du secrétariat, aux prix de l’année précédente.'],
  },
};
