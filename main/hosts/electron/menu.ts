// The menu: what the system expects of every program. Undo and redo are the window's own, so no item may take their keys.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../../shared/language/language.ts';

interface Words {
  readonly file: string;
  readonly close: string;
  readonly quit: string;
  readonly edit: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly pastePlain: string;
  readonly selectAll: string;
  readonly view: string;
  readonly larger: string;
  readonly smaller: string;
  readonly actualSize: string;
  readonly fullScreen: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    file: 'File',
    close: 'Close window',
    quit: 'Quit Rapporteur',
    edit: 'Edit',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pastePlain: 'Paste without formatting',
    selectAll: 'Select all',
    view: 'View',
    larger: 'Larger',
    smaller: 'Smaller',
    actualSize: 'Actual size',
    fullScreen: 'Full screen',
  },
  ar: {
    file: 'ملف',
    close: 'إغلاق النافذة',
    quit: 'إنهاء Rapporteur',
    edit: 'تحرير',
    cut: 'قص',
    copy: 'نسخ',
    paste: 'لصق',
    pastePlain: 'لصق من دون تنسيق',
    selectAll: 'تحديد الكل',
    view: 'عرض',
    larger: 'تكبير',
    smaller: 'تصغير',
    actualSize: 'الحجم الفعلي',
    fullScreen: 'ملء الشاشة',
  },
  fr: {
    file: 'Fichier',
    close: 'Fermer la fenêtre',
    quit: 'Quitter Rapporteur',
    edit: 'Édition',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    pastePlain: 'Coller sans mise en forme',
    selectAll: 'Tout sélectionner',
    view: 'Affichage',
    larger: 'Agrandir',
    smaller: 'Réduire',
    actualSize: 'Taille réelle',
    fullScreen: 'Plein écran',
  },
};

/** The menu as data. On macOS the first menu belongs to the program itself. */
export function menuTemplate(language: Language, platform: NodeJS.Platform, developer: boolean): MenuItemConstructorOptions[] {
  const word = words[language];
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    {
      label: word.file,
      submenu: [{ role: 'close', label: word.close }, ...(platform === 'darwin' ? [] : [{ role: 'quit' as const, label: word.quit }])],
    },
    {
      label: word.edit,
      submenu: [
        { role: 'cut', label: word.cut },
        { role: 'copy', label: word.copy },
        { role: 'paste', label: word.paste },
        { role: 'pasteAndMatchStyle', label: word.pastePlain, accelerator: 'CmdOrCtrl+Shift+V' },
        { role: 'selectAll', label: word.selectAll },
      ],
    },
    {
      label: word.view,
      submenu: [
        { role: 'zoomIn', label: word.larger },
        { role: 'zoomOut', label: word.smaller },
        { role: 'resetZoom', label: word.actualSize },
        { role: 'togglefullscreen', label: word.fullScreen },
        ...(developer ? [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
      ],
    },
  ];
}

export function setMenu(language: Language, developer: boolean): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, process.platform, developer)));
}
