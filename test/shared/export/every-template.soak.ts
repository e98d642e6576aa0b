// Every kind of document in every look and language.
import { cases, proveTemplates } from './every-template.ts';

proveTemplates(cases);
