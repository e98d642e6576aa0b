// A moment as messages and the command line write it: the day and the minute, in the time of this computer.

/** `at` in milliseconds since 1970, UTC; for instance `2031-05-12 10:03`. */
export const moment = (at: number): string => {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** A stretch of time: `2031-05-12 10:03–10:20`, with the day again where it is another. */
export const momentsText = (from: number, to: number): string => {
  const [first, last] = [moment(from), moment(to)];
  if (first === last) return first;
  return first.slice(0, 10) === last.slice(0, 10) ? `${first}–${last.slice(11)}` : `${first} – ${last}`;
};
