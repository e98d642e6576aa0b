// Writing XML: every name is ours, every value is escaped, and characters that XML cannot carry never reach the file.

/**
 * What XML 1.0 forbids: control characters other than tab and line ends, and the non-characters U+FFFE and U+FFFF.
 * (Lone surrogates are mended before this applies.)
 */
const forbidden = /[\u0000-\u0008\u000E-\u001F\uFFFE\uFFFF]/gu;
/** Line ends of any origin, with the vertical tab and the form feed that word processors leave in pasted text. */
const lineEnds = /\r\n?|[\u000B\u000C\u2028\u2029]/gu;
const special = /[&<>"]/;

/** Text as an XML file can carry it: lone surrogates become U+FFFD, forbidden controls go, line ends become `\n`. */
export const carriable = (text: string): string => text.toWellFormed().replace(lineEnds, '\n').replace(forbidden, '');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for element content or a double-quoted attribute. */
export const escapeXml = (text: string): string => {
  const clean = carriable(text);
  return special.test(clean) ? clean.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign) : clean;
};

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with attributes (undefined ones are left out) and content that is already XML. */
export const element = (name: string, attributes: Attributes, ...content: readonly string[]): string => {
  let xml = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) xml += ` ${key}="${typeof value === 'number' ? value : escapeXml(value)}"`;
  }
  const inner = content.join('');
  return inner === '' ? `${xml}/>` : `${xml}>${inner}</${name}>`;
};

/** The many elements whose only attribute is `w:val`. */
export const val = (name: string, value: string | number): string => element(name, { 'w:val': value });

/** `<name/>` when set, nothing otherwise. */
export const flag = (name: string, set: boolean | undefined): string => (set === true ? `<${name}/>` : '');
