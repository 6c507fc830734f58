import { useQuery } from '@tanstack/react-query'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Widget } from '@/api/dashboard'
import { frame } from '@/testing/fake-live'
import type { Board } from '@/widgets/host/board'
import { askingOf } from '@/widgets/host/source'
import { META, onScreen, Refusal } from './testing'
import { useAnalysis } from './use-analysis'

const PATH = '/api/analysis/sessions'
const answer = (total: number) => ({ results: [], meta: { ...META, total } })

interface ShownProps {
  body: Record<string, unknown> | null
  isCompared?: boolean
  refresh?: 'live' | 'off'
}

function Shown({ body, isCompared = false, refresh = 'live' }: ShownProps) {
  const {
    answer: now,
    previous,
    fault,
    everySeconds,
  } = useAnalysis('sessions', body, { refresh, isCompared })
  return (
    <p>
      {`now ${now?.meta.total ?? 'none'}, before ${previous?.meta.total ?? 'none'}, ${fault?.message ?? 'fine'}, every ${everySeconds}`}
    </p>
  )
}

const push = (total: number, version: number) =>
  frame({ metric: 'sessions', version, value: total, answer: answer(total) })
const WEEK = { time_window: 'last_7_days' }

it('shows what the server pushes, and asks nothing besides', () => {
  const { live, asked } = onScreen(<Shown body={WEEK} />)
  expect(live.bodies).toEqual([{ query: { ...WEEK, analysis: 'sessions' }, deltas: true }])
  act(() => live.send(push(5, 1)))
  expect(screen.getByText(/now 5,.* every null/)).toBeVisible()
  act(() => live.send(push(6, 2)))
  expect(screen.getByText(/now 6,/)).toBeVisible()
  expect(asked).toEqual([])
})

it('asks by the clock what the server will not push, and goes back to live when it does', async () => {
  vi.useFakeTimers({
    shouldAdvanceTime: true,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  })
  try {
    let count = 0
    const { live, bodies } = onScreen(<Shown body={WEEK} />, { replies: { [PATH]: () => answer(++count) } })
    act(() => live.send({ type: 'error', id: 'q1', code: 'limit_reached', message: 'Not live.' }))
    expect(await screen.findByText('now 1, before none, fine, every 30')).toBeVisible()
    expect(bodies(PATH)).toEqual([WEEK])
    await act(() => vi.advanceTimersByTimeAsync(31_000))
    expect(await screen.findByText(/now 2,/)).toBeVisible()
    act(() => live.send(push(9, 1)))
    expect(screen.getByText('now 9, before none, fine, every null')).toBeVisible()
  } finally {
    vi.useRealTimers()
  }
})

it('asks once for a time that does not move', async () => {
  const span = { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z' }
  const { live, bodies } = onScreen(<Shown body={span} />, { replies: { [PATH]: () => answer(3) } })
  expect(await screen.findByText('now 3, before none, fine, every null')).toBeVisible()
  expect(live.bodies).toEqual([])
  expect(bodies(PATH)).toEqual([span])
})

it('is not mixed up with what a widget keeps of the same question on the same page', async () => {
  const widget: Widget = {
    id: 'w1',
    kind: 'table',
    title: '',
    x: 0,
    y: 0,
    w: 1,
    h: 1,
    queries: [],
    options: {},
  }
  const board: Board = { refresh: 'off', range: 'last_7_days', compare: 'none', filters: [], variables: {} }
  const query = { time_window: 'last_7_days', analysis: 'sessions' } as const
  function Kept() {
    const kept = useQuery(askingOf({ widget, id: 'A', query, board, project: '7' }))
    return <p>{`kept ${JSON.stringify(kept.data?.answer.meta.total)}`}</p>
  }
  const shown = (
    <>
      <Kept />
      <Shown body={WEEK} refresh="off" />
    </>
  )
  onScreen(shown, { replies: { [PATH]: () => answer(3) } })
  expect(await screen.findByText(/now 3,/)).toBeVisible()
  expect(await screen.findByText('kept 3')).toBeVisible()
})

it('asks nothing while the question is not complete', () => {
  const { live, asked } = onScreen(<Shown body={null} />)
  expect(screen.getByText('now none, before none, fine, every null')).toBeVisible()
  expect([live.bodies, asked]).toEqual([[], []])
})

it('compares with the same length of time before', async () => {
  const span = { from: '2026-10-23T00:00:00Z', to: '2026-11-22T00:00:00Z' }
  const replies = {
    [PATH]: ({ body }: { body: Record<string, unknown> | null }) => answer(body?.from === span.from ? 8 : 4),
  }
  const { bodies } = onScreen(<Shown body={span} isCompared />, { replies })
  expect(await screen.findByText(/now 8, before 4,/)).toBeVisible()
  expect(bodies(PATH)[1]).toEqual({ from: '2026-09-23T00:00:00.000Z', to: '2026-10-23T00:00:00.000Z' })
})

it('does not ask for the time before anew with every pushed answer', async () => {
  const { live, bodies } = onScreen(<Shown body={WEEK} isCompared />, {
    replies: { [PATH]: () => answer(4) },
  })
  for (const [version, second] of ['00', '01', '02'].entries()) {
    const meta = {
      ...META,
      from: `2026-11-15T00:00:${second}Z`,
      to: `2026-11-22T00:00:${second}Z`,
      total: version,
    }
    act(() => live.send(frame({ version: version + 1, answer: { results: [], meta } })))
  }
  expect(await screen.findByText(/now 2, before 4,/)).toBeVisible()
  expect(bodies(PATH)).toHaveLength(1)
})

it('says what the server says is wrong', async () => {
  const replies = { [PATH]: () => new Refusal(400, 'gap_seconds: too small.') }
  onScreen(<Shown body={WEEK} refresh="off" />, { replies })
  await waitFor(() => expect(screen.getByText(/gap_seconds: too small./)).toBeVisible())
})
