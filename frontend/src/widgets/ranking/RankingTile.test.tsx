import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Query } from '@/api/types'
import { fakeLive, frame } from '@/testing/fake-live'
import { RankingTile } from './RankingTile'

const QUERY: Query = { metric: 'page_views', time_window: 'last_hour', group_by: ['page'], limit: 10 }
const row = (page: string | null, value: number) => {
  return { name: 'page_views', value, count: value, dimensions: { page }, timestamp: null }
}
const ROWS = frame({ value: 40, results: [row('/pricing', 30), row(null, 10)] })
const FAULT = { type: 'error', id: 'q1', code: 'timeout', message: 'Took too long.', request_id: 'r-9' }

function setUp() {
  const live = fakeLive()
  live.connect('live')
  render(<RankingTile title="Top pages" query={QUERY} dimension="page" missing="(none)" slot={0} />, {
    wrapper: live.wrap,
  })
  return { ...live, send: (message: object) => act(() => live.send(message)) }
}

describe('a live tile', () => {
  it('shows the outline of what is coming, and asks the question once', () => {
    const { bodies } = setUp()
    expect(screen.getByRole('status')).toHaveTextContent('Loading Top pages')
    expect(bodies).toEqual([{ query: QUERY, deltas: true }])
  })

  it('shows rows, shares and how fresh they are', () => {
    setUp().send(ROWS)
    const rows = screen.getAllByRole('listitem').map((item) => item.textContent)
    expect(rows).toEqual(['/pricing75%30', '(none)25%10'])
    expect(screen.getByTitle(/12 ms behind the event/)).toBeInTheDocument()
  })

  it('says that there is nothing when there is nothing', () => {
    setUp().send(frame({}))
    expect(screen.getByText('No events in this range')).toBeInTheDocument()
  })

  it('explains an error with its request id and asks again on Retry', async () => {
    const { send, bodies, flush } = setUp()
    send(FAULT)
    expect(screen.getByText('Took too long.')).toBeInTheDocument()
    expect(screen.getByText('Request r-9')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    act(flush)
    expect(bodies).toHaveLength(2)
    expect(screen.getByRole('status')).toHaveTextContent('Loading')
  })

  it('keeps the last good rows beside an error', () => {
    const { send } = setUp()
    send(ROWS)
    send(FAULT)
    expect(screen.getByText('/pricing')).toBeInTheDocument()
    expect(screen.getByText('Took too long.')).toBeInTheDocument()
    send(ROWS)
    expect(screen.queryByText('Took too long.')).not.toBeInTheDocument()
  })

  it('shows the time it was right when the connection is gone', () => {
    const live = fakeLive()
    live.connect('offline')
    render(<RankingTile title="Top pages" query={QUERY} dimension="page" missing="(none)" slot={0} />, {
      wrapper: live.wrap,
    })
    act(() => live.send(ROWS))
    expect(screen.getByText('as of 03:04:05')).toBeInTheDocument()
  })

  it('turns into a table and back', async () => {
    setUp().send(ROWS)
    await userEvent.click(screen.getByRole('button', { name: 'View “Top pages” as table' }))
    const table = screen.getByRole('table')
    expect(within(table).getAllByRole('row')).toHaveLength(3)
    expect(within(table).getByText('75%')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'View “Top pages” as chart' }))
    expect(screen.queryByRole('table')).not.toBeInTheDocument()
  })

  it('shows hostile names as text', () => {
    setUp().send(frame({ value: 1, results: [row('<img src=x onerror=alert(1)>', 1)] }))
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeInTheDocument()
    expect(document.querySelector('img')).toBeNull()
  })
})
