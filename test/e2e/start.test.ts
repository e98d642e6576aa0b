// The window as a user first sees it: it loads, breaks no policy, comes in three languages and two themes, and survives what happens to its program.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFindings, expectNoProblems, openWindow, setPreferences, startProgram, temporaryFolder, type Program } from './harness.ts';

const library = temporaryFolder();
let program: Program;

beforeAll(async () => {
  program = await startProgram(library.folder);
});
afterAll(async () => {
  await program.stop();
  library.remove();
});

describe.each(['en', 'ar', 'fr'] as const)('in %s', (locale) => {
  test.each(['light', 'dark'] as const)('the library opens without an error, reachable for everybody, in the %s theme', async (colorScheme) => {
    await setPreferences(program.url, { interfaceLanguage: locale, theme: 'system' });
    const window = await openWindow(program.url, { colorScheme });
    expect(await window.page.evaluate(() => document.documentElement.dataset['theme'])).toBe(colorScheme);
    expect(await window.page.evaluate(() => [document.documentElement.lang.slice(0, 2), document.documentElement.dir])).toEqual([locale, locale === 'ar' ? 'rtl' : 'ltr']);
    expect(await accessibilityFindings(window.page)).toEqual([]);
    expectNoProblems(window);
    await window.close();
  });
});

test('the address loses its token as soon as it is open', async () => {
  const window = await openWindow(program.url);
  expect(window.page.url()).toBe(`${new URL(program.url).origin}/`);
  expect(await window.page.evaluate(() => document.cookie)).toBe('');
  await window.close();
});

test('faces come from the program and cover both scripts', async () => {
  const window = await openWindow(program.url);
  const loaded = await window.page.evaluate(async () => {
    const wanted = [
      ['400 16px Tinos', 'Outcome'],
      ['italic 700 16px Tinos', 'Outcome'],
      ['400 16px Amiri', 'الوثيقة'],
      ['700 16px Amiri', 'الوثيقة'],
      ['600 16px "Noto Sans"', 'Library'],
      ['400 16px "Noto Sans Arabic"', 'المكتبة'],
    ] as const;
    return await Promise.all(wanted.map(async ([font, text]) => (await document.fonts.load(font, text)).length));
  });
  expect(loaded).toEqual([1, 1, 1, 1, 1, 1]);
  expectNoProblems(window);
  await window.close();
});

test('a script that got into the page could neither run nor speak to anybody', async () => {
  const window = await openWindow(program.url);
  const outcome = await window.page.evaluate(async () => {
    const tried: Record<string, string> = {};
    const attempt = async (name: string, action: () => unknown): Promise<void> => {
      try {
        await action();
        tried[name] = 'possible';
      } catch {
        tried[name] = 'refused';
      }
    };
    await attempt('markup', () => {
      document.createElement('div').innerHTML = '<b>x</b>';
    });
    await attempt('code', () => {
      // As a script of the page, not of the debugger, which may do what it likes.
      const heard = { value: false };
      Object.assign(window, { heard });
      const script = document.createElement('script');
      script.append('window.heard.value = true');
      document.head.append(script);
      if (!heard.value) throw new Error('not run');
    });
    await attempt('a frame', () => {
      const frame = document.createElement('iframe');
      frame.src = 'data:text/html,<p>x</p>';
      return new Promise((resolve, reject) => {
        document.addEventListener('securitypolicyviolation', reject, { once: true });
        frame.onload = resolve;
        document.body.append(frame);
      });
    });
    await attempt('elsewhere', () => fetch('https://rapporteur.example/'));
    await attempt('another port', () => fetch('http://127.0.0.1:9/'));
    return tried;
  });
  expect(outcome).toEqual({ markup: 'refused', code: 'refused', 'a frame': 'refused', elsewhere: 'refused', 'another port': 'refused' });
  await window.close();
});
