// LibreOffice, where it is installed, as a second opinion on Word files: what it makes of them, and on which pages.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { temporaryFolder } from '../../../program.ts';

export const hasLibreOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;

export interface Conversion {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Opens Word files and saves them in another format (`pdf`, `docx`, `fodt`), all in one go: starting the program takes longest. */
export const convert = (files: readonly Conversion[], format: string): ReadonlyMap<string, Uint8Array> => {
  const { folder, remove } = temporaryFolder();
  try {
    const converted = path.join(folder, 'converted');
    mkdirSync(converted);
    const paths = files.map(({ name, bytes }) => {
      const file = path.join(folder, `${name}.docx`);
      writeFileSync(file, bytes);
      return file;
    });
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', format, '--outdir', converted, ...paths], { stdio: 'ignore' });
    return new Map(files.map(({ name }) => [name, new Uint8Array(readFileSync(path.join(converted, `${name}.${format.split(':')[0]}`)))]));
  } finally {
    remove();
  }
};

/** The pages of the entries of an outline, counted from 1, in its order. */
export const outlinePages = async (pdf: Uint8Array): Promise<readonly number[]> => {
  const task = getDocument({ data: Uint8Array.from(pdf), disableFontFace: true, verbosity: 0 });
  const document = await task.promise;
  const pages: number[] = [];
  type Entry = Awaited<ReturnType<typeof document.getOutline>>[number];
  const visit = async (entries: readonly Entry[]): Promise<void> => {
    for (const { dest, items } of entries) {
      const place: unknown[] | null = typeof dest === 'string' ? await document.getDestination(dest) : dest;
      pages.push((await document.getPageIndex(place?.[0] as Parameters<typeof document.getPageIndex>[0])) + 1);
      await visit(items);
    }
  };
  await visit(await document.getOutline());
  await task.destroy();
  return pages;
};
