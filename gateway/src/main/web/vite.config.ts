import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const backend = process.env.PADDOCK_BACKEND ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  // Fonts stay files: the gateway's content policy allows no data: URLs for them.
  build: { assetsInlineLimit: 0, target: 'es2022' },
  server: {
    proxy: {
      '/api': { target: backend },
      '/ws': { target: backend, ws: true },
    },
  },
  test: { include: ['test/**/*.test.ts', 'test/**/*.test.tsx'] },
});
