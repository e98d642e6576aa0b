// What the program and the process that prints say to each other about its threads.
export type ApartOrder =
  | { readonly kind: 'start'; readonly thread: number; readonly file: string }
  | { readonly kind: 'message'; readonly thread: number; readonly message: unknown }
  | { readonly kind: 'end'; readonly thread: number };

export type ApartAnswer =
  | { readonly kind: 'message'; readonly thread: number; readonly message: unknown }
  /** What the thread fell over. */
  | { readonly kind: 'error'; readonly thread: number; readonly stack: string }
  | { readonly kind: 'exit'; readonly thread: number; readonly code: number };
