import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

const executablePath = process.env.TIDEGAUGE_CHROMIUM ?? '/usr/bin/chromium'

// Every story is a test: it renders in a real browser without an error and without an accessibility finding.
export default defineConfig({
  plugins: [react(), storybookTest({ configDir: fileURLToPath(new URL('./.storybook', import.meta.url)) })],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // Found while the tests run, a dependency would reload the page under them.
  optimizeDeps: {
    entries: ['src/**/*.stories.tsx', '.storybook/preview.tsx'],
    include: ['@tanstack/react-query', 'wouter', 'zustand', 'react-dom/client'],
  },
  test: {
    name: 'stories',
    fileParallelism: false,
    // One page for all of them: a page for every file loaded the gallery thirty times.
    isolate: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args: ['--no-sandbox'] } }),
      instances: [{ browser: 'chromium' }],
      viewport: { width: 1280, height: 900 },
    },
  },
})
