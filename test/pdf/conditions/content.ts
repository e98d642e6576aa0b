// Conditions on what the pages paint: all of it is an artifact or belongs to the structure, and running headers and footers say what they are.
import { artifact, tagging, type TaggedPage, type TaggedPdf } from '../structure.ts';
import type { Painted } from '../content.ts';
import { violation, type Violation } from './violation.ts';

const shown = ({ operator, glyphs, owner, x, y }: Painted): string => {
  const text = glyphs.map(({ unicode }) => unicode ?? '').join('').trim().slice(0, 40);
  return `page ${owner.page}, ${text === '' ? `operator ${operator}` : `“${text}”`} at ${x.toFixed(0)}, ${y.toFixed(0)}`;
};

/** Whether painted content can be reached from the structure, both ways: by the tree of parents, and from the element that it names. */
const isTagged = (pdf: TaggedPdf, painted: Painted): boolean => {
  const mark = tagging(painted.marks);
  if (mark === null) return false;
  return pdf.parentOf(mark)?.children.some((child) => child.kind === 'content' && child.mcid === mark.mcid && child.owner === mark.owner.object) === true;
};

export function* markingConditions(pdf: TaggedPdf): Generator<Violation> {
  const { file } = pdf;
  const marking = file.dict(file.catalogue, 'MarkInfo');
  if (file.get(marking, 'Marked') !== true) yield violation('UA 6.2', 'catalogue');
  if (file.get(marking, 'Suspects') === true) yield violation('01-007', 'catalogue');
  for (const { number, content } of pdf.pages) {
    for (const { mark, inside } of content.marks) {
      if (mark.tag === 'Artifact' && tagging(inside) !== null) yield violation('01-003', `page ${number}, in content ${tagging(inside)?.mcid}`);
      if (mark.tag !== 'Artifact' && mark.mcid !== null && artifact(inside) !== null) yield violation('01-004', `page ${number}, content ${mark.mcid}`);
    }
    for (const painted of content.painted) if (artifact(painted.marks) === null && !isTagged(pdf, painted)) yield violation('01-005', shown(painted));
    for (const [form, times] of content.forms) {
      if (times > 1 && content.marks.some(({ mark }) => mark.mcid !== null && mark.owner.object === form)) yield violation('30-002', `page ${number}, object ${form}`);
    }
  }
}

const isText = ({ kind }: Painted): boolean => kind === 'text';

/**
 * Text of artifacts above or below all tagged text of the pages of one size. Other artifacts may be text as well: leader dots, and header
 * rows that a table repeats at the top of its next page.
 */
const runningTexts = (pages: readonly TaggedPage[]): Painted[] => {
  const texts = pages.flatMap(({ content }) => content.painted.filter(isText));
  const [running, body] = [texts.filter(({ marks }) => artifact(marks) !== null), texts.filter(({ marks }) => artifact(marks) === null)];
  if (body.length === 0) return [];
  const [top, bottom] = [Math.max(...body.map(({ y }) => y)), Math.min(...body.map(({ y }) => y))];
  return running.filter(({ y, size }) => y > top + size || y < bottom - size);
};

export function* runningConditions(pdf: TaggedPdf): Generator<Violation> {
  for (const pages of Map.groupBy(pdf.pages, ({ dict }) => pdf.file.array(dict.get('MediaBox')).join(' ')).values()) {
    for (const painted of runningTexts(pages)) {
      const properties = artifact(painted.marks)?.properties;
      if (pdf.file.name(properties?.get('Type')) !== 'Pagination') yield violation('18-001', shown(painted));
      else if (!/^(Header|Footer)$/.test(pdf.file.name(properties?.get('Subtype')) ?? '')) yield violation('18-002', shown(painted));
    }
  }
}
