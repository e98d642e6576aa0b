// Where Word ends no line: at a hyphen before a figure, where other programs end none either. That it may end one in a long symbol could be said
// only by a sign in it, which would be copied and looked for with it.

/** The text of a run, also of one that a tracked change strikes. */
const texts = /<w:(t|delText)(?: xml:space="preserve")?>([^<]*-[^<]*)<\/w:\1>/g;
const words = /[^\s\u00A0]+/gu;
/** Addresses are copied from the text, and Word would hand out another sign than the one that stands there. */
const isAddress = (word: string): boolean => /:\/\/|@|^www\./i.test(word);
const beforeFigure = /(?<=[\p{L}\p{N}])-(?=\p{N})/gu;
/** Stands in for such a hyphen; no text of an XML file can hold it. */
const mark = '\u0001';

/** The content of a part in which "16-6" and "COVID-19" keep to one line. */
export const withWholeWords = (xml: string): string =>
  xml.replace(texts, (written, name: string, text: string) => {
    const marked = text.replace(words, (word) => (isAddress(word) ? word : word.replace(beforeFigure, mark)));
    return marked === text ? written : marked.split(mark).map((part) => `<w:${name} xml:space="preserve">${part}</w:${name}>`).join('<w:noBreakHyphen/>');
  });
