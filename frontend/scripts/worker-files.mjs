// Writes into the service worker which files it keeps, and a version that changes with any of them.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Other alphabets load when a page shows them, and are kept from then on.
const IS_KEPT = /\.(js|css)$|inter-latin-wght|noto-sans-thai-thai-wght/
// What only the first install or a crawler asks for.
const NOT_KEPT = /^(robots\.txt|icons\/.*\.png)$/

export function workerFiles() {
  let publicDirectory = ''
  return {
    name: 'worker-files',
    apply: 'build',
    configResolved(config) {
      publicDirectory = config.publicDir
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js']
        const assets = Object.keys(bundle).filter((name) => name.startsWith('assets/') && IS_KEPT.test(name))
        const files = readdirSync(publicDirectory, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(publicDirectory.length + 1))
          .filter((name) => !NOT_KEPT.test(name))
        const hash = createHash('sha256').update(bundle['index.html'].source).update(worker.code)
        assets.sort().forEach((name) => hash.update(name))
        files.sort().forEach((name) => hash.update(readFileSync(join(publicDirectory, name))))
        const kept = ['/', ...files.map((name) => `/${name}`), ...assets.map((name) => `/${name}`)]
        worker.code = worker.code
          .replace('__KEPT__', () => JSON.stringify(kept))
          .replace('__VERSION__', () => JSON.stringify(hash.digest('hex').slice(0, 12)))
      },
    },
  }
}
