// `translate status <document>`: how far each language of a document has come, as a whole and by section.
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { progressOf, type Tally } from '../../../shared/translation/state.ts';
import { done, printJson, type Command } from '../command.ts';
import { printable, table } from '../lines.ts';
import { withDocument } from './read-document.ts';
import { unknownAction } from './with-memory.ts';

const actions = ['status'] as const;

/** A hair from the end is not the end. */
const percentOf = ({ words, wordsLeft }: Tally): number => (words === 0 ? 100 : Math.floor((100 * (words - wordsLeft)) / words));

export const translate: Command = {
  words: ['action', 'document'],
  options: { lang: { type: 'string' } },
  run: async (context) => {
    if (!actions.some((one) => one === context.words[0])) return unknownAction(context, 'translate', actions);
    return withDocument({ ...context, words: context.words.slice(1) }, async ({ document: { blocks, settings } }) => {
      const source = settings.draftingLanguage;
      const { t } = context;
      const wanted = context.text('lang')?.trim().toLowerCase() ?? null;
      const numbering = numberBlocks(blocks, source);
      const nameOf = (heading: string): { readonly label: string | null; readonly text: string } => {
        const block = blocks.find(({ id }) => id === heading);
        const number = numbering.blocks.get(heading);
        return { label: number?.printed === true ? definitionOf(source).label(number, settings) : null, text: contentText(block?.text[source] ?? []) };
      };
      const all = settings.languages
        .filter((language) => language !== source && (wanted === null || language === wanted))
        .map((language) => {
          const { sections, ...whole } = progressOf(blocks, source, language);
          const named = sections.map(({ heading, ...tally }) => ({ heading, ...(heading === null ? { label: null, text: null } : nameOf(heading)), percent: percentOf(tally), ...tally }));
          return { language, percent: percentOf(whole), ...whole, sections: named };
        });
      if (context.json) printJson(context, { source, languages: all });
      else if (all.length === 0) context.print(`${t('cli:translate.one')}\n`);
      else {
        const row = (name: string, { percent, words, wordsLeft, stale }: Tally & { readonly percent: number }): string[] => [`${percent} %`, String(words), String(wordsLeft), String(stale), name];
        const head = [t('cli:column.translated'), t('cli:column.words'), t('cli:column.left'), t('cli:column.stale'), t('cli:column.part')];
        const parts = all.map(({ language, sections, ...whole }) =>
          table([head, row(t(`app:language.${language}`), whole), ...sections.map((section) => row(`  ${section.text === null ? t('translation:beforeHeadings') : printable(`${section.label ?? ''} ${section.text}`.trim())}`, section))]),
        );
        context.print(parts.join('\n'));
      }
      return done;
    });
  },
};
