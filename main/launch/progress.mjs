// One line in the terminal that shows that something long goes on: rewritten in a terminal, repeated now and then in a log.

/** Seconds between two lines where the line cannot be rewritten. */
const logInterval = 20;

/** Starts the line. `update(text)` sets what stands behind it, `end(text)` finishes it. */
export function progressLine(title) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const terminal = process.stderr.isTTY === true;
  let detail = '';
  const show = () => {
    const text = `${title}${detail === '' ? '' : `: ${detail}`} … ${seconds()} s`;
    process.stderr.write(terminal ? `\r\u001b[2K${text}` : `${text}\n`);
  };
  process.stderr.write(terminal ? `${title} …` : `${title} …\n`);
  const timer = setInterval(show, terminal ? 1000 : logInterval * 1000);
  return {
    update(text) {
      if (text === detail) return;
      detail = text;
      if (terminal) show();
    },
    end(text) {
      clearInterval(timer);
      process.stderr.write(`${terminal ? '\r\u001b[2K' : ''}${title}: ${text} after ${seconds()} s\n`);
    },
  };
}
