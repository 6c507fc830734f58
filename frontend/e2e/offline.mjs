// Opens the interface, takes the server away, and looks at what is left: the shell, the last known figures, and no policy violation.
// Then the server comes back, and later a new version. Fails on anything that is not so.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { chromium } from 'playwright'
import { startFixture } from './fixture-server.mjs'

const SHOTS = fileURLToPath(new URL('./shots/', import.meta.url))
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
]
const live = { mode: 'live', isLoggedIn: true, hasEvents: true, isDemo: false }
mkdirSync(SHOTS, { recursive: true })

const findings = []
const check = (isRight, what) => {
  console.log(`${isRight ? 'ok  ' : 'FAIL'}  ${what}`)
  if (!isRight) findings.push(what)
}

let fixture = await startFixture()
Object.assign(fixture.state, live)
const port = Number(new URL(fixture.url).port)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS })

async function leaveAndReturn(theme) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addInitScript(
    (text) => localStorage.setItem('tidegauge.settings', text),
    JSON.stringify({ theme, language: 'en' }),
  )
  const page = await context.newPage()
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) findings.push(message.text())
  })
  page.on('pageerror', (error) => findings.push(`page error: ${error.message}`))
  await page.goto(fixture.url)
  await page.getByText('Live', { exact: true }).first().waitFor()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.getByRole('img').first().waitFor()
  const cached = await page.evaluate(async () => {
    const names = await caches.keys()
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return lists.flat().map((request) => new URL(request.url).pathname)
  })
  check(cached.includes('/') && cached.length > 20, `${theme}: ${cached.length} files of the build are kept`)
  check(!cached.some((path) => /^\/(api|ws)/.test(path)), `${theme}: no data in the worker's cache`)

  await fixture.close()
  await page.reload()
  await page.getByRole('navigation', { name: 'Main' }).first().waitFor()
  check(true, `${theme}: the shell opens without a server`)
  await page.getByText('Connection lost').waitFor()
  const drawn = page.locator('main [role=img]')
  await drawn.first().waitFor()
  check((await drawn.count()) > 2, `${theme}: ${await drawn.count()} tiles show their last known figures`)
  check((await page.getByText(/as of/i).count()) > 0, `${theme}: they say as of when`)
  const filter = await drawn.first().evaluate((node) => getComputedStyle(node).filter)
  check(filter.includes('grayscale'), `${theme}: they are greyed (${filter})`)
  await page.screenshot({ path: `${SHOTS}offline-${theme}.png` })
  const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  const violations = axe.violations.map((one) => `${one.id} ${one.nodes[0].target.join(' ')}`)
  check(violations.length === 0, `${theme}: axe ${violations.join(' | ')}`)

  fixture = await startFixture(port)
  Object.assign(fixture.state, live)
  await page.getByRole('button', { name: 'Try now' }).click()
  await page.getByText('Live', { exact: true }).first().waitFor()
  check(true, `${theme}: it is live again by itself`)
  return { context, page }
}

const light = await leaveAndReturn('light')
await light.context.close()
const { context, page } = await leaveAndReturn('dark')
fixture.state.build = 'the next build'
await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
await page.getByText('A new version of Tidegauge is ready').waitFor()
await page.screenshot({ path: `${SHOTS}update.png` })
await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Load it' }).click()])
await page.getByText('Live', { exact: true }).first().waitFor()
const isWaiting = await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)
check(!isWaiting, 'the new version took over')
await page
  .getByRole('button', { name: /^Account|menu/i })
  .last()
  .click()
await page.getByRole('menuitem', { name: 'Log out' }).click()
await page.getByLabel(/email/i).waitFor()
const left = await page.evaluate(
  () =>
    new Promise((resolve) => {
      const request = indexedDB.open('tidegauge')
      request.onsuccess = () => {
        const count = request.result.transaction('last-known').objectStore('last-known').count()
        count.onsuccess = () => resolve(count.result)
      }
    }),
)
check(left === 0, `logging out leaves nothing behind (${left})`)
await context.close()
await browser.close()
await fixture.close()
findings.forEach((finding) => console.log(`      ${finding}`))
process.exit(findings.length ? 1 : 0)
