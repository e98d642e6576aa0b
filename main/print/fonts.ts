// The font files that documents are set in: Tinos and Amiri, four styles each, from their packages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const styles = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const;
const files = (family: 'tinos' | 'amiri', name: string): string[] =>
  styles.map((style) => require.resolve(`@expo-google-fonts/${family}/${style}/${name}_${style}.ttf`));

/** Paths of the font files by family. */
export const fontPaths = (): readonly (readonly string[])[] => [files('tinos', 'Tinos'), files('amiri', 'Amiri')];

/** The bytes of the font files by family. */
export const readFonts = (): readonly (readonly Buffer[])[] => fontPaths().map((family) => family.map((path) => readFileSync(path)));
