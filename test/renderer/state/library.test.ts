// Titles in the library, and files on their way into it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toBase64 } from '../../../renderer/state/imports.ts';
import { titleOf } from '../../../renderer/state/library.ts';

test('a title stands in the language of the reader, else of drafting, else in any, else says that there is none', () => {
  const title = { en: 'Shared waters', fr: 'Eaux partagées' };
  expect(titleOf({ title, draftingLanguage: 'fr' }, 'en')).toEqual({ text: 'Shared waters', language: 'en', direction: 'ltr' });
  expect(titleOf({ title, draftingLanguage: 'fr' }, 'ar')).toMatchObject({ text: 'Eaux partagées', language: 'fr' });
  expect(titleOf({ title: { en: ' ', fr: 'Eaux' }, draftingLanguage: 'ar' }, 'en')).toMatchObject({ text: 'Eaux' });
  expect(titleOf({ title: {}, draftingLanguage: 'en' }, 'ar')).toEqual({ text: 'وثيقة بلا عنوان', language: 'ar', direction: 'rtl' });
});

test('the bytes of a file arrive as they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
      expect([...Buffer.from(toBase64(bytes), 'base64')]).toEqual([...bytes]);
    }),
  );
  const large = new Uint8Array(300_000).map((_, index) => index % 251);
  expect(Buffer.from(toBase64(large), 'base64').equals(large)).toBe(true);
});
