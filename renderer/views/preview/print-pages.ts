// Printing: every page as a picture at the resolution of an office printer, and then the print dialog of the system.
import { putOn, type PaintedPdf } from './painter.ts';
import styles from './Print.module.css';

/** Dots per inch: fine enough for text on paper, and small enough for the memory of a laptop. */
const resolution = 200;

const fileOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('a page could not be drawn')) : resolve(blob)), 'image/png');
  });

/** Ends when the print dialog has been closed. The pages are in the window only so long, and never on the screen. */
export const printPages = async (pdf: PaintedPdf): Promise<void> => {
  const sheets = document.createElement('div');
  sheets.className = styles.sheets ?? '';
  sheets.setAttribute('aria-hidden', 'true');
  const addresses: string[] = [];
  try {
    const count = await pdf.count;
    for (let number = 1; number <= count; number++) {
      const picture = await pdf.paint(number, resolution / 72, 'apart');
      if (picture === null) throw new Error('the pages went while they were being printed');
      const canvas = document.createElement('canvas');
      putOn(canvas, picture);
      const address = URL.createObjectURL(await fileOf(canvas));
      addresses.push(address);
      const image = new Image();
      image.src = address;
      image.className = (canvas.width > canvas.height ? styles.landscape : styles.portrait) ?? '';
      await image.decode();
      sheets.append(image);
    }
    document.body.append(sheets);
    // Some browsers return from `print` before the dialog is closed; all say when it is.
    const closed = new Promise<void>((resolve) => addEventListener('afterprint', () => resolve(), { once: true }));
    window.print();
    await closed;
  } finally {
    sheets.remove();
    for (const address of addresses) URL.revokeObjectURL(address);
  }
};
