// The address of the window: a reload comes back to the same place, and no unsaved text is left behind.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRoute, formatRoute, languagesWith, parseRoute, type Address, type Route } from '../../../renderer/state/route.ts';
import { languages } from '../../../shared/language/language.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
const shown = fc.uniqueArray(fc.constantFrom(...languages), { minLength: 1, maxLength: 2 });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constant<Route>({ view: 'library' }),
  fc.record({ view: fc.constant('document' as const), id, languages: shown, block: id }, { requiredKeys: ['view', 'id'] }),
);

/** The part of a browser window that the route sees, with its history. */
const browser = (hash = '') => {
  const entries = [hash];
  const listeners: (() => void)[] = [];
  const address: Address = {
    location: { hash },
    history: {
      replaceState: (_data, _unused, url) => {
        entries[entries.length - 1] = url;
        address.location.hash = url;
      },
      pushState: (_data, _unused, url) => {
        entries.push(url);
        address.location.hash = url;
      },
    },
    addEventListener: (_type, listener) => listeners.push(listener),
  };
  return {
    address,
    entries,
    back: () => {
      entries.pop();
      address.location.hash = entries.at(-1) ?? '';
      for (const listener of listeners) listener();
    },
  };
};

test('every place is found again from its address', () => {
  fc.assert(
    fc.property(route, (place) => {
      expect(parseRoute(formatRoute(place))).toEqual(place);
    }),
  );
});

test('an address that says nothing sensible is the library', () => {
  fc.assert(
    fc.property(fc.string(), (hash) => {
      const parsed = parseRoute(hash);
      if (!hash.startsWith('#/document/')) expect(parsed).toEqual({ view: 'library' });
    }),
  );
  expect(parseRoute('#/document/../../etc')).toEqual({ view: 'library' });
  expect(parseRoute('#/document/a?languages=en-xx-ar&block=<b>')).toEqual({ view: 'document', id: 'a', languages: ['en', 'ar'] });
});

describe('leaving a document', () => {
  const document = (name: string): Route => ({ view: 'document', id: name });

  test('waits for the guard, and stays where it says no', async () => {
    const { address, entries } = browser('#/document/a');
    const store = createRoute(address);
    let may = false;
    store.getState().guard(() => Promise.resolve(may));
    await store.getState().go({ view: 'library' });
    expect(store.getState().route).toEqual(document('a'));
    expect(entries).toEqual(['#/document/a']);
    may = true;
    await store.getState().go({ view: 'library' });
    expect(store.getState().route).toEqual({ view: 'library' });
  });

  test('the back button is held by the guard as well', async () => {
    const { address, back } = browser('#/');
    const store = createRoute(address);
    await store.getState().go(document('a'));
    store.getState().guard(() => Promise.resolve(false));
    back();
    await Promise.resolve();
    await Promise.resolve();
    expect(store.getState().route).toEqual(document('a'));
    expect(address.location.hash).toBe('#/document/a');
  });

  test('another language of the same document is no leaving', async () => {
    const { address } = browser('#/document/a');
    const store = createRoute(address);
    store.getState().guard(() => Promise.reject(new Error('asked')));
    await store.getState().go({ view: 'document', id: 'a', languages: ['ar'] });
    expect(store.getState().route).toEqual({ view: 'document', id: 'a', languages: ['ar'] });
  });

  test('a guard that has gone asks no more', async () => {
    const { address } = browser('#/document/a');
    const store = createRoute(address);
    const end = store.getState().guard(() => Promise.resolve(false));
    end();
    await store.getState().go({ view: 'library' });
    expect(store.getState().route).toEqual({ view: 'library' });
  });

  test('amending the address makes no step in the history', () => {
    const { address, entries } = browser('#/document/a?block=b');
    const store = createRoute(address);
    store.getState().amend({ view: 'document', id: 'a', languages: ['en', 'ar'] });
    expect(entries).toEqual(['#/document/a?languages=en-ar']);
  });
});

test('a place shown in one language keeps what stands beside it', () => {
  const both = { view: 'document', id: 'a', languages: ['en', 'ar'] } as const;
  expect(languagesWith('ar', 'a', both)).toEqual(['en', 'ar']);
  expect(languagesWith('fr', 'a', both)).toEqual(['fr']);
  expect(languagesWith('ar', 'b', both)).toEqual(['ar']);
  expect([languagesWith('en', 'a', { view: 'document', id: 'a' }), languagesWith('en', 'a', { view: 'library' })]).toEqual([['en'], ['en']]);
});
