// Partner logos in the panel of the selected element: added, described, put in order, sized, replaced and removed.
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { usualLogoHeight } from '../../shared/document/blocks/logos.ts';
import type { BlockOf } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { definitionOf } from '../../shared/language/index.ts';
import { useTranslate } from '../state/interface-language.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAsset } from './assets.ts';
import { setBlockFields } from './commands.ts';
import { PickedImage } from './PickedImage.tsx';
import type { DocumentSession } from './session.ts';
import styles from './DocumentEditor.module.css';

type Logos = BlockOf<'logos'>['logos'];

/** Heights to choose from, in millimetres. */
const heights = [10, 14, usualLogoHeight, 22, 28];

/** The card of a logo and its button: 0 towards the start, 1 towards the end, 2 away. Without a logo, the button that adds one. */
interface KeyboardPlace {
  readonly logo: Id | null;
  readonly button: 0 | 1 | 2;
}

interface LogoCardProps {
  readonly session: DocumentSession;
  readonly logos: Logos;
  readonly index: number;
  /** `keyboard`: where it goes afterwards; absent where it stays by itself. */
  readonly onChange: (logos: Logos, keyboard?: KeyboardPlace) => void;
}

const LogoCard = ({ session, logos, index, onChange }: LogoCardProps) => {
  const t = useTranslate();
  const logo = logos[index];
  const url = useAsset(session, logo?.image ?? null);
  if (logo === undefined) return null;
  const n = index + 1;
  const set = (patch: Partial<Logos[number]>) => onChange(logos.map((other) => (other === logo ? { ...logo, ...patch } : other)));
  const move = (by: 1 | -1) => onChange(logos.toSpliced(index, 1).toSpliced(index + by, 0, logo), { logo: logo.id, button: by < 0 ? 0 : 1 });
  const height = logo.height ?? usualLogoHeight;
  return (
    <div role="group" aria-label={t('editor:logo', { n })} className={styles.card} data-logo={logo.id}>
      <div className={styles.group}>
        {url !== null && <img className={styles.preview} src={url} alt="" />}
        <div className={styles.row}>
          <IconButton small label={t('editor:logoEarlier', { n })} isDisabled={index === 0} onPress={() => move(-1)}>
            <ArrowLeft size={15} aria-hidden className={styles.mirrored} />
          </IconButton>
          <IconButton small label={t('editor:logoLater', { n })} isDisabled={n === logos.length} onPress={() => move(1)}>
            <ArrowRight size={15} aria-hidden className={styles.mirrored} />
          </IconButton>
          <Button small onPress={() => onChange(logos.toSpliced(index, 1), { logo: (logos[n] ?? logos[index - 1])?.id ?? null, button: 2 })}>
            {t('editor:removeLogo', { n })}
          </Button>
        </div>
        {session.document.settings.languages.map((language) => (
          <TextField
            key={language}
            label={t('editor:altIn', { language: definitionOf(language).name })}
            lang={definitionOf(language).tag}
            dir={definitionOf(language).direction}
            value={logo.alt[language] ?? ''}
            maxLength={10_000}
            onChange={(alt) => set({ alt: { ...logo.alt, [language]: alt } })}
          />
        ))}
        <Select
          label={t('editor:logoHeight')}
          value={String(height)}
          choices={[...new Set([...heights, height])].sort((a, b) => a - b).map((mm) => ({ value: String(mm), text: t('editor:millimetres', { n: mm }) }))}
          onChange={(mm) => set({ height: Number(mm) })}
        />
        <PickedImage session={session} label={t('editor:replaceImage')} onPick={(image) => set({ image })} />
      </div>
    </div>
  );
};

export const LogosPanel = ({ session, block }: { readonly session: DocumentSession; readonly block: BlockOf<'logos'> }) => {
  const t = useTranslate();
  const panel = useRef<HTMLElement>(null);
  const keyboard = useRef<KeyboardPlace | undefined>(undefined);
  const change = (logos: Logos, place?: KeyboardPlace) => {
    keyboard.current = place;
    setBlockFields(session, block.id, { logos });
  };
  // A card that changes places or goes would lose the keyboard.
  useLayoutEffect(() => {
    const place = keyboard.current;
    keyboard.current = undefined;
    if (place === undefined) return;
    const card = place.logo === null ? panel.current : panel.current?.querySelector(`[data-logo="${CSS.escape(place.logo)}"]`);
    const buttons = [...(card?.querySelectorAll('button') ?? [])];
    const wanted = buttons[place.button];
    // At an end of the row it can only go back.
    (wanted === undefined || wanted.disabled ? buttons.find(({ disabled }) => !disabled) : wanted)?.focus();
  }, [block.logos]);
  return (
    <section className={styles.group} ref={panel}>
      {block.logos.map((logo, index) => (
        <LogoCard key={logo.id} session={session} logos={block.logos} index={index} onChange={change} />
      ))}
      <PickedImage session={session} label={t('editor:addLogo')} onPick={(image) => change([...block.logos, { id: session.newId(), image, alt: {} }])} />
    </section>
  );
};
