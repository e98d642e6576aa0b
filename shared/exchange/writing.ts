// Text for XML files that other translation programs read.

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

/**
 * Text or the value of an attribute. Tabs and line ends are written as references, so that no reader takes them for spaces or joins them. What XML cannot hold
 * must not come here; the memory and the termbases refuse it (`isStorable`).
 */
export const escaped = (text: string): string => text.replace(/[&<>"\t\n\r]/g, (sign) => signs[sign] as string);

export const tag = (name: string, attributes: Readonly<Record<string, string | null>>): string =>
  `<${name}${Object.entries(attributes).map(([key, value]) => (value === null ? '' : ` ${key}="${escaped(value)}"`)).join('')}>`;

/** `20310512T081500Z`, as TMX and TBX write a moment. */
export const compactMoment = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

/** Milliseconds of such a moment, or of an ISO date; null for anything else. */
export const momentOf = (text: string | undefined): number | null => {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?Z?)?$/.exec(text ?? '') ?? [];
  if (year === undefined) return null;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return Number.isNaN(at) || at < 0 ? null : at;
};
