// Threads as comments of Word: a range in the text, the first remark, and the replies under it, done where somebody resolved them.
import type { Thread } from '../../document/thread.ts';
import type { Proposer } from '../../document/proposal.ts';
import { escapeXml } from '../docx/xml.ts';

/** Places in written text, until all of it is there: a thread may hang on several runs. */
export const commentStart = (thread: number): string => `<!--+${thread}-->`;
export const commentEnd = (thread: number): string => `<!-- ${thread}-->`;

const places = /<!--[+ ]\d+-->/g;

export interface WrittenComments {
  /** The text with the ranges of the comments. */
  readonly body: string;
  /** The parts of the file, by name; none where the text has no comment in this language. */
  readonly parts: Readonly<Record<string, string>>;
}

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const namespaces = `xmlns:w="${wordNamespace}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15"`;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const initials = (name: string): string => name.split(/\s+/u).map((word) => Array.from(word)[0] ?? '').join('').slice(0, 4);

const paragraphId = (comment: number): string => (comment + 1).toString(16).toUpperCase().padStart(8, '0');

/** `who`: what the author of a remark is called; `rtl`: the direction of the text. */
export const writeComments = (written: string, threads: readonly Thread[], who: (proposer: Proposer) => string, rtl: boolean): WrittenComments => {
  let body = written;
  let next = 0;
  const comments: string[] = [];
  const extended: string[] = [];
  for (const [index, { remarks, resolved }] of threads.entries()) {
    const [start, end] = [commentStart(index), commentEnd(index)];
    const [from, to] = [body.indexOf(start), body.lastIndexOf(end)];
    if (from < 0 || to < from) continue;
    const first = next;
    const numbers = remarks.map(() => next++);
    const opened = numbers.map((n) => `<w:commentRangeStart w:id="${n}"/>`).join('');
    const closed = numbers.map((n) => `<w:commentRangeEnd w:id="${n}"/><w:r><w:commentReference w:id="${n}"/></w:r>`).join('');
    body = body.slice(0, from) + opened + body.slice(from + start.length, to) + closed + body.slice(to + end.length);
    for (const [position, remark] of remarks.entries()) {
      const n = first + position;
      const name = who(remark);
      const date = remark.at === 0 ? '' : ` w:date="${new Date(remark.at).toISOString().replace(/\.\d+Z$/, 'Z')}"`;
      const lines = remark.text.split('\n');
      const paragraphs = lines.map((line, at) => {
        const id = at === lines.length - 1 ? ` w14:paraId="${paragraphId(n)}"` : '';
        return `<w:p${id}><w:pPr>${rtl ? '<w:bidi/>' : ''}</w:pPr><w:r>${rtl ? '<w:rPr><w:rtl/></w:rPr>' : ''}<w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`;
      }).join('');
      comments.push(`<w:comment w:id="${n}" w:author="${escapeXml(name)}"${date} w:initials="${escapeXml(initials(name))}">${paragraphs}</w:comment>`);
      const parent = position === 0 ? '' : ` w15:paraIdParent="${paragraphId(first)}"`;
      extended.push(`<w15:commentEx w15:paraId="${paragraphId(n)}"${parent} w15:done="${resolved === undefined ? 0 : 1}"/>`);
    }
  }
  body = body.replace(places, '');
  if (comments.length === 0) return { body, parts: {} };
  return {
    body,
    parts: {
      'word/comments.xml': `${declaration}<w:comments ${namespaces}>${comments.join('')}</w:comments>`,
      'word/commentsExtended.xml': `${declaration}<w15:commentsEx ${namespaces}>${extended.join('')}</w15:commentsEx>`,
    },
  };
};

/** What of a part that takes no comments, such as the footnotes, is left of their places. */
export const withoutComments = (xml: string): string => xml.replace(places, '');

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export const commentTypes = `<Override PartName="/word/comments.xml" ContentType="${wordType}.comments+xml"/><Override PartName="/word/commentsExtended.xml" ContentType="${wordType}.commentsExtended+xml"/>`;

export const commentRelationships =
  '<Relationship Id="rapComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>' +
  '<Relationship Id="rapCommentsExtended" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>';
