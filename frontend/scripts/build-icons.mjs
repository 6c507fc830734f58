// Draws the installable icons from the one SVG: `npm run icons`. The PNGs are committed; this runs when the mark changes.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'

const ICONS = fileURLToPath(new URL('../public/icons/', import.meta.url))
const svg = readFileSync(`${ICONS}tidegauge.svg`, 'utf8')
// A mask may cut everything outside the middle 80 %: the ground then fills the square and the mark shrinks into it.
const maskable = svg
  .replace('rx="8"', '')
  .replace(/(<rect[^>]*\/>)([\s\S]*)(<\/svg>)/, '$1<g transform="translate(4 4) scale(.75)">$2</g>$3')
const WANTED = [
  ['icon-192.png', 192, svg],
  ['icon-512.png', 512, svg],
  ['icon-maskable-192.png', 192, maskable],
  ['icon-maskable-512.png', 512, maskable],
  ['apple-touch-icon.png', 180, maskable],
]

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
})
for (const [name, size, source] of WANTED) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:100vw;height:100vh}</style>${source}`,
  )
  writeFileSync(ICONS + name, await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()
