// Pages of a PDF as pictures, painted by another program (`pdftoppm`, Debian package poppler-utils).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const canPaint = spawnSync('pdftoppm', ['-v']).error === undefined;

/** Each page as grey pixels with their header (PGM), at so many dots per inch. */
export const picturesOf = (pdf: Uint8Array, resolution: number): Buffer[] => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rapporteur-pages-'));
  try {
    const file = path.join(folder, 'pages.pdf');
    writeFileSync(file, pdf);
    const { status, stderr } = spawnSync('pdftoppm', ['-gray', '-r', String(resolution), file, path.join(folder, 'page')], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .sort()
      .map((name) => readFileSync(path.join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
