// Drives the built interface through what people do with it, against the fixture server.
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { startFixture } from './fixture-server.mjs'

const SHOTS = fileURLToPath(new URL('./shots/', import.meta.url))
const FLAGS =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
const only = process.argv[2]
const button = (page, name) => page.getByRole('button', { name })
const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement)
const subscribed = (fixture) =>
  [...fixture.sockets.clients].flatMap((socket) => [...socket.subscriptions.values()])

const FLOWS = {
  async 'a wrong password is told, a right one opens the overview'(page, { state, url }) {
    state.isLoggedIn = false
    await page.goto(url)
    await page.getByLabel('Email').fill('admin@example.com')
    await page.getByLabel('Password', { exact: true }).fill('wrong')
    await button(page, 'Log in').click()
    await page.getByText('Email or password is not right.').waitFor()
    await page.getByLabel('Password', { exact: true }).fill('correct')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Top pages' }).getByText('/pricing').waitFor()
    await button(page, /Account of/).click()
    await page.getByRole('menuitem', { name: 'Log out' }).click()
    await button(page, 'Log in').waitFor()
  },

  async 'the first event turns the first-run page into the overview'(page, { state, url }) {
    Object.assign(state, { mode: 'first', hasEvents: false })
    await page.goto(url)
    await page.getByRole('tab', { name: 'Python' }).click()
    await page.getByText('urlopen(Request(').waitFor()
    await page.keyboard.press('ArrowRight')
    assert.equal(await page.getByRole('tab', { name: 'Browser' }).getAttribute('aria-selected'), 'true')
    Object.assign(state, { mode: 'live', hasEvents: true })
    await page.getByRole('region', { name: 'Page views' }).waitFor({ timeout: 3000 })
  },

  async 'the keyboard reaches everything: skip link, menus, range in the address'(page, { url, sockets }) {
    await page.goto(url)
    await page.getByRole('region', { name: 'Page views' }).waitFor()
    await page.keyboard.press('Tab')
    assert.ok(await isFocused(page.getByText('Skip to content')))
    const range = button(page, /Time range/)
    await range.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.waitForURL(/range=last_30_days/)
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await page.waitForTimeout(300)
    assert.ok(await isFocused(range), 'focus returns to the button')
    assert.ok(subscribed({ sockets }).some((entry) => entry.query?.time_window === 'last_30_days'))
    await range.click()
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await page.goBack()
    await page.waitForURL((address) => !address.search.includes('range'))
  },

  async 'the feed pauses, resumes and opens an event; Escape returns to the row'(page, { url }) {
    await page.goto(url)
    const feed = page.getByRole('region', { name: 'Live events' })
    await feed.locator('li').first().waitFor()
    await button(page, 'Pause').click()
    const first = await feed.locator('li').first().innerText()
    await feed.getByText(/new event/).waitFor()
    assert.equal(await feed.locator('li').first().innerText(), first)
    await feed.locator('li button').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('heading', { name: 'Properties' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.ok(await isFocused(feed.locator('li button').first()))
    await button(page, 'Resume').click()
    await feed.getByText(/new event/).waitFor({ state: 'detached' })
  },

  async 'off-screen tiles are not subscribed; identical questions are asked once'(page, { url, sockets }) {
    await page.setViewportSize({ width: 1400, height: 500 })
    await page.goto(url)
    await page.getByRole('region', { name: 'Page views' }).waitFor()
    await page.waitForTimeout(800)
    const asked = (dimension) =>
      subscribed({ sockets }).filter((one) => one.query?.group_by?.[0] === dimension).length
    assert.equal(asked('country'), 0)
    assert.equal(asked('status'), 1, 'error rate and status codes share one')
    await page.mouse.wheel(0, 5000)
    await page.getByText('United States').waitFor()
    assert.equal(asked('country'), 1)
    await page.waitForTimeout(2600)
    assert.equal(
      subscribed({ sockets }).filter((one) => one.query?.time_window === 'last_5_minutes').length,
      0,
    )
  },

  async 'a lost connection is told, dated and healed'(page, fixture) {
    await page.goto(fixture.url)
    await page.getByText('Live', { exact: true }).waitFor()
    await page.waitForTimeout(900)
    fixture.state.isDown = true
    fixture.sockets.clients.forEach((socket) => socket.terminate())
    await page.getByText('Connection lost.').waitFor()
    await page
      .getByText(/^as of \d\d:\d\d:\d\d$/)
      .first()
      .waitFor()
    await page.screenshot({ path: `${SHOTS}overview-offline.png` })
    fixture.state.isDown = false
    await button(page, 'Try now').click()
    await page.getByText('Live', { exact: true }).waitFor()
    await page.getByText('Connection lost.').waitFor({ state: 'detached' })
    await page.waitForTimeout(600)
    assert.equal(await page.locator('[class*=stale]').count(), 0)
  },

  async 'keys are made, shown once and revoked'(page, { url }) {
    await page.goto(`${url}/sources`)
    await button(page, 'New key').click()
    await page.getByLabel('Name').fill('Warehouse')
    await page.getByRole('radio', { name: 'Read' }).click()
    await page.screenshot({ path: `${SHOTS}new-key.png` })
    await button(page, 'Create').click()
    await page
      .getByRole('dialog')
      .getByText(/tg_r_\w+9fQz/)
      .waitFor()
    await button(page, 'Done').click()
    await button(page, 'Revoke “Warehouse”').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('Key “Warehouse” revoked').waitFor()
    await button(page, 'Revoke “Warehouse”').waitFor({ state: 'detached' })
  },

  async 'demo data goes away with one click and a confirmation'(page, { url, state }) {
    state.isDemo = true
    await page.goto(url)
    await button(page, 'Remove demo data').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove demo data' }).click()
    await page.getByText('Demo data is being removed').waitFor()
    await page.getByText('You are looking at generated sample data.').waitFor({ state: 'detached' })
  },

  async 'a project is made and opened'(page, { url }) {
    await page.goto(url)
    await button(page, /Project:/).click()
    await page.getByRole('menuitem', { name: 'New project…' }).click()
    await page.getByLabel('Name').fill('Docs')
    await button(page, 'Create').click()
    await page.getByText('Project “Docs” created').waitFor()
    assert.match(page.url(), /project=p3/)
  },

  async 'theme and language change in place and last'(page, { url }) {
    await page.goto(url)
    await button(page, 'Theme').click()
    await page.getByRole('menuitemcheckbox', { name: 'Light' }).click()
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light')
    await button(page, 'Language').click()
    await page.getByRole('menuitemcheckbox', { name: 'ไทย' }).click()
    await page.getByRole('heading', { name: 'หน้ายอดนิยม' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'หน้ายอดนิยม' }).waitFor()
    assert.equal(
      await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dataset.theme}`),
      'th light',
    )
  },

  async 'every chart has a sentence and a table'(page, { url }) {
    await page.setViewportSize({ width: 1600, height: 1700 })
    await page.goto(url)
    await page.getByText('United States').waitFor()
    const pictures = await page
      .getByRole('img')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
    assert.equal(pictures.filter((text) => text?.includes(':')).length, 5)
    const buttons = page.getByRole('button', { name: /^View “.+” as table$/ })
    const count = await buttons.count()
    assert.equal(count, 7)
    for (let index = 0; index < count; index++) await buttons.first().click()
    assert.equal(await page.getByRole('table').count(), 7)
    await page.screenshot({ path: `${SHOTS}overview-tables.png` })
  },

  async 'hovering tells the values of a moment'(page, { url }) {
    await page.goto(url)
    await page.getByRole('region', { name: 'Events per second' }).getByText('now').waitFor()
    await page.waitForTimeout(700)
    const box = await page.getByRole('region', { name: 'Events per second' }).boundingBox()
    await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2)
    await page
      .getByText(/^\d+ \w+ 2026, /)
      .first()
      .waitFor()
    await page.screenshot({ path: `${SHOTS}overview-hover.png` })
  },

  async 'twelve live tiles draw without long tasks or layout shift'(page, { url }) {
    await page.setViewportSize({ width: 1600, height: 1700 })
    await page.addInitScript(() => {
      window.seen = { long: [], shift: 0, frames: 0 }
      new PerformanceObserver((list) =>
        list.getEntries().forEach((one) => window.seen.long.push([one.startTime, one.duration])),
      ).observe({ type: 'longtask', buffered: true })
      new PerformanceObserver((list) =>
        list.getEntries().forEach((one) => (window.seen.shift += one.value)),
      ).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(url)
    await page.getByText('United States').waitFor()
    await page.waitForTimeout(1500)
    const client = await page.context().newCDPSession(page)
    await client.send('Performance.enable')
    const metric = async (name) =>
      (await client.send('Performance.getMetrics')).metrics.find((one) => one.name === name).value
    const before = [await metric('ScriptDuration'), await metric('Timestamp')]
    const started = await page.evaluate(() => {
      const count = () => (window.seen.frames++, requestAnimationFrame(count))
      requestAnimationFrame(count)
      return performance.now()
    })
    await page.waitForTimeout(10_000)
    const seconds = (await metric('Timestamp')) - before[1]
    const script = ((await metric('ScriptDuration')) - before[0]) / seconds
    const seen = await page.evaluate(() => ({
      ...window.seen,
      fcp: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    }))
    const long = seen.long.filter(([at]) => at > started)
    console.log(
      `      first paint ${seen.fcp.toFixed(0)} ms, script ${(script * 100).toFixed(1)} %, ${(seen.frames / seconds).toFixed(0)} fps, ${long.length} long tasks ${JSON.stringify(long)}, layout shift ${seen.shift.toFixed(4)}`,
    )
    assert.ok(seen.shift < 0.01, 'layout shift')
  },
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS.split(' ') })
let failures = 0
for (const [name, flow] of Object.entries(FLOWS)) {
  if (only && !name.includes(only)) continue
  const fixture = await startFixture()
  fixture.state.isDemo = false
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
  page.setDefaultTimeout(8000)
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on(
    'console',
    (message) => message.text().includes('Content Security Policy') && errors.push(message.text()),
  )
  try {
    await flow(page, fixture)
    assert.deepEqual(errors, [])
    console.log(`ok    ${name}`)
  } catch (error) {
    failures++
    console.log(`FAIL  ${name}\n      ${error.message.split('\n').slice(0, 8).join('\n      ')}`)
    await page.screenshot({ path: `${SHOTS}failed-${failures}.png` })
  }
  await page.close()
  await fixture.close()
}
await browser.close()
process.exit(failures ? 1 : 0)
