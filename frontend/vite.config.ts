import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './scripts/precompress.mjs'
import { startScript } from './scripts/start-script.mjs'
import { workerFiles } from './scripts/worker-files.mjs'

const server = process.env.TIDEGAUGE_DEV_SERVER ?? 'http://127.0.0.1:8050'

export default defineConfig({
  plugins: [react(), startScript(), workerFiles(), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: '../src/tidegauge/web',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts as data: URIs would need `font-src data:`; the policy allows only our own origin.
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      input: { index: 'index.html', start: 'src/app/start/start.ts', sw: 'src/app/worker/worker.ts' },
      // A service worker rules over the addresses below its own, so it has no hash and lies at the top.
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // The first view in two files, libraries and our own, with all that they import: in forty pieces it packed 7 % worse, and every
        // later screen had to name most of the pieces again.
        codeSplitting: {
          groups: [
            { name: 'start', test: /src[\\/]app[\\/]start[\\/]start\.ts$/, priority: 3 },
            {
              name: 'vendor',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|use-sync-external-store|zustand|wouter|regexparam|uplot)[\\/]/,
              priority: 2,
            },
            {
              name: 'first',
              test: /src[\\/](app[\\/]main|features[\\/]overview[\\/]Overview)\.tsx$/,
              priority: 1,
            },
            // A dashboard and the kinds that most of its widgets are, likewise: sixty files to ask for took longer than all their code.
            { name: 'board', test: /src[\\/]features[\\/]dashboards[\\/]board[\\/]Board\.tsx$/ },
            {
              name: 'charts',
              test: /src[\\/]widgets[\\/](line|area|stacked|bar|horizontal_bar|number)[\\/]Widget\.tsx$/,
            },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 400,
  },
  server: {
    proxy: {
      '/api': server,
      '/plugins': server,
      '/metrics': server,
      '/health': server,
      '/ws': { target: server.replace(/^http/, 'ws'), ws: true },
    },
  },
})
