// Several hundred documents of any elements with footnotes in all of them.
import { proveFootnotes } from './footnotes.ts';

proveFootnotes(300);
