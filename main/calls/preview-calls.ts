// Pages for looking at while the text is being written.
import { ok } from '../../shared/errors.ts';
import type { CallContext, HandlersOf } from './context.ts';

export const previewCalls = ({ previews }: CallContext): HandlersOf<'preview'> => ({
  'preview.set': (input) => previews.set(input),

  'preview.close'({ preview }) {
    previews.closePreview(preview);
    return ok({});
  },
});
