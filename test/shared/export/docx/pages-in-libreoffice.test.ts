// The longest sample, once in each language and each look; the soak has all samples in all of them.
import { cases, provePages } from './pages-in-libreoffice.ts';

const chosen = new Set(['outcome-document-escwa-current-en', 'outcome-document-headquarters-ar', 'committee-report-escwa-classic-fr']);

provePages(cases.filter(({ name }) => chosen.has(name)), 0.95);
