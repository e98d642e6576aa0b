// Looks through a saved document before it is exported, with the fonts it is set in and the images the library has.
import { numberBlocks } from '../../shared/document/numbering.ts';
import { schemaVersion } from '../../shared/document/document.ts';
import type { Result } from '../../shared/errors.ts';
import { printedImages, type Emblem } from '../../shared/export/emblem.ts';
import type { Finding } from '../../shared/export/finding.ts';
import { findingsOf, type ImageState } from '../../shared/export/findings.ts';
import { coverageOf, type Coverage } from '../../shared/export/typst/coverage.ts';
import type { ExportFormat } from '../../shared/ipc/contract.ts';
import type { Language } from '../../shared/language/language.ts';
import { readFonts } from '../print/fonts.ts';
import type { Assets, StoredAsset } from '../storage/assets.ts';
import type { OpenDocument } from '../storage/open-document.ts';

const stateOf = (image: Result<StoredAsset>): ImageState => (image.ok ? 'whole' : image.error.code === 'asset.damaged' ? 'damaged' : 'lost');

let covers: Coverage | null = null;

export const findingsBefore = (open: OpenDocument, language: Language, format: ExportFormat, emblem: Emblem | null, assets: Assets): readonly Finding[] => {
  const { id, settings, blocks } = open;
  const images = new Map<string, ImageState>();
  for (const { hash } of printedImages(blocks, emblem)) if (!images.has(hash)) images.set(hash, stateOf(assets.get(hash)));
  return findingsOf({
    document: { schemaVersion, id, settings, blocks: [...blocks] },
    language,
    format,
    numbering: numberBlocks(blocks, language),
    // The fonts are read once, in some 15 ms.
    covers: (covers ??= coverageOf(readFonts())),
    emblem,
    imageState: (hash) => images.get(hash) ?? 'lost',
  });
};
