// What a silence procedure says of an element, in the words of a language.
import type { Standing } from '../document/block.ts';
import type { Profile } from '../language/definition.ts';
import type { Language } from '../language/language.ts';
import { translator } from '../language/messages.ts';
import { writtenMomentAt } from '../text/written-moment.ts';
import { silencePhase } from './silence.ts';

/**
 * Null where the procedure has nothing more to say: none was begun, or the element has gone another way since. `nameOf`: what a party is called. `now`: null in
 * what is printed, which cannot know whether a deadline has passed.
 */
export const silenceText = ({ state, silence }: Standing, language: Language, profile: Profile, nameOf: (party: string) => string, now: number | null): string | null => {
  if (silence === undefined) return null;
  const t = translator(language);
  const phase = now === null ? (silence.outcome ?? 'running') : silencePhase(silence, now);
  const time = writtenMomentAt(silence.until, silence.offset, language, profile);
  switch (phase) {
    case 'running':
      return t('room:silenceUntil', { time });
    case 'due':
      return t('room:silenceDue', { time });
    case 'passed':
      return state === 'agreed' ? t('room:silencePassed') : null;
    case 'broken':
      return state === 'open' ? t('room:silenceBroken', { party: silence.brokenBy === undefined ? t('room:unnamed') : nameOf(silence.brokenBy) }) : null;
  }
};
