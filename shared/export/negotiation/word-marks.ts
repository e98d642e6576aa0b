// Marks of change in the XML that our own writers made: around runs, on the marks of paragraphs, in rows.

export type RunMark = 'ins' | 'del' | 'moveFrom' | 'moveTo';

/** Deleted text has elements of its own. */
export const asDeleted = (xml: string): string => xml.replace(/<w:t( [^>]*)?>/g, '<w:delText$1>').replaceAll('</w:t>', '</w:delText>');

/** A mark around each run, so that it stands within links and fields, never around them. */
export const aroundRuns = (xml: string, tag: RunMark, attributes: () => string): string =>
  xml.replace(/<w:r>.*?<\/w:r>/gs, (run) => `<w:${tag}${attributes()}>${tag === 'del' || tag === 'moveFrom' ? asDeleted(run) : run}</w:${tag}>`);

const pieces = /<w:(ins|del|moveFrom|moveTo) [^>]*[^/]>|<\/w:(ins|del|moveFrom|moveTo)>|<w:r>.*?<\/w:r>/gs;

/** A mark around what has none of that kind yet: a label, an image, a part of a text that nobody marked. */
export const aroundRest = (xml: string, tag: RunMark, attributes: () => string): string => {
  const open: string[] = [];
  return xml.replace(pieces, (piece, opened: string | undefined, closed: string | undefined) => {
    if (opened !== undefined) open.push(opened);
    else if (closed !== undefined) open.pop();
    else if (!open.includes(tag)) return aroundRuns(piece, tag, attributes);
    return piece;
  });
};

/** As `aroundRest`, with deletions of others in it as a whole; what was put in since stays beside it. */
export const aroundMoved = (xml: string, attributes: () => string): string => {
  const open: string[] = [];
  return xml.replace(pieces, (piece, opened: string | undefined, closed: string | undefined) => {
    if (opened !== undefined) {
      open.push(opened);
      return open.length === 1 && opened === 'del' ? `<w:moveTo${attributes()}>${piece}` : piece;
    }
    if (closed !== undefined) {
      const outermost = open.length === 1 && closed === 'del';
      open.pop();
      return outermost ? `${piece}</w:moveTo>` : piece;
    }
    return open.length === 0 ? `<w:moveTo${attributes()}>${piece}</w:moveTo>` : piece;
  });
};

/** Marks of change on the mark of each paragraph. */
export const onParagraphMarks = (xml: string, mark: () => string): string =>
  xml.replace(/<w:pPr>((?:(?!<\/w:pPr>|<w:pPrChange).)*)((?:<w:pPrChange.*?<\/w:pPrChange>)?<\/w:pPr>)/gs, (_, inner: string, end: string) => {
    // In the order of the schema: what comes or goes, then what moved.
    if (inner.includes('<w:rPr>')) return `<w:pPr>${inner.replace(/<w:rPr>(?:<w:(?:ins|del) [^>]*\/>)*/, (marks) => `${marks}${mark()}`)}${end}`;
    const section = inner.indexOf('<w:sectPr');
    const at = section < 0 ? inner.length : section;
    return `<w:pPr>${inner.slice(0, at)}<w:rPr>${mark()}</w:rPr>${inner.slice(at)}${end}`;
  });

export const onRows = (xml: string, mark: () => string): string =>
  xml.replace(/<w:trPr\/>|<\/w:trPr>/g, (end) => (end === '<w:trPr/>' ? `<w:trPr>${mark()}</w:trPr>` : `${mark()}${end}`));

/** With the change of them, which holds properties itself. */
const properties = /<w:pPr>((?:(?!<\/w:pPr>|<w:pPrChange).)*)(?:<w:pPrChange.*?<\/w:pPrChange>)?<\/w:pPr>/s;
const marked = /<w:rPr>.*?<\/w:rPr>|<w:sectPr.*<\/w:sectPr>/gs;

/** The properties of a paragraph without those of its mark and of a section; null where the XML is more than one paragraph. */
export const ownProperties = (xml: string): string | null => {
  if ((xml.match(/<w:p>/g) ?? []).length !== 1 || xml.includes('<w:tbl>')) return null;
  return (properties.exec(xml)?.[1] ?? '').replace(marked, '');
};

/** A paragraph with other properties, and what they were. */
export const withProperties = (xml: string, own: string, before: string | null, attributes: () => string): string =>
  xml.replace(properties, (_, inner: string) => {
    const kept = (inner.match(/<w:rPr>.*?<\/w:rPr>/s)?.[0] ?? '') + (inner.match(/<w:sectPr.*<\/w:sectPr>/s)?.[0] ?? '');
    const change = before === null || before === own ? '' : `<w:pPrChange${attributes()}><w:pPr>${before}</w:pPr></w:pPrChange>`;
    return `<w:pPr>${own}${kept}${change}</w:pPr>`;
  });
