// Conditions on the elements of the structure: their types, how they nest, headings, figures, formulas, notes.
import { PdfString, Ref } from '../objects.ts';
import { misplaced, placeOf } from '../reading.ts';
import { mapped, standardTypes, type Element, type TaggedPdf } from '../structure.ts';
import { violation, type Checkpoint, type Violation } from './violation.ts';

export function* typeConditions({ roles, elements }: TaggedPdf): Generator<Violation> {
  for (const type of new Set([...elements.map((element) => element.type), ...roles.keys()])) {
    const role = mapped(type, roles);
    if (role === 'circular') yield violation('02-003', `type ${type}`);
    else if (role === null) yield violation('02-001', `type ${type}`);
    if (standardTypes.has(type) && roles.has(type) && roles.get(type) !== type) yield violation('02-004', `type ${type}`);
  }
}

interface Nesting {
  readonly checkpoint: Checkpoint;
  /** What may hold the element; missing where anything may. */
  readonly parents?: RegExp;
  /** The types of the elements in it, with spaces between them. */
  readonly kids?: RegExp;
}

const rows: Nesting = { checkpoint: '09-004', parents: /^Table$/, kids: /^(TR ?)*$/ };

/** ISO 32000-1, tables 333, 336 and 337. */
const nestings: Readonly<Record<string, Nesting>> = {
  Table: { checkpoint: '09-004', kids: /^(Caption( |$))?((TR( |$))*|(THead( |$))?((TBody|TFoot)( |$))*)(Caption)?$/ },
  THead: rows,
  TBody: rows,
  TFoot: rows,
  TR: { checkpoint: '09-004', parents: /^(Table|THead|TBody|TFoot)$/, kids: /^((TH|TD) ?)*$/ },
  TH: { checkpoint: '09-004', parents: /^TR$/ },
  TD: { checkpoint: '09-004', parents: /^TR$/ },
  L: { checkpoint: '09-005', kids: /^(Caption( |$))?((L|LI) ?)*$/ },
  LI: { checkpoint: '09-005', parents: /^L$/, kids: /^(Lbl( |$))?(LBody)?$/ },
  LBody: { checkpoint: '09-005', parents: /^LI$/ },
  TOC: { checkpoint: '09-006', kids: /^(Caption( |$))?((TOC|TOCI) ?)*$/ },
  TOCI: { checkpoint: '09-006', parents: /^TOC$/ },
};

const kidTypes = (element: Element): string => element.elements.map(({ role, type }) => role ?? type).join(' ');

/** Of the structure above an element, what paragraphs and headings may not hold. */
const textBlock = (element: Element): Element | null => {
  for (let each = element.parent; each !== null; each = each.parent) {
    if (/^(P|H|H[1-6])$/.test(each.role ?? '')) return each;
    // A note or the body of a list item is a place of its own.
    if (/^(Note|LBody|TD|TH|Caption|Sect|Div|Part|Art|BlockQuote)$/.test(each.role ?? '')) return null;
  }
  return null;
};

export function* nestingConditions(pdf: TaggedPdf): Generator<Violation> {
  for (const element of pdf.elements) {
    const nesting = nestings[element.role ?? ''];
    if (nesting !== undefined) {
      const { checkpoint, parents, kids } = nesting;
      if (parents !== undefined && !parents.test(element.parent?.role ?? '')) yield violation(checkpoint, `${placeOf(pdf, element)} is in ${element.parent?.type ?? 'nothing'}`);
      if (kids !== undefined && !kids.test(kidTypes(element))) yield violation(checkpoint, `${placeOf(pdf, element)} holds ${kidTypes(element) || 'nothing'}`);
    }
    const around = /^(H|H[1-6]|L|Table|TOC)$/.test(element.role ?? '') ? textBlock(element) : null;
    if (around !== null) yield violation('09-002', placeOf(pdf, element));
    for (const pieces of misplaced(pdf, element)) yield violation('09-001', `${placeOf(pdf, element)}: ${pieces}`);
    const parent = element.dict.get('P');
    const root = pdf.file.catalogue.get('StructTreeRoot');
    const right = element.parent === null ? (root instanceof Ref ? root.number : null) : element.parent.object;
    if (!(parent instanceof Ref) || parent.number !== right) yield violation('PDF 14.7.2', placeOf(pdf, element));
    for (const child of element.children) {
      if (child.kind === 'content' && !pdf.isMarked(child)) yield violation('PDF 14.7.4.2', `${placeOf(pdf, element)}: content ${child.mcid}`);
    }
  }
}

export function* headingConditions(pdf: TaggedPdf): Generator<Violation> {
  const headings = pdf.elements.filter(({ role }) => /^H[1-6]$/.test(role ?? ''));
  const plain = pdf.elements.filter(({ role }) => role === 'H');
  const [first] = headings;
  if (first !== undefined && first.role !== 'H1') yield violation('14-002', placeOf(pdf, first));
  for (const [index, heading] of headings.entries()) {
    const before = headings[index - 1];
    if (before !== undefined && Number(heading.role?.slice(1)) > Number(before.role?.slice(1)) + 1) yield violation('14-003', `${placeOf(pdf, heading)} follows ${before.role}`);
  }
  for (const element of pdf.elements) if (element.elements.filter(({ role }) => role === 'H').length > 1) yield violation('14-006', placeOf(pdf, element));
  if (headings.length > 0 && plain[0] !== undefined) yield violation('14-007', placeOf(pdf, plain[0]));
}

const isDescribed = (element: Element): boolean => (element.string('Alt') ?? '').trim() !== '' || (element.string('ActualText') ?? '').trim() !== '';

export function* figureConditions(pdf: TaggedPdf): Generator<Violation> {
  for (const element of pdf.elements) {
    if (element.role === 'Formula' && !isDescribed(element)) yield violation('17-002', placeOf(pdf, element));
    if (element.role !== 'Figure') continue;
    if (!isDescribed(element)) yield violation('13-004', placeOf(pdf, element));
    const box = element.attribute('Layout', 'BBox');
    if (!Array.isArray(box) || box.length !== 4) yield violation('PDF 14.8.5.4.3', placeOf(pdf, element));
  }
}

export function* noteConditions(pdf: TaggedPdf): Generator<Violation> {
  const ids = new Map<string, number>();
  for (const element of pdf.elements) {
    const id = element.string('ID');
    if (id !== null) ids.set(id, (ids.get(id) ?? 0) + 1);
  }
  for (const note of pdf.elements.filter(({ role }) => role === 'Note')) {
    const id = pdf.file.get(note.dict, 'ID');
    if (!(id instanceof PdfString) || id.bytes.length === 0) yield violation('19-003', placeOf(pdf, note));
    else if ((ids.get(id.text) ?? 0) > 1) yield violation('19-004', `${placeOf(pdf, note)}: ${id.text}`);
  }
}
