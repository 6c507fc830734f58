import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    testTimeout: 20_000,
    // A process, a page and the libraries for every file were half of the time: workers keep theirs, and test-anew.ts resets what is ours.
    isolate: false,
    maxWorkers: '100%',
    setupFiles: ['./src/test-anew.ts', './src/test-setup.ts'],
    sequence: { setupFiles: 'list' },
    restoreMocks: true,
    // What needs no page (*.test.ts) does without, unless it says `// @vitest-environment jsdom` on its first line.
    projects: [
      { extends: true, test: { name: 'screens', environment: 'jsdom', include: ['src/**/*.test.tsx'] } },
      { extends: true, test: { name: 'logic', environment: 'node', include: ['src/**/*.test.ts'] } },
    ],
  },
})
