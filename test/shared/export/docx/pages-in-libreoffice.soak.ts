// All samples in all looks and languages.
import { cases, provePages } from './pages-in-libreoffice.ts';

provePages(cases, 0.98);
