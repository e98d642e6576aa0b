// One written form for each value, so that equal content has one hash: JSON with sorted keys and nothing undefined.
import { hash } from 'node:crypto';

/** JSON with the keys of every object in code-unit order. Fields that are undefined are left out, as in `JSON.stringify`. */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value !== 'object') {
    const written = JSON.stringify(value);
    if (written === undefined) throw new Error('canonicalJson was given something that JSON cannot hold');
    return written;
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = value as Readonly<Record<string, unknown>>;
  const parts: string[] = [];
  for (const key of Object.keys(fields).sort()) {
    const field = fields[key];
    if (field !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(field)}`);
  }
  return `{${parts.join(',')}}`;
};

export const canonicalBytes = (value: unknown): Buffer => Buffer.from(canonicalJson(value), 'utf8');

/** SHA-256, 32 bytes. */
export const sha256 = (bytes: Uint8Array | string): Buffer => hash('sha256', bytes, 'buffer');
