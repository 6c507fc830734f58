import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Alert, AlertStory, Backtest, KnownRule } from '@/api/queries/alerts'
import { loadOverlays, onScreen, Refusal } from '@/features/analysis/testing'
import Alerts from './Alerts'
import { BLANK } from './rule'

// Its widget has tests of its own.
vi.mock('./PastChart', () => ({ PastChart: () => null }))
vi.mock('wouter', async (original) => {
  const real = await original<typeof import('wouter')>()
  return { ...real, useParams: () => ({ id: location.pathname.split('/')[2] }) }
})
beforeAll(loadOverlays, 60_000)

const RULE: KnownRule = {
  id: 'r1',
  updated_at: '2026-11-20T10:00:00Z',
  rule: {
    ...BLANK,
    name: 'Checkout fails',
    query: { metric: 'errors', aggregation: 'count' },
    threshold: 20,
  },
  fault: null,
}
const ALERT: Alert = {
  ...{ id: 'a1', rule_id: 'r1', name: 'Checkout fails', state: 'firing', severity: 'critical' },
  ...{
    since: '2026-11-20T10:00:00Z',
    message: 'Checkout fails: 31 > 20',
    group: {},
    value: 31,
    threshold: 20,
  },
  snoozed_until: null,
}

const STORY: AlertStory = {
  alert: ALERT,
  changes: [{ at: ALERT.since, phase: 'firing', value: 31 }],
  contributing: [{ dimension: 'path', value: '/pay', now: 25, before: 5, share: 0.82 }],
  explained_at: ALERT.since,
}
const PAST: Backtest = {
  ...{ from: '2026-10-23T00:00:00Z', to: '2026-11-20T00:00:00Z', fired: 3, fires_per_week: 0.75 },
  firing_seconds: 7_200,
  episodes: [
    { from: '2026-11-19T10:00:00Z', to: '2026-11-19T11:00:00Z', seconds: 3_600, peak: 44, group: {} },
    { from: '2026-11-02T10:00:00Z', to: null, seconds: 3_600, peak: 31, group: {} },
  ],
  ...{ times: [], series: [], score: { incidents: 4, found: 3, false_alarms: 1 } },
  exactness: { numbers: true, step_seconds: 300, notes: ['Late events are counted.'] },
}

function shown(at: string, alerts: Alert[] = [ALERT], rules: KnownRule[] = [RULE], more: object = {}) {
  return onScreen(<Alerts />, {
    at,
    replies: {
      '/api/alerts': () => ({ alerts, rules }),
      '/api/alerts/a1': () => STORY,
      '/api/alerts/backtest': () => PAST,
      ...more,
    },
  })
}

it('lists what needs somebody, and the rules', async () => {
  const over: Alert = { ...ALERT, id: 'a2', message: 'Old: 1 against 2', state: 'resolved' }
  shown('/alerts', [ALERT, over])
  const link = await screen.findByRole('link', { name: /Checkout fails: 31 > 20/ })
  expect(within(link).getByText('Firing')).toBeVisible()
  expect(screen.queryByText('Old: 1 against 2')).toBeNull()
  expect(screen.getByRole('link', { name: /^Checkout fails ?1$/ })).toHaveAttribute('href', '/alerts/r1')
})

it('says that nothing is watched where there are no rules', async () => {
  shown('/alerts', [], [])
  expect(await screen.findByText('No rule watches anything yet')).toBeVisible()
})

it('lets somebody take care of an alert, and shows how it went', async () => {
  const { asked } = shown('/alerts/a1', undefined, undefined, {
    '/api/alerts/a1/acknowledge': () => ({ ...ALERT, state: 'acknowledged' }),
  })
  expect(await screen.findByRole('list', { name: 'How it went' })).toHaveTextContent('Firing31')
  expect(screen.getByText('/pay').closest('li')).toHaveTextContent('Path /pay82%25, was 5')
  await userEvent.click(screen.getByRole('button', { name: 'I take care of it' }))
  await vi.waitFor(() =>
    expect(asked.find((one) => one.path.endsWith('/acknowledge'))?.body).toEqual({ is_acknowledged: true }),
  )
})

it('saves a new rule, and says why one was refused', async () => {
  let isTaken = true
  const { asked } = shown('/alerts/new-rule', [], [], {
    '/api/alerts/rules': () => (isTaken ? new Refusal(409, "There is a rule 'Errors' already.") : RULE),
  })
  await userEvent.type(await screen.findByLabelText('Name'), 'Errors')
  await userEvent.clear(screen.getByLabelText('Limit'))
  await userEvent.type(screen.getByLabelText('Limit'), '5')
  await userEvent.selectOptions(screen.getByLabelText('Severity'), 'critical')
  await userEvent.click(screen.getByRole('button', { name: 'Save rule' }))
  expect(await screen.findByText("There is a rule 'Errors' already.")).toBeVisible()
  isTaken = false
  await act(() => userEvent.click(screen.getByRole('button', { name: 'Save rule' })))
  await vi.waitFor(() => expect(location.pathname).toBe('/alerts/r1'))
  expect(asked.findLast((one) => one.path === '/api/alerts/rules')?.body).toMatchObject({
    name: 'Errors',
    condition: 'gt',
    threshold: 5,
    severity: 'critical',
    query: { metric: '*', aggregation: 'count', time_window: 'last_5_minutes' },
  })
})

/** The rule that was saved last, once there is one. */
async function saved(asked: ReturnType<typeof shown>['asked']) {
  await act(() => userEvent.click(screen.getByRole('button', { name: 'Save rule' })))
  return vi.waitFor(() => {
    const last = asked.findLast((one) => one.path === '/api/alerts/rules')
    expect(last).toBeDefined()
    return last!.body
  })
}

it('says before it is saved how often a rule would have fired', async () => {
  const { asked } = shown('/alerts/new-rule', [], [])
  expect(
    await screen.findByText('It would have fired 3 times in the last 28 days, 2 hr in all.'),
  ).toBeVisible()
  expect(screen.getByText('It would have found 3 of 4 marked incidents, with 1 false alarms.')).toBeVisible()
  expect(screen.getByRole('list', { name: 'Each time it would have fired' })).toHaveTextContent(
    'still firing',
  )
  expect(screen.getByText('Late events are counted.')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('radio', { name: '7 days' }))
  await vi.waitFor(() =>
    expect(asked.findLast((one) => one.path === '/api/alerts/backtest')?.body).toMatchObject({ days: 7 }),
  )
})

it('says why a rule cannot be looked at in the past', async () => {
  shown('/alerts/new-rule', [], [], {
    '/api/alerts/backtest': () => new Refusal(400, 'days: at most 31 days at a time.'),
  })
  expect(await screen.findByText('days: at most 31 days at a time.')).toBeVisible()
})

it('writes a ratio as a sentence, named by what it says', async () => {
  const { asked } = shown('/alerts/new-rule', [], [], { '/api/alerts/rules': () => RULE })
  await userEvent.click(await screen.findByRole('radio', { name: 'A ratio' }))
  await userEvent.clear(screen.getByLabelText('Events needed'))
  await userEvent.type(screen.getByLabelText('Events needed'), '50')
  await userEvent.selectOptions(screen.getByLabelText('Over the'), 'last_hour')
  await userEvent.selectOptions(screen.getByLabelText('One alert for each'), 'country')
  expect(await saved(asked)).toMatchObject({
    name: 'errors / requests is above 5 %',
    query: { metric: 'errors', time_window: 'last_hour', group_by: ['country'] },
    over: { metric: 'requests', time_window: 'last_hour', group_by: ['country'] },
    ...{ is_percent: true, condition: 'gt', threshold: 5, min_count: 50, terms: [] },
  })
})

it('begins an anomaly with a sensible limit, and compares it with what the reader says', async () => {
  const { asked } = shown('/alerts/new-rule', [], [], { '/api/alerts/rules': () => RULE })
  await userEvent.selectOptions(await screen.findByLabelText('When the number'), 'anomaly_above')
  await userEvent.selectOptions(screen.getByLabelText('Compared with'), 'day')
  expect(await saved(asked)).toMatchObject({
    ...{ name: 'All events is unusually high', condition: 'anomaly_above', threshold: 4 },
    history: { season: 'day', windows: 21, min_windows: 8 },
  })
})

it('joins several numbers, a funnel among them', async () => {
  const { asked } = shown('/alerts/new-rule', [], [], { '/api/alerts/rules': () => RULE })
  await userEvent.click(await screen.findByRole('radio', { name: 'Several numbers' }))
  await userEvent.click(screen.getByRole('radio', { name: 'Any of them' }))
  const second = within(screen.getByRole('region', { name: 'Number 2' }))
  await userEvent.selectOptions(second.getByLabelText('What is watched'), 'funnel')
  expect(screen.getByText(/not kept for every instant/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Another number' }))
  await userEvent.click(screen.getByRole('button', { name: 'Remove number 3' }))
  expect(screen.queryByRole('region', { name: 'Number 3' })).toBeNull()
  expect(await saved(asked)).toMatchObject({
    name: 'All events is above 100 or Conversion to signup is below 10 %',
    ...{ query: {}, join: 'or' },
    terms: [
      { query: { metric: '*' }, condition: 'gt', threshold: 100 },
      {
        query: { analysis: 'funnel', steps: [{ event: 'page_view' }, { event: 'signup' }] },
        ...{ condition: 'lt', threshold: 10, min_count: 50 },
      },
    ],
  })
})
