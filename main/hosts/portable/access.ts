// Who may speak to the portable host: only the window that was opened with its secret address, on this computer.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const secret = (): string => randomBytes(32).toString('base64url');

/** Compares without telling by its time how much was right. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Milliseconds in which the browser that is started must have opened its window. */
const ticketLife = 2 * 60_000;
/** Milliseconds in which windows of a program that was killed may bring home their words; they try again at most half a minute apart. */
const homecoming = 2 * 60_000;

/** What a cookie opens: everything; what a window left behind needs to save; or nothing. */
export type Door = 'window' | 'leftBehind' | null;

export interface Access {
  /** Opens the window as often as it is used; for the terminal, where only the user reads it. */
  readonly token: string;
  /** The value of the windows' cookie, for a program that takes the place of this one. */
  readonly session: string;
  /** A token that works once and soon, for a command line that other users of the computer can see. */
  issueTicket(): string;
  /** Whether a token or an unused ticket was given. */
  admits(token: string): boolean;
  /** The value of the Set-Cookie header that a token is exchanged for. */
  cookie(): string;
  doorFor(cookies: string | undefined): Door;
  /** True for requests that come from the window itself or from opening its address; false for any other page in the browser, whatever name it gave this computer. */
  isFromWindow(method: string, headers: IncomingHttpHeaders): boolean;
}

export interface AccessOptions {
  /** Where the host listens; it takes part in every check. */
  readonly port: number;
  /** The session of a program that was killed, on the same port. */
  readonly sessionBefore?: string | undefined;
  /** Milliseconds since any fixed moment. */
  readonly now?: (() => number) | undefined;
}

/** All secrets are new. */
export function createAccess({ port, sessionBefore, now = () => performance.now() }: AccessOptions): Access {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const token = secret();
  const session = secret();
  const began = now();
  // Cookies are shared by all ports of a host, so the port is part of the name.
  const name = `rapporteur-${port}`;
  /** When each was issued. */
  const tickets = new Map<string, number>();
  return {
    token,
    session,
    issueTicket() {
      const ticket = secret();
      tickets.set(ticket, now());
      return ticket;
    },
    admits(given) {
      for (const [ticket, issued] of tickets) if (now() - issued > ticketLife) tickets.delete(ticket);
      return tickets.delete(given) || sameSecret(given, token);
    },
    cookie: () => `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`,
    doorFor(cookies) {
      const sessions = (cookies ?? '').split(';').flatMap((part) => {
        const [key, ...value] = part.trim().split('=');
        return key === name ? [value.join('=')] : [];
      });
      if (sessions.some((given) => sameSecret(given, session))) return 'window';
      const mayComeHome = sessionBefore !== undefined && now() - began <= homecoming;
      return mayComeHome && sessions.some((given) => sameSecret(given, sessionBefore)) ? 'leftBehind' : null;
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
