// What the elements of the first page print that are data and not text.
import type { Block } from '../document/blocks/index.ts';
import type { Profile } from '../language/definition.ts';
import type { LanguageDefinition } from '../language/index.ts';

/** Null where the element has no data of its own that print: its text says all. */
export const frontText = (block: Block, definition: LanguageDefinition, profile: Profile): string | null => {
  switch (block.type) {
    case 'organ':
      return definition.wording(block.organ);
    case 'distribution':
      return definition.distribution(block.distribution, profile);
    case 'symbol':
      return block.symbol ?? '';
    case 'date':
      return block.date === null ? '' : definition.mastheadDate(block.date, profile);
    case 'language':
      return definition.version(profile);
    case 'originalLanguage':
      return block.original === null ? '' : definition.original(block.original, profile);
    case 'jobNumber':
      return block.jobNumber ?? '';
    case 'session':
      return block.number === null ? null : definition.session(block.number, block.kind);
    case 'venue': {
      const from = block.from ?? block.to;
      const to = block.to ?? block.from;
      return from === null || to === null ? '' : definition.dateRange(from, to, profile);
    }
    case 'agendaItem':
      return definition.agendaItem(block.items, block.adopted);
    case 'documentKind':
      return block.kind === null ? null : definition.documentKind(block.kind);
    case 'logos':
      return block.logos.map(({ alt }) => alt[definition.code] ?? '').filter((alt) => alt !== '').join(' · ');
    default:
      return null;
  }
};
