// Who may speak to the portable host: only the window that was opened with its secret address, on this computer.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const secret = (): string => randomBytes(32).toString('base64url');

/** Compares without telling by its time how much was right. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** What opens the door. A program that takes the place of one that was killed takes its keys too, so that windows left behind can save what they hold. */
export interface Keys {
  /** Opens the window as often as it is used; for the terminal, where only the user reads it. */
  readonly token: string;
  /** The cookie of the windows. */
  readonly session: string;
}

export interface Access {
  readonly keys: Keys;
  /** A token that works once, for a command line that other users of the computer can see. */
  issueTicket(): string;
  /** Whether a token or an unused ticket was given. */
  admits(token: string): boolean;
  /** The value of the Set-Cookie header that a token is exchanged for. */
  cookie(): string;
  hasCookie(header: string | undefined): boolean;
  /** True for requests that come from the window itself or from opening its address; false for any other page in the browser, whatever name it gave this computer. */
  isFromWindow(method: string, headers: IncomingHttpHeaders): boolean;
}

/** `port` is where the host listens; it takes part in every check. */
export function createAccess(port: number, keys: Keys = { token: secret(), session: secret() }): Access {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const { token, session } = keys;
  // Cookies are shared by all ports of a host, so the port is part of the name.
  const name = `rapporteur-${port}`;
  const tickets = new Set<string>();
  return {
    keys,
    issueTicket() {
      const ticket = secret();
      tickets.add(ticket);
      return ticket;
    },
    admits(given) {
      return tickets.delete(given) || sameSecret(given, token);
    },
    cookie: () => `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    hasCookie(header) {
      return (header ?? '').split(';').some((part) => {
        const [key, ...value] = part.trim().split('=');
        return key === name && sameSecret(value.join('='), session);
      });
    },
    isFromWindow(method, headers) {
      if (headers.host !== host) return false;
      if (headers.origin !== undefined && headers.origin !== origin) return false;
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
      return method === 'GET' || headers.origin === origin;
    },
  };
}
