// One view per block type; a new type is asked for here by the compiler.
import type { BlockType } from '../../../shared/document/blocks/index.ts';
import { AnnexView } from './Annex.tsx';
import type { BlockView } from './block-view.ts';
import { BodyView } from './Body.tsx';
import { BoxView } from './Box.tsx';
import { BulletView } from './Bullet.tsx';
import { CommitteeView } from './Committee.tsx';
import { ContentsView } from './Contents.tsx';
import { EndRuleView } from './EndRule.tsx';
import { FigureView } from './Figure.tsx';
import { HeadingView } from './Heading.tsx';
import { KeyMessageView } from './KeyMessage.tsx';
import { LogosView } from './Logos.tsx';
import { DateView, DistributionView, JobNumberView, LanguageView, OrganView, OriginalLanguageView, SymbolView } from './Masthead.tsx';
import { AgendaItemView, DocumentKindView, SessionView, VenueView } from './Meeting.tsx';
import { NumberedParagraphView } from './NumberedParagraph.tsx';
import { OperativeParagraphView } from './OperativeParagraph.tsx';
import { PageBreakView } from './PageBreak.tsx';
import { ParagraphView } from './Paragraph.tsx';
import { PreambularParagraphView } from './PreambularParagraph.tsx';
import { PriorityAreaView } from './PriorityArea.tsx';
import { QuotationView } from './Quotation.tsx';
import { SignatureView } from './Signature.tsx';
import { SubparagraphView } from './Subparagraph.tsx';
import { SubtitleView } from './Subtitle.tsx';
import { SummaryView } from './Summary.tsx';
import { TableView } from './Table.tsx';
import { TitleView } from './Title.tsx';

export const blockViews: { readonly [Type in BlockType]: BlockView<Type> } = {
  logos: LogosView,
  organ: OrganView,
  distribution: DistributionView,
  symbol: SymbolView,
  date: DateView,
  language: LanguageView,
  originalLanguage: OriginalLanguageView,
  jobNumber: JobNumberView,
  body: BodyView,
  committee: CommitteeView,
  session: SessionView,
  venue: VenueView,
  agendaItem: AgendaItemView,
  documentKind: DocumentKindView,
  title: TitleView,
  subtitle: SubtitleView,
  summary: SummaryView,
  contents: ContentsView,
  heading: HeadingView,
  numberedParagraph: NumberedParagraphView,
  paragraph: ParagraphView,
  priorityArea: PriorityAreaView,
  keyMessage: KeyMessageView,
  subparagraph: SubparagraphView,
  bullet: BulletView,
  quotation: QuotationView,
  box: BoxView,
  table: TableView,
  figure: FigureView,
  preambularParagraph: PreambularParagraphView,
  operativeParagraph: OperativeParagraphView,
  annex: AnnexView,
  signature: SignatureView,
  endRule: EndRuleView,
  pageBreak: PageBreakView,
};
