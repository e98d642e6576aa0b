// Images of the library: as addresses that the window may show, and taken into it.
import { useEffect, useState } from 'react';
import type { Asset } from '../../shared/document/block.ts';
import type { CallResult } from '../../shared/ipc/contract.ts';
import type { DocumentSession } from './session.ts';

/** What leads to the library: an open document, or the window. */
export type Library = Pick<DocumentSession, 'bridge'>;

const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  const step = 0x8000;
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(binary);
};

/** Takes an image into the library, which recognises it by its content and refuses what it cannot print: `asset.unsupported`, `asset.tooLarge`. */
export const putImage = async ({ bridge }: Library, bytes: Uint8Array): Promise<CallResult<'asset.put'>> => await bridge.call('asset.put', { bytes: toBase64(bytes) });

const urls = new Map<string, string>();

/** A data address of an image; null while it is fetched, and where the library has lost it. */
export const useAsset = ({ bridge }: Library, asset: Asset | null): string | null => {
  const hash = asset?.hash ?? null;
  const [url, setUrl] = useState(hash ? (urls.get(hash) ?? null) : null);
  useEffect(() => {
    if (!hash) {
      setUrl(null);
      return;
    }
    const known = urls.get(hash);
    if (known) {
      setUrl(known);
      return;
    }
    let current = true;
    void bridge.call('asset.get', { hash }).then((result) => {
      if (!result.ok) {
        // Not the image that stood here before.
        if (current) setUrl(null);
        return;
      }
      const address = `data:${result.value.mediaType};base64,${result.value.bytes}`;
      urls.set(hash, address);
      if (current) setUrl(address);
    });
    return () => {
      current = false;
    };
  }, [hash, bridge]);
  return url;
};
