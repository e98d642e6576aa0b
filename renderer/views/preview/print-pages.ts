// Printing: every page as a picture at the resolution of an office printer, and then the print dialog of the system.
import { paint, type PDFDocumentProxy } from './pdf.ts';
import styles from './Print.module.css';

/** Dots per inch: fine enough for text on paper, and small enough for the memory of a laptop. */
const resolution = 200;

const pictureOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('a page could not be drawn')) : resolve(blob)), 'image/png');
  });

/** Ends when the print dialog has been closed. The pages are in the window only so long, and never on the screen. */
export const printPages = async (pdf: PDFDocumentProxy): Promise<void> => {
  const sheets = document.createElement('div');
  sheets.className = styles.sheets ?? '';
  sheets.setAttribute('aria-hidden', 'true');
  const addresses: string[] = [];
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      const canvas = await paint(await pdf.getPage(number), resolution / 72);
      const address = URL.createObjectURL(await pictureOf(canvas));
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
