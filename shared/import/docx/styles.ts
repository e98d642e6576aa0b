// Styles: what a paragraph or a run looks like by its style and all that the style is based on.
import { attribute, child, childrenOf, toggle, value, wholeNumber, type XmlElement } from './xml.ts';
import type { ParagraphLook, RunLook, Styles } from './word-text.ts';

export const plainRun: RunLook = {
  bold: false, italic: false, underline: false, superscript: false, subscript: false, struck: false, hidden: false, capitals: false, colour: null, highlight: null, rtl: false, language: null, style: null,
};
export const plainParagraph: ParagraphLook = { style: null, outline: null, indent: 0, align: null, rtl: false, numId: null, level: 0, framed: false };

const colourOf = (properties: XmlElement | undefined): string | null => {
  const colour = value(properties, 'w:color');
  return colour === null || /^(?:auto|0{6}|000)$/i.test(colour) ? null : colour;
};

/** The looks of `w:rPr` over those that hold without it. Complex scripts have a bold and an italic of their own, which hold for runs from right to left. */
export const runLook = (properties: XmlElement | undefined, before: RunLook): RunLook => {
  if (properties === undefined) return before;
  const rtl = toggle(properties, 'w:rtl') ?? before.rtl;
  const [bold, italic] = [toggle(properties, rtl ? 'w:bCs' : 'w:b'), toggle(properties, rtl ? 'w:iCs' : 'w:i')];
  const [plainBold, plainItalic] = [toggle(properties, rtl ? 'w:b' : 'w:bCs'), toggle(properties, rtl ? 'w:i' : 'w:iCs')];
  const underline = value(properties, 'w:u');
  const vertical = value(properties, 'w:vertAlign');
  const position = wholeNumber(value(properties, 'w:position'));
  const raised = vertical ?? (position === null || Math.abs(position) < 6 ? null : position > 0 ? 'superscript' : 'subscript');
  const highlight = value(properties, 'w:highlight');
  const language = child(properties, 'w:lang');
  return {
    // Whoever sets Arabic in bold by hand often sets one of the two only.
    bold: bold ?? (rtl && plainBold === true ? true : before.bold),
    italic: italic ?? (rtl && plainItalic === true ? true : before.italic),
    underline: underline === null ? before.underline : underline !== 'none',
    superscript: raised === null ? before.superscript : raised === 'superscript',
    subscript: raised === null ? before.subscript : raised === 'subscript',
    struck: toggle(properties, 'w:strike') ?? toggle(properties, 'w:dstrike') ?? before.struck,
    hidden: toggle(properties, 'w:vanish') ?? before.hidden,
    capitals: toggle(properties, 'w:caps') ?? toggle(properties, 'w:smallCaps') ?? before.capitals,
    colour: child(properties, 'w:color') === undefined ? before.colour : colourOf(properties),
    highlight: highlight === null ? before.highlight : highlight === 'none' ? null : highlight,
    rtl,
    language: attribute(language, rtl ? 'w:bidi' : 'w:val') ?? before.language,
    style: value(properties, 'w:rStyle') ?? before.style,
  };
};

/** The looks of `w:pPr` over those of its style. */
export const paragraphLook = (properties: XmlElement | undefined, before: ParagraphLook): ParagraphLook => {
  if (properties === undefined) return before;
  const indent = child(properties, 'w:ind');
  const list = child(properties, 'w:numPr');
  const outline = wholeNumber(value(properties, 'w:outlineLvl'));
  const numId = value(list, 'w:numId');
  return {
    style: value(properties, 'w:pStyle') ?? before.style,
    outline: outline === null ? before.outline : outline >= 0 && outline <= 8 ? outline + 1 : null,
    indent: indent === undefined ? before.indent : (wholeNumber(attribute(indent, 'w:start') ?? attribute(indent, 'w:left')) ?? before.indent),
    align: value(properties, 'w:jc') ?? before.align,
    rtl: toggle(properties, 'w:bidi') ?? before.rtl,
    numId: numId === null ? before.numId : numId === '0' ? null : numId,
    level: Math.min(8, Math.max(0, wholeNumber(value(list, 'w:ilvl')) ?? before.level)),
    framed: child(properties, 'w:framePr') !== undefined || before.framed,
  };
};

export interface StyleSheet extends Styles {
  /** The looks of letters by a style of letters, over those that hold without it. */
  letters(id: string | null, before: RunLook): RunLook;
}

/** Reads `styles.xml`. A style that is based on itself, over however many others, counts as based on nothing. */
export const readStyles = (root: XmlElement | null): StyleSheet => {
  const styles = new Map<string, XmlElement>();
  let usual: string | null = null;
  for (const style of childrenOf(root ?? undefined, 'w:style')) {
    const id = attribute(style, 'w:styleId');
    if (id === null || styles.has(id)) continue;
    styles.set(id, style);
    if (usual === null && attribute(style, 'w:type') === 'paragraph' && ['1', 'true', 'on'].includes(attribute(style, 'w:default') ?? '')) usual = id;
  }
  const defaults = child(root ?? undefined, 'w:docDefaults');
  const [runs, paragraphs] = [child(child(defaults, 'w:rPrDefault'), 'w:rPr'), child(child(defaults, 'w:pPrDefault'), 'w:pPr')];
  /** The style and those it stands on, the lowest first. */
  const chain = (id: string | null): XmlElement[] => {
    const found: XmlElement[] = [];
    const seen = new Set<string>();
    for (let at = id; at !== null && !seen.has(at) && found.length < 60; ) {
      seen.add(at);
      const style = styles.get(at);
      if (style === undefined) break;
      found.unshift(style);
      at = value(style, 'w:basedOn');
    }
    return found;
  };
  const knownParagraphs = new Map<string | null, ParagraphLook>();
  const knownRuns = new Map<string | null, RunLook>();
  const base = runLook(runs, plainRun);
  return {
    name: (id) => value(styles.get(id ?? usual ?? ''), 'w:name') ?? '',
    paragraph(id) {
      const known = knownParagraphs.get(id);
      if (known !== undefined) return known;
      let look = paragraphLook(paragraphs, plainParagraph);
      for (const style of chain(id ?? usual)) look = paragraphLook(child(style, 'w:pPr'), look);
      const made = { ...look, style: id };
      knownParagraphs.set(id, made);
      return made;
    },
    run(id) {
      const known = knownRuns.get(id);
      if (known !== undefined) return known;
      let look = base;
      for (const style of chain(id ?? usual)) look = runLook(child(style, 'w:rPr'), look);
      knownRuns.set(id, look);
      return look;
    },
    letters(id, before) {
      let look = before;
      for (const style of chain(id)) look = runLook(child(style, 'w:rPr'), look);
      return { ...look, style: id };
    },
  };
};
