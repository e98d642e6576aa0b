// How the window is bundled: one page with files beside it, nothing inlined, nothing from elsewhere, so that the strictest content security policy holds.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  root: folder('renderer'),
  // Relative addresses serve http://127.0.0.1 and app:// alike.
  base: './',
  publicDir: false,
  cacheDir: folder('.cache/vite'),
  plugins: [react()],
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  // The thread that paints pages is a module, as the window is.
  worker: { format: 'es' },
  build: {
    outDir: folder('dist/renderer'),
    emptyOutDir: true,
    // The Chromium of Electron 45 and any Chrome or Edge of the last year.
    target: 'chrome130',
    sourcemap: false,
    // A data URI would need `data:` in font-src.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
  },
});
