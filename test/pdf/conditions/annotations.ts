// Conditions on annotations: each belongs to an element of the right type, has a description, and is reached in the order of the structure.
import { PdfString, type Dict } from '../objects.ts';
import { placeOf } from '../reading.ts';
import type { Element, TaggedPdf } from '../structure.ts';
import { violation, type Violation } from './violation.ts';

const hidden = 2;

const holds = (element: Element | null, dict: Dict): boolean => element?.children.some((child) => child.kind === 'object' && child.dict === dict) === true;

export function* annotationConditions(pdf: TaggedPdf): Generator<Violation> {
  const { file } = pdf;
  for (const page of pdf.pages) {
    const annotations = file.array(page.dict.get('Annots')).map((each) => file.dict(each));
    const order = file.name(page.dict.get('Tabs'));
    if (annotations.length > 0 && order === null) yield violation('28-008', `page ${page.number}`);
    else if (annotations.length > 0 && order !== 'S') yield violation('28-009', `page ${page.number}: ${order}`);
    for (const [index, annotation] of annotations.entries()) {
      const type = file.name(annotation.get('Subtype')) ?? '';
      if (type === 'Popup' || type === 'PrinterMark' || (Number(file.get(annotation, 'F') ?? 0) & hidden) !== 0) continue;
      const place = `page ${page.number}, annotation ${index + 1} (${type})`;
      const contents = file.get(annotation, 'Contents');
      const described = contents instanceof PdfString && contents.text.trim() !== '';
      const named = pdf.elementOf(pdf.parents.get(Number(file.get(annotation, 'StructParent') ?? NaN)));
      const element = holds(named, annotation) ? named : null;
      if (type === 'TrapNet') yield violation('28-007', place);
      else if (type === 'Link') {
        if (element?.role !== 'Link') yield violation('28-011', place);
        if (!described) yield violation('28-012', place);
      } else if (type === 'Widget') {
        if (element?.role !== 'Form') yield violation('28-010', place);
      } else {
        if (element?.role !== 'Annot') yield violation('28-002', place);
        if (!described && (element?.string('Alt') ?? '').trim() === '') yield violation('28-004', place);
      }
    }
  }
  for (const element of pdf.elements) {
    if (element.role === 'Link' && !element.children.some(({ kind }) => kind === 'object')) yield violation('PDF 14.8.4.4.2', placeOf(pdf, element));
  }
}
