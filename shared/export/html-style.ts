// The style sheet of the exported page: the document on paper, in the measures of its look, for screen and print.
import { usualLogoHeight } from '../document/blocks/logos.ts';
import type { LanguageDefinition } from '../language/definition.ts';
import { emblemMm } from './emblem.ts';
import { arabicScale, type LookMeasures } from './look.ts';

export const htmlStyle = (language: LanguageDefinition, measures: LookMeasures): string => {
  const faces = [...language.documentFonts.map((face) => `"${face}"`), '"Times New Roman"', 'serif'].join(', ');
  const scale = language.direction === 'rtl' ? arabicScale : 1;
  const points = (size: number): string => `${Math.round(size * scale * 10) / 10}pt`;
  const headings = measures.headings
    .map((heading, index) =>
      `.l${index + 1}{font-size:${points(heading.size)};font-weight:${heading.bold ? 'bold' : 'normal'};font-style:${heading.italic ? 'italic' : 'normal'};` +
      `text-align:${heading.align === 'centre' ? 'center' : 'start'};margin:${heading.before}pt 0 ${heading.after}pt;${heading.capitals ? 'text-transform:uppercase;' : ''}}`)
    .join('\n');
  const titles = measures.frontLines.titleAlign === 'centre' ? 'center' : 'start';
  return `
html{background:#f2f2f2;color:#000}
body{font:${points(measures.body.size)}/${language.direction === 'rtl' ? 1.7 : 1.45} ${faces};max-width:42em;margin:2em auto;padding:3em 3.5em;background:#fff}
a{color:#004b73}
p{margin:0 0 ${measures.body.after}pt}
.masthead{display:grid;grid-template-columns:1fr auto;margin-block-end:1.2em;border-block-end:${measures.thickRule}pt solid}
.masthead>*{padding-block:.3em}
.organization,.series{border-block-end:${measures.thinRule}pt solid;align-self:stretch;margin:0}
.organization{font-weight:bold;align-content:end}.series{font-size:${points(measures.masthead.series)};font-weight:bold;line-height:1;text-align:end}
.organ{font-size:${points(measures.masthead.organ)};font-weight:bold;margin:0}
.beside{display:flex}.emblem{flex:0 0 ${emblemMm.column}mm}.emblem img{display:block;max-width:${emblemMm.width}mm;max-height:${emblemMm.highest}mm;width:${emblemMm.width}mm;object-fit:contain;object-position:top}
.distr{padding-inline-start:1.5em;font-size:${points(measures.masthead.distr)};line-height:1.35${measures.masthead.symbolRest === null ? ';text-align:end' : ''}}
.distr p{margin:0}
.logos img{height:${usualLogoHeight}mm;max-width:100%;object-fit:contain;margin-inline-end:1em}
.body,.committee,.documentKind,.subtitle{font-weight:bold}
.documentKind,.title,.subtitle,.under{text-align:${titles}}
.title{font-size:${points(measures.frontLines.title)};line-height:1.3;margin:.7em 0}
.summary{border:${measures.summary.frame}pt solid;padding:.6em 1.1em;margin:1.5em 0}
.summary>:first-child{font-size:${points(measures.summary.head)};text-align:center;margin:.2em 0 .5em}
nav>:first-child{font-size:${points(measures.contents.head)};text-align:center;${measures.contents.capitals ? 'text-transform:uppercase;' : ''}}
nav table{width:100%}nav td,nav th{border:0;padding:.15em 0;vertical-align:bottom}nav th{font-weight:normal;font-style:italic;text-align:end}
nav td+td{text-align:end;white-space:nowrap;padding-inline-start:2em}nav .sub{padding-inline-start:2em}nav .wide .n{min-width:5em}nav .chapter{font-style:italic}
nav a{color:inherit;text-decoration:none}nav a:hover,nav a:focus{text-decoration:underline}
${headings}
.n{display:inline-block;min-width:2.2em;padding-inline-end:.5em;font-weight:inherit}
.hang{padding-inline-start:2.7em;text-indent:-2.7em}.hang>.n{text-indent:0}
.s1{margin-inline-start:2em}.s2{margin-inline-start:4em}.s3{margin-inline-start:6em}.s4{margin-inline-start:8em}
blockquote{margin:0 2.5em ${measures.body.after}pt}
.pre{text-indent:2.5em}
.box{border:.75pt solid;padding:.8em 1.1em;margin:1.2em 0}
table{border-collapse:collapse;width:100%;margin:1em 0 .4em;font-size:${points(measures.table.text)};line-height:1.35}
caption{font-size:${points(measures.table.caption)};font-weight:bold;text-align:start;padding-block-end:.4em}
td,th{text-align:start;vertical-align:top;padding:.25em .5em;font-weight:normal}
.data{border-block:${measures.table.ruleTop}pt solid}.data thead+tbody{border-block-start:${measures.table.ruleEnd}pt solid}.data tbody:last-child{border-block-end:${measures.table.ruleEnd}pt solid}.data thead th{font-style:italic;vertical-align:bottom}.data .over{text-align:center;border-block-end:${measures.table.ruleTop}pt solid}.data .figures{text-align:right}
tr.day th{font-weight:bold}tr.group th{font-weight:bold;font-style:italic}tr.day{border-block-start:${measures.table.ruleTop}pt solid}
.below{font-size:${points(measures.table.text)};margin-block-end:.3em}
figure{margin:1.2em 0}figcaption{font-weight:bold;margin-block-end:.4em}figure img{display:block;margin:0 auto;max-width:100%;height:auto}
.annex{text-align:center;margin-block-start:3em}
.signature{margin-inline-start:50%;margin-block-start:1.5em}
.end{width:${measures.endRule.widthMm}mm;border:0;border-block-start:${measures.endRule.weight}pt solid;margin:2em auto}
.untranslated{font-style:italic;color:#595959}
.notes{border-block-start:.5pt solid;margin-block-start:2.5em;padding-block-start:.8em;font-size:${points(measures.footnote.size)}}
.jobNumber{font-size:9pt;margin-block-start:2em}
sup,sub{line-height:0}
ins{text-decoration:underline}del{text-decoration:line-through}
@media(max-width:45em){body{margin:0;padding:1.2em 1em}.masthead{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.distr{padding-inline-start:.5em}.distr,.symbol,p a{overflow-wrap:anywhere}.scroll{overflow-x:auto}blockquote{margin-inline:1em}.s1{margin-inline-start:1em}.s2{margin-inline-start:2em}.s3{margin-inline-start:3em}.s4{margin-inline-start:4em}}
@media print{html,body{background:none;margin:0;padding:0;max-width:none}a{color:inherit}.annex,.page{break-before:page}h1,h2,h3,h4,h5,h6,caption,figcaption{break-after:avoid}}
@page{size:A4;margin:${measures.marginsMm.top}mm ${measures.marginsMm.side}mm ${measures.marginsMm.bottom}mm}
`;
};
