import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
import type { KnownAggregation } from '@/api/queries/aggregation'
import { loadOverlays, onScreen, Refusal } from '@/features/analysis/testing'
import Aggregation from './Aggregation'
import { BLANK } from './rule'

// Its widget has tests of its own.
vi.mock('@/widgets/host/WidgetHost', () => ({ WidgetHost: () => null }))
vi.mock('wouter', async (original) => {
  const real = await original<typeof import('wouter')>()
  return { ...real, useParams: () => ({ id: location.pathname.split('/')[2] }) }
})
beforeAll(loadOverlays, 60_000)

const KNOWN: KnownAggregation = {
  id: 'r1',
  updated_at: '2026-11-20T10:00:00Z',
  rule: { ...BLANK, name: 'Calls', source_metric: 'api.call', output_metric: 'calls_5m' },
  done_until: '2026-11-20T11:00:00Z',
  points: 1_234,
  fault: null,
}
const LATENESS = {
  ...{
    events: 5_000,
    late_events: 12,
    delay_p50_seconds: 0.2,
    delay_p95_seconds: 1.5,
    delay_max_seconds: 90,
  },
  lateness_seconds: 5,
}

function shown(at: string, rules: KnownAggregation[] = [KNOWN], more: object = {}) {
  return onScreen(<Aggregation />, {
    at,
    replies: {
      '/api/aggregation/rules': () => ({ rules }),
      '/api/aggregation/rules/r1/lateness': () => LATENESS,
      ...more,
    },
  })
}

it('lists the rules with what they are made from', async () => {
  shown('/aggregation', [
    KNOWN,
    { ...KNOWN, id: 'r2', rule: { ...KNOWN.rule, name: 'B' }, fault: 'Unknown field' },
  ])
  expect(await screen.findByRole('link', { name: /Calls ?api\.call → calls_5m/ })).toHaveAttribute(
    'href',
    '/aggregation/r1',
  )
  expect(screen.getByText('stuck')).toBeVisible()
  expect(screen.getByText('Choose a rule')).toBeVisible()
})

it('says what rules are for where there are none', async () => {
  shown('/aggregation', [])
  expect(await screen.findByText(/No rule yet/)).toBeVisible()
  expect(screen.getAllByRole('link', { name: 'New rule' })).toHaveLength(2)
})

it('tells how far a rule has come and how many events were too late', async () => {
  shown('/aggregation/r1')
  expect(await screen.findByText('1.2K')).toBeVisible()
  expect(await screen.findByText(/^12 of the 5/)).toBeVisible()
})

it('says why a rule makes no points', async () => {
  shown('/aggregation/r1', [{ ...KNOWN, fault: 'Unknown metric' }])
  expect(await screen.findByRole('alert')).toHaveTextContent('This rule makes no points: Unknown metric')
})

it('makes a rule of overlapping windows, naming what comes out', async () => {
  const { asked } = shown('/aggregation/new-rule', [], {
    '/api/aggregation/rules': ({ method }: { method: string }) => (method === 'POST' ? KNOWN : { rules: [] }),
  })
  await userEvent.type(await screen.findByLabelText('Name'), ' Views ')
  await userEvent.selectOptions(screen.getByLabelText('Windows'), 'overlapping')
  await userEvent.click(screen.getByRole('button', { name: 'Save rule' }))
  const made = asked.find((one) => one.method === 'POST' && one.path === '/api/aggregation/rules')
  expect(made?.body).toMatchObject({
    ...{ name: 'Views', source_metric: 'page_view', aggregation: 'count', window: 'sliding' },
    ...{ window_seconds: 300, slide_seconds: 60, output_metric: 'page_view_count_5m' },
  })
  expect(await screen.findByText('“ Views ” is saved')).toBeVisible()
})

it('keeps what was typed when the server refuses', async () => {
  shown('/aggregation/r1', undefined, {
    '/api/aggregation/rules/r1': () => new Refusal(409, 'Another rule makes that already.'),
  })
  await userEvent.type(await screen.findByLabelText('Name'), '!')
  await userEvent.click(screen.getByRole('button', { name: 'Save rule' }))
  expect(await screen.findByText('Another rule makes that already.')).toBeVisible()
  expect(screen.getByLabelText('Name')).toHaveValue('Calls!')
})

it('removes a rule, and makes it again on request', async () => {
  const { asked } = shown('/aggregation/r1', undefined, {
    '/api/aggregation/rules/r1': () => ({}),
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(asked.map(({ method }) => method)).toEqual(expect.arrayContaining(['DELETE', 'POST']))
})
