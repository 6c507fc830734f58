// Takes a picture of every screen and state, and fails on console errors, policy violations and axe AA findings.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { chromium } from 'playwright'
import { startFixture } from './fixture-server.mjs'

const SHOTS = fileURLToPath(new URL('./shots/', import.meta.url))
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const DESKTOP = { width: 1600, height: 1000 }
const only = process.argv[2]
mkdirSync(SHOTS, { recursive: true })

const live = { mode: 'live', isLoggedIn: true, hasEvents: true, isDemo: false }
const openDetail = async (page) => {
  await page.getByRole('button', { name: /Pause/ }).click()
  await page.getByRole('region', { name: 'Live events' }).locator('li button').first().click()
  await page.getByRole('dialog').waitFor()
}
const openMenu = (name) => async (page) => {
  await page.getByRole('button', { name }).click()
  await page.getByRole('menu').waitFor()
}
const SCREENS = [
  { name: 'overview-dark', path: '/', isFull: true },
  { name: 'overview-light', path: '/', theme: 'light', isFull: true },
  { name: 'overview-th', path: '/', language: 'th', isFull: true },
  { name: 'overview-demo', path: '/?range=last_24_hours', state: { isDemo: true } },
  { name: 'overview-medium', path: '/', size: { width: 1024, height: 900 }, isFull: true },
  { name: 'overview-mobile', path: '/', size: { width: 390, height: 844 }, isFull: true, isTouch: true },
  {
    name: 'overview-mobile-th-light',
    path: '/',
    size: { width: 390, height: 844 },
    language: 'th',
    theme: 'light',
    isTouch: true,
  },
  { name: 'overview-empty', path: '/', state: { mode: 'empty' } },
  { name: 'overview-error', path: '/', state: { mode: 'error' } },
  { name: 'overview-error-light', path: '/', state: { mode: 'error' }, theme: 'light' },
  { name: 'overview-loading', path: '/', state: { mode: 'loading' } },
  { name: 'detail-dark', path: '/', act: openDetail },
  { name: 'detail-light', path: '/', act: openDetail, theme: 'light' },
  { name: 'menu-range', path: '/', act: openMenu(/Time range/) },
  { name: 'menu-project-light', path: '/', act: openMenu(/Project:/), theme: 'light' },
  { name: 'login-dark', path: '/', state: { isLoggedIn: false } },
  { name: 'login-light', path: '/', state: { isLoggedIn: false }, theme: 'light' },
  {
    name: 'login-mobile-th',
    path: '/',
    state: { isLoggedIn: false },
    language: 'th',
    size: { width: 390, height: 844 },
    isTouch: true,
  },
  { name: 'first-run-dark', path: '/', state: { mode: 'first', hasEvents: false } },
  { name: 'first-run-light', path: '/', state: { mode: 'first', hasEvents: false }, theme: 'light' },
  {
    name: 'first-run-mobile',
    path: '/',
    state: { mode: 'first', hasEvents: false },
    size: { width: 390, height: 844 },
    isTouch: true,
  },
  { name: 'sources-dark', path: '/sources' },
  { name: 'sources-light', path: '/sources', theme: 'light' },
  { name: 'sources-mobile', path: '/sources', size: { width: 390, height: 844 }, isTouch: true },
  { name: 'settings-dark', path: '/settings' },
  { name: 'settings-th-light', path: '/settings', language: 'th', theme: 'light' },
  { name: 'not-found', path: '/nowhere' },
]

async function look(browser, screen) {
  const fixture = await startFixture()
  Object.assign(fixture.state, live, screen.state)
  const context = await browser.newContext({
    viewport: screen.size ?? DESKTOP,
    hasTouch: screen.isTouch ?? false,
    deviceScaleFactor: screen.isTouch ? 2 : 1,
  })
  const settings = JSON.stringify({ theme: screen.theme ?? 'dark', language: screen.language ?? 'en' })
  await context.addInitScript((text) => localStorage.setItem('tidegauge.settings', text), settings)
  const page = await context.newPage()
  const findings = []
  // A refused login check is how the page learns that nobody is logged in; the browser logs it as an error all the same.
  const isExpected = (text) => /status of (401|503)/.test(text)
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isExpected(message.text()))
      findings.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => findings.push(`page error: ${error.message}`))
  await page.goto(fixture.url + screen.path)
  await page.locator('h1, h2').first().waitFor()
  await page.waitForTimeout(1600)
  if (screen.isFull) await growToContent(page, screen.size ?? DESKTOP)
  await screen.act?.(page)
  await page.waitForTimeout(400)
  await page.screenshot({ path: `${SHOTS}${screen.name}.png` })
  const axe = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  for (const violation of axe.violations) {
    const where = violation.nodes
      .map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)
      .slice(0, 4)
    findings.push(`axe ${violation.id}: ${where.join(' | ')}`)
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (overflow > 0) findings.push(`scrolls sideways by ${overflow} px`)
  await context.close()
  await fixture.close()
  return findings
}

/** Makes the window as tall as the page, so that every tile is on screen and drawn. */
async function growToContent(page, size) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: size.width, height })
  await page.waitForTimeout(1800)
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS.split(' ') })
let failures = 0
for (const screen of SCREENS.filter((one) => !only || one.name.includes(only))) {
  const findings = await look(browser, screen)
  failures += findings.length
  console.log(`${findings.length ? 'FAIL' : 'ok  '}  ${screen.name}`)
  findings.forEach((finding) => console.log(`      ${finding}`))
}
await browser.close()
process.exit(failures ? 1 : 0)
