import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Alert, KnownRule } from '@/api/queries/alerts'
import { loadOverlays, onScreen, Refusal } from '@/features/analysis/testing'
import Alerts from './Alerts'
import { BLANK } from './rule'

// Its widget has tests of its own.
vi.mock('./RulePreview', () => ({ RulePreview: () => null }))
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

function shown(at: string, alerts: Alert[] = [ALERT], rules: KnownRule[] = [RULE], more: object = {}) {
  return onScreen(<Alerts />, {
    at,
    replies: {
      '/api/alerts': () => ({ alerts, rules }),
      '/api/alerts/a1/history': () => ({ changes: [{ at: ALERT.since, phase: 'firing', value: 31 }] }),
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
  expect(asked.findLast((one) => one.method === 'POST')?.body).toMatchObject({
    name: 'Errors',
    condition: 'gt',
    threshold: 5,
    severity: 'critical',
    query: { metric: '*', aggregation: 'count' },
  })
})
