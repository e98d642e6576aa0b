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

/** What can be shown of an image; `none` while it is fetched, and where there is none to fetch. */
export type ShownImage = { readonly kind: 'none' } | { readonly kind: 'shown'; readonly url: string } | { readonly kind: 'lost' };
const none: ShownImage = { kind: 'none' };

const knownImage = (hash: string | null): ShownImage => {
  const url = hash === null ? undefined : urls.get(hash);
  return url === undefined ? none : { kind: 'shown', url };
};

/** An image of the library as it can be shown: `lost` where the library has lost it, or its bytes are damaged. */
export const useImage = ({ bridge }: Library, asset: Asset | null): ShownImage => {
  const hash = asset?.hash ?? null;
  const [shown, setShown] = useState(() => knownImage(hash));
  useEffect(() => {
    const known = knownImage(hash);
    // Not the image that stood here before.
    setShown(known);
    if (hash === null || known.kind === 'shown') return;
    let current = true;
    void bridge.call('asset.get', { hash }).then((result) => {
      if (result.ok) urls.set(hash, `data:${result.value.mediaType};base64,${result.value.bytes}`);
      if (current) setShown(result.ok ? knownImage(hash) : result.error.code === 'asset.unknown' || result.error.code === 'asset.damaged' ? { kind: 'lost' } : none);
    });
    return () => {
      current = false;
    };
  }, [hash, bridge]);
  return shown;
};

/** A data address of an image; null while it is fetched, and where the library has lost it. */
export const useAsset = (library: Library, asset: Asset | null): string | null => {
  const shown = useImage(library, asset);
  return shown.kind === 'shown' ? shown.url : null;
};
