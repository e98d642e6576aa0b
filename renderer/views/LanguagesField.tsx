// Which languages: of a document, or of what leaves.
import { definitionOf } from '../../shared/language/index.ts';
import type { Language } from '../../shared/language/language.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import styles from './form.module.css';

export interface LanguagesFieldProps {
  readonly label: string;
  readonly offered: readonly Language[];
  readonly chosen: readonly Language[];
  /** Always chosen, and not to be taken away. */
  readonly fixed?: Language;
  readonly hint?: string;
  /** What is missing; said at once. */
  readonly problem?: string | null;
  readonly onChange: (chosen: readonly Language[]) => void;
}

export const LanguagesField = ({ label, offered, chosen, fixed, hint, problem = null, onChange }: LanguagesFieldProps) => (
  <div role="group" aria-label={label} className={styles.group}>
    <span className={styles.label} aria-hidden>
      {label}
    </span>
    <div className={styles.choices}>
      {offered.map((language) => (
        <Checkbox
          key={language}
          isSelected={language === fixed || chosen.includes(language)}
          isDisabled={language === fixed}
          onChange={(on) => onChange(on ? [...chosen, language] : chosen.filter((other) => other !== language))}
        >
          <bdi lang={language}>{definitionOf(language).name}</bdi>
        </Checkbox>
      ))}
    </div>
    {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    {problem !== null && (
      <p className={styles.hint} role="alert">
        {problem}
      </p>
    )}
  </div>
);
