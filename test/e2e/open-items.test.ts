// What is open: it stands in the way of a final name, is listed by chapter and delegation, and is told to each delegation with what became of it.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { goToDocument, type Library } from './editor.ts';
import { useStage } from './stage.ts';

let library: Library;
let page: Page;

useStage((stage) => {
  ({ library, page } = stage);
});

const command = async (words: string) => {
  await page.keyboard.press('Control+KeyK');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
};

test('brackets are agreed, a delegation sees what became of its wishes, and what is left open is named final only with a reason', async () => {
  const id = await library.take('# On tides\n\n## Purpose\n\n1. States [shall – Jordan][should – Coastal Friends] watch the tides.\n\n## Means\n\n2. The ports [and the mills] stay open.\n', 'en');
  await goToDocument(page, id, ['en']);
  await page.locator('[data-block]').filter({ hasText: 'watch the tides' }).first().click();
  await command('brackets typed in this document');
  await expect.poll(() => page.locator('[data-open-brackets="3"], [data-open-brackets="2"]').count()).toBe(1);

  // The list goes by chapters, and narrows to a delegation.
  await page.locator('[data-open-brackets]').click();
  const list = page.getByRole('list', { name: 'What is open' });
  await expect.poll(() => list.textContent()).toContain('Means (1)');
  await page.getByRole('combobox', { name: 'Delegation' }).fill('jordan');
  await page.keyboard.press('Enter');
  await expect.poll(() => list.getByRole('button').count()).toBe(1);
  await list.getByRole('button').click();
  await page.locator('[data-bracket-panel]').waitFor();
  await page.locator('[data-bracket-panel]').getByRole('button', { name: /^Agree “shall/ }).click();
  await expect.poll(() => page.locator('[data-open-brackets="1"]').count()).toBe(1);

  await command('what a delegation asked for');
  await page.getByRole('dialog').getByRole('combobox', { name: 'Delegation' }).fill('jordan');
  await page.keyboard.press('Enter');
  const row = page.locator('[data-delegation-view="JO"] [data-outcome="agreed"]');
  await expect.poll(() => row.textContent()).toMatch(/paragraph\s1.*proposed.*shall.*agreed/u);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  // A delegation of the text's own.
  await command('delegations of this text');
  await page.getByRole('dialog').getByRole('button', { name: 'Add a delegation' }).click();
  for (const [language, name] of [['English', 'Coastal States'], ['Arabic', 'الدول الساحلية'], ['French', 'États côtiers']]) await page.getByRole('textbox', { name: `Name in ${language}` }).fill(name!);
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Remove Coastal States' }).count()).toBe(1);
  await expect.poll(async () => (await library.document(id)).settings.delegations?.map(({ name }) => name.ar)).toEqual(['الدول الساحلية']);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await command('name this draft');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Final');
  const hindering = page.locator('[data-open-naming="1"]');
  await expect.poll(() => hindering.textContent()).toContain('and the mills');
  expect(await page.getByRole('button', { name: 'Name it anyway' }).isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: 'Why it gets this name all the same' }).fill('The printer waits');
  await page.getByRole('button', { name: 'Name it anyway' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const told = await library.bridge.call('history.list', { id, limit: 1 });
  expect(told.ok && told.value.entries[0]).toMatchObject({ name: 'Final', acts: [{ kind: 'nameAnyway', note: 'The printer waits', open: { count: 1, languages: 'EN 1' } }] });
});
