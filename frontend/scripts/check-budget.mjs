// Compares the gzip sizes of the build with the budgets; prints every figure and exits 1 when one is over.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const WEB = process.env.WEB_DIR ?? fileURLToPath(new URL('../../src/tidegauge/web/', import.meta.url))
const KB = 1024
// The overview is in the same files, see vite.config.ts.
const FIRST_VIEW = ['index.html']
const manifest = JSON.parse(readFileSync(`${WEB}.vite/manifest.json`, 'utf8'))

const gzipBytes = (file) => gzipSync(readFileSync(WEB + file), { level: 9 }).length
const rawBytes = (file) => readFileSync(WEB + file).length

function closure(keys) {
  const seen = new Set()
  const visit = (key) => {
    if (seen.has(key)) return
    seen.add(key)
    for (const next of manifest[key].imports ?? []) visit(next)
  }
  keys.forEach(visit)
  return seen
}

function sum(files, size = gzipBytes) {
  return [...new Set(files)].reduce((total, file) => total + size(file), 0)
}

const first = closure(FIRST_VIEW)
const firstChunks = [...first].map((key) => manifest[key])
const rows = [
  ['initial JS (shell + Overview)', sum(firstChunks.map((chunk) => chunk.file)), 150],
  ['initial CSS', sum(firstChunks.flatMap((chunk) => chunk.css ?? [])), 12],
]

// The Markdown lexer alone is 15 KB; it loads with the first text on a board.
const lazyLimit = (key) => {
  if (/base-ui|overlay/i.test(key)) return 100
  if (/map|world|countries/i.test(key)) return 25
  // CodeMirror: fetched when the SQL screen is opened.
  if (/sqleditor/i.test(key)) return 122
  // Together what a dashboard of the usual widgets needs besides the first view, see vite.config.ts.
  if (/^_board-.*\.js$/.test(key)) return 40
  if (/^_charts-.*\.js$/.test(key)) return 20
  // Screens, not widgets: each is fetched once, when it is first opened.
  if (/features\/dashboards\/(board|edit|list)\//.test(key)) return 25
  return /markdown|widgets\/text\//i.test(key) ? 17 : 12
}
// A chunk is named after the screen or widget it is for, or after what several of them share.
const nameOf = (key, chunk) => key.replace(/^src\//, '').replace(/^_.*/, `shared ${chunk.name}`)
for (const [key, chunk] of Object.entries(manifest)) {
  if (first.has(key) || !chunk.file.endsWith('.js') || chunk.file === 'sw.js') continue
  rows.push([`lazy ${nameOf(key, chunk)}`, gzipBytes(chunk.file), lazyLimit(key)])
}

const worker = readFileSync(`${WEB}sw.js`, 'utf8')
const kept = [...worker.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1].slice(1))
rows.push(['service worker', gzipBytes('sw.js'), 5])
// Loaded in the background once, so that every screen opens without a server.
rows.push([`kept for offline, ${kept.length} files`, sum(kept), 1024])

const fonts = Object.values(manifest)
  .map((chunk) => chunk.file)
  .filter((file) => file.endsWith('.woff2'))
rows.push([
  'font, first view',
  sum(
    fonts.filter((file) => /inter-latin-wght/.test(file)),
    rawBytes,
  ),
  50,
])
rows.push([
  'font, Thai',
  sum(
    fonts.filter((file) => /thai-thai/.test(file)),
    rawBytes,
  ),
  28,
])

let isOver = false
for (const [name, bytes, limitKb] of rows) {
  const over = bytes > limitKb * KB
  isOver ||= over
  console.log(
    `${over ? 'OVER' : 'ok  '}  ${(bytes / KB).toFixed(1).padStart(6)} KB of ${String(limitKb).padStart(3)}  ${name}`,
  )
}
process.exit(isOver ? 1 : 0)
