import { act, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Query } from '@/api/types'
import { fakeLive, frame } from '@/testing/fake-live'
import { useTile } from '../use-tile'
import { KpiTile } from './KpiTile'

const QUERY: Query = {
  metric: 'response_time',
  time_window: 'last_hour',
  aggregation: 'p95',
  compare: 'previous_period',
}

function Subject() {
  return <KpiTile title="p95" sub="Last hour" kind="duration" goodWhen="down" {...useTile(QUERY)} />
}

function setUp() {
  const live = fakeLive()
  live.connect('live')
  render(<Subject />, { wrapper: live.wrap })
  return (part: object) => act(() => live.send(frame(part)))
}

const meta = (previous: number | null) => ({ ...(frame({}) as { meta: object }).meta, previous })

it('shows the number, and that less is better', () => {
  setUp()({ value: 200, meta: meta(250) })
  expect(screen.getByText('200 ms')).toBeInTheDocument()
  expect(screen.getByText('−20% against the period before')).toBeInTheDocument()
  expect(screen.getByText(/▼/).parentElement?.className).toMatch(/positive/)
})

it('shows no change without a period before', () => {
  setUp()({ value: 200, meta: meta(null) })
  expect(screen.queryByText(/▼|▲/)).not.toBeInTheDocument()
})

it('writes a missing percentile as a dash, not as zero', () => {
  setUp()({ value: null })
  expect(screen.getByText('–')).toBeInTheDocument()
})
