// Where the window is: the library, or a document. Kept in the address, so that a reload comes back to the same place.
import { createStore } from 'zustand/vanilla';
import { idSchema, type Id } from '../../shared/document/ids.ts';
import { isLanguage, type Language } from '../../shared/language/language.ts';

export type Route =
  | { readonly view: 'library' }
  | {
      readonly view: 'document';
      readonly id: Id;
      /** The languages on the screen, the one at the start side first; absent: the drafting language. */
      readonly languages?: readonly Language[] | undefined;
      /** An element to show at once, such as the one with a search hit. */
      readonly block?: Id | undefined;
      /** The history of the document instead of its text. */
      readonly history?: HistoryPlace | undefined;
    };

export interface HistoryPlace {
  /** The revision that is shown; absent: the newest entry. */
  readonly revision?: Id | undefined;
  /** The history of this one element. */
  readonly element?: Id | undefined;
}

/** Where the window is when it shows a document. */
export type DocumentPlace = Extract<Route, { view: 'document' }>;

/** The languages in which a place of a document shows in one of them: those on the screen where that is among them, so that none that stands beside it goes. */
export const languagesWith = (language: Language, id: Id, from: Route): readonly Language[] =>
  from.view === 'document' && from.id === id && from.languages?.includes(language) === true ? from.languages : [language];

const library: Route = { view: 'library' };

export const formatRoute = (route: Route): string => {
  if (route.view === 'library') return '#/';
  const parameters = new URLSearchParams();
  if (route.languages !== undefined) parameters.set('languages', route.languages.join('-'));
  if (route.block !== undefined) parameters.set('block', route.block);
  if (route.history !== undefined) parameters.set('history', route.history.revision ?? '');
  if (route.history?.element !== undefined) parameters.set('element', route.history.element);
  const query = parameters.toString();
  return `#/document/${route.id}${query === '' ? '' : `?${query}`}`;
};

/** An address that says nothing sensible is the library. */
export const parseRoute = (hash: string): Route => {
  const match = /^#\/document\/([^?]+)(?:\?(.*))?$/.exec(hash);
  const id = idSchema.safeParse(match?.[1]);
  if (match === null || !id.success) return library;
  const parameters = new URLSearchParams(match[2] ?? '');
  const languages = (parameters.get('languages') ?? '').split('-').filter(isLanguage).slice(0, 2);
  const block = idSchema.safeParse(parameters.get('block'));
  const revision = idSchema.safeParse(parameters.get('history'));
  const element = idSchema.safeParse(parameters.get('element'));
  const history: HistoryPlace = { ...(revision.success ? { revision: revision.data } : {}), ...(element.success ? { element: element.data } : {}) };
  return {
    view: 'document',
    id: id.data,
    ...(languages.length > 0 ? { languages: [...new Set(languages)] } : {}),
    ...(block.success ? { block: block.data } : {}),
    ...(parameters.has('history') ? { history } : {}),
  };
};

export interface RouteState {
  readonly route: Route;
  /** Asks whoever guards the present place (unsaved text) and goes there. */
  readonly go: (route: Route) => Promise<void>;
  /** Changes the address of the present place, without a step in the history. */
  readonly amend: (route: Route) => void;
  /** Asks whoever guards the present place whether it may be left, as before the window is loaded anew. */
  readonly mayLeave: () => Promise<boolean>;
  /** One guard at a time; it answers whether the place may be left. */
  readonly guard: (mayLeave: () => Promise<boolean>) => () => void;
}

/** The part of `window` that the route needs. */
export interface Address {
  readonly location: { hash: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void; pushState(data: unknown, unused: string, url: string): void };
  addEventListener(type: 'hashchange' | 'popstate', listener: () => void): void;
}

const samePlace = (a: Route, b: Route): boolean => a.view === b.view && (a.view === 'library' || (b.view === 'document' && a.id === b.id));

export const createRoute = (address: Address) => {
  let guard: (() => Promise<boolean>) | null = null;
  const store = createStore<RouteState>((set, get) => ({
    route: parseRoute(address.location.hash),
    go: async (route) => {
      if (!samePlace(route, get().route) && !(await get().mayLeave())) return;
      address.history.pushState(null, '', formatRoute(route));
      set({ route });
    },
    amend: (route) => {
      address.history.replaceState(null, '', formatRoute(route));
      set({ route });
    },
    mayLeave: async () => guard === null || guard(),
    guard: (mayLeave) => {
      guard = mayLeave;
      return () => {
        if (guard === mayLeave) guard = null;
      };
    },
  }));
  const follow = () => {
    const before = store.getState().route;
    const route = parseRoute(address.location.hash);
    if (formatRoute(route) === formatRoute(before)) return;
    if (samePlace(route, before) || guard === null) {
      store.setState({ route });
      return;
    }
    void guard().then((may) => {
      if (may) store.setState({ route });
      else address.history.pushState(null, '', formatRoute(before));
    });
  };
  address.addEventListener('popstate', follow);
  address.addEventListener('hashchange', follow);
  return store;
};
export type RouteStore = ReturnType<typeof createRoute>;
