// Images of the library as addresses that the window may show.
import { useEffect, useState } from 'react';
import type { Asset } from '../../shared/document/block.ts';
import type { DocumentSession } from './session.ts';

const urls = new Map<string, string>();

/** A data address of an image; null while it is fetched, and where the library has lost it. */
export const useAsset = (session: DocumentSession, asset: Asset | null): string | null => {
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
    void session.bridge.call('asset.get', { hash }).then((result) => {
      if (!result.ok) return;
      const address = `data:${result.value.mediaType};base64,${result.value.bytes}`;
      urls.set(hash, address);
      if (current) setUrl(address);
    });
    return () => {
      current = false;
    };
  }, [hash, session]);
  return url;
};
