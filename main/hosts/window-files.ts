// The built window as a host gives it to the browser: which files there are, their media types, and the headers that keep the page alone with itself.
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface ServedFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface WindowFiles {
  /** The page itself, with a fresh nonce. Null when the window has not been built. */
  page(): Promise<ServedFile | null>;
  /** A file beside the page, by its name relative to it (`assets/index-abc.js`). Null for any name that is not a file of the build. */
  file(name: string): Promise<ServedFile | null>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.otf': 'font/otf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * Scripts and styles come only from the program, the page speaks to nobody but its host, and no string ever becomes markup or
 * code (trusted types), but for the address of the worker that reads pages for looking at, which its policy `page-reader` compares. The nonce admits the two style elements that React Aria writes.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types page-reader',
  ].join('; ');
}

/** Sent with everything a host serves. */
export const protectiveHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
};

/** Serves the build in `folder`. The list of files is read with each page, so that only names found there can ever be asked for. */
export function windowFiles(folder: string): WindowFiles {
  let names: ReadonlySet<string> = new Set();
  const list = async (): Promise<void> => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    names = new Set(
      entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')),
    );
  };
  return {
    async page() {
      let source: string;
      try {
        await list();
        source = await readFile(path.join(folder, 'index.html'), 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
      const nonce = randomBytes(18).toString('base64');
      return {
        headers: { ...protectiveHeaders, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentSecurityPolicy(nonce) },
        bytes: new TextEncoder().encode(source.replaceAll('__NONCE__', nonce)),
      };
    },
    async file(name) {
      const mediaType = mediaTypes[path.posix.extname(name)];
      if (mediaType === undefined || !names.has(name)) return null;
      try {
        const bytes = await readFile(path.join(folder, name));
        return { headers: { ...protectiveHeaders, 'content-type': mediaType }, bytes: new Uint8Array(bytes) };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
