// Images.
import { ok } from '../../shared/errors.ts';
import type { CallContext, HandlersOf } from './context.ts';

export const assetCalls = ({ library }: CallContext): HandlersOf<'asset'> => ({
  'asset.put': ({ bytes }) => library.assets.put(Buffer.from(bytes, 'base64')),

  'asset.get'({ hash }) {
    const asset = library.assets.get(hash);
    return asset.ok ? ok({ mediaType: asset.value.mediaType, bytes: Buffer.from(asset.value.bytes).toString('base64') }) : asset;
  },
});
