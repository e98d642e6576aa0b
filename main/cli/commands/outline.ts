// `outline <document>`: headings with their paragraphs, counts, front matter.
import { outlineOf } from '../../../shared/document/outline.ts';
import { done, printJson, type Command } from '../command.ts';
import { printable, table, wrap } from '../lines.ts';
import { withDocument } from './read-document.ts';

export const outline: Command = {
  words: ['document'],
  options: { lang: { type: 'string' } },
  run: (context) =>
    withDocument(context, async ({ document, language }) => {
      const found = outlineOf(document, language);
      if (context.json) {
        printJson(context, found);
        return done;
      }
      const { t } = context;
      const front = [found.symbol, found.title].filter((line) => line !== null).map(printable);
      context.print(`${front.join('\n')}\n\n`);
      for (const { level, label, text, paragraphs } of found.headings) {
        const range = paragraphs === null ? '' : paragraphs[0] === paragraphs[1] ? `  (${paragraphs[0]})` : `  (${paragraphs[0]}–${paragraphs[1]})`;
        const indent = '  '.repeat(level - 1);
        const first = label === null ? indent : `${indent}${label} `;
        context.print(`${wrap(`${text}${range}`, first, ' '.repeat(first.length), context.width).join('\n')}\n`);
      }
      const counts = Object.entries(found.counts).map(([type, count]) => [String(count), t(`blocks:${type as keyof typeof found.counts}`)]);
      context.print(`\n${table(counts)}`);
      return done;
    }),
};
