// Drives the palette, the shortcuts, the focus on navigation and the high contrast, in both themes and languages and on a phone;
// fails on console errors, axe AA findings and anything that is not so. Pictures go to shots/.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { chromium } from 'playwright'
import { startFixture } from './fixture-server.mjs'

const SHOTS = fileURLToPath(new URL('./shots/', import.meta.url))
mkdirSync(SHOTS, { recursive: true })
const fixture = await startFixture()
Object.assign(fixture.state, { mode: 'live', isLoggedIn: true, hasEvents: true, isDemo: false })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
})
const findings = []
const check = (isRight, what) => {
  console.log(`${isRight ? 'ok  ' : 'FAIL'}  ${what}`)
  if (!isRight) findings.push(what)
}

async function open(settings, size = { width: 1440, height: 900 }) {
  const context = await browser.newContext({ viewport: size, hasTouch: size.width < 760 })
  await context.addInitScript(
    (text) => localStorage.setItem('tidegauge.settings', text),
    JSON.stringify(settings),
  )
  const page = await context.newPage()
  page.on('console', (message) => {
    const isKnown = /status of (401|404|503)/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !isKnown) findings.push(message.text())
  })
  page.on('pageerror', (error) => findings.push(`page error: ${error.message}`))
  await page.goto(`${fixture.url}/settings`)
  await page.locator('main h2').first().waitFor()
  return page
}

async function picture(page, name) {
  await page.waitForTimeout(350)
  await page.screenshot({ path: `${SHOTS}${name}.png` })
  const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  const found = axe.violations.map((one) => `${one.id} ${one.nodes[0].target.join(' ')}`)
  check(found.length === 0, `${name}: axe ${found.join(' | ')}`)
}

const looks = [
  ['dark', { theme: 'dark', language: 'en' }],
  ['light', { theme: 'light', language: 'en' }],
  ['th', { theme: 'dark', language: 'th' }],
  ['contrast-dark', { theme: 'dark', language: 'en', contrast: 'more' }],
  ['contrast-light', { theme: 'light', language: 'en', contrast: 'more' }],
  ['mobile', { theme: 'dark', language: 'en' }, { width: 390, height: 844 }],
]
for (const [name, settings, size] of looks) {
  const page = await open(settings, size)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox')
  await picture(page, `palette-${name}`)
  if (name === 'dark') {
    await page.keyboard.type('sourc')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/sources')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.waitForTimeout(300)
    check(await page.evaluate(() => document.activeElement?.id === 'content'), 'the new screen has the focus')
    check(
      (await page.title()).startsWith('Sources'),
      `the tab is named after the screen: ${await page.title()}`,
    )
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await page.waitForURL('**/settings')
    check(true, 'g t goes to the settings')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await picture(page, 'shortcuts-dark')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    await page.keyboard.type('light theme')
    await page.keyboard.press('Enter')
    check(
      await page.evaluate(() => document.documentElement.dataset.theme === 'light'),
      'the palette changes the theme',
    )
  }
  await page.context().close()
}
await browser.close()
await fixture.close()
findings.forEach((finding) => console.log(`      ${finding}`))
process.exit(findings.length ? 1 : 0)
