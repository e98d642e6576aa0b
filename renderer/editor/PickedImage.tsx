// Choosing an image of one's own. The library recognises it by its content and refuses what it cannot print.
import { useRef, useState } from 'react';
import type { Asset } from '../../shared/document/block.ts';
import { Button } from '../ui/Button.tsx';
import { errorText } from '../../shared/language/messages.ts';
import { useMessages } from '../state/interface-language.ts';
import { putImage, type Library } from './assets.ts';
import { FieldNote } from './InPlaceField.tsx';

interface PickedImageProps {
  readonly label: string;
  readonly session: Library;
  readonly onPick: (image: Asset) => void;
}

export const PickedImage = ({ label, session, onPick }: PickedImageProps) => {
  const { language } = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const pick = async (file: File | undefined) => {
    if (!file) return;
    setFailure(null);
    const result = await putImage(session, new Uint8Array(await file.arrayBuffer()));
    if (result.ok) onPick(result.value);
    else setFailure(errorText(result.error, language));
  };
  return (
    <>
      <Button onPress={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept="image/png,image/jpeg,image/svg+xml"
        onChange={(event) => {
          void pick(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {failure !== null && <FieldNote role="alert">{failure}</FieldNote>}
    </>
  );
};
