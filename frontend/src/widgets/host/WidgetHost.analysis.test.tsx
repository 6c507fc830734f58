import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Widget } from '@/api/dashboard'
import { ProjectContext } from '@/api/project-context'
import type { AnalysisQuery, Row } from '@/api/types'
import { fakeLive, frame } from '@/testing/fake-live'
import { permissionsOf } from '@/testing/permissions'
import type { Board } from './board'
import { WidgetHost } from './WidgetHost'

// Loaded with the first drawing otherwise, which a busy machine may take long for.
beforeAll(() => Promise.all([import('../funnel/Widget'), import('./AnswerTable')]), 60_000)

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 460, height: 240 }) }))

const query: AnalysisQuery = {
  analysis: 'funnel',
  steps: [
    { event: 'view', filters: [{ field: 'country', operator: 'eq', value: '$country' }] },
    { event: 'buy', filters: [{ field: 'page', operator: 'eq', value: '$page' }] },
  ],
}
const widget: Widget = {
  ...{ id: 'w1', kind: 'funnel', title: 'Way to an order', x: 0, y: 0, w: 6, h: 6 },
  queries: [{ id: 'A', query }],
  options: {},
}
const board: Board = {
  range: 'last_7_days',
  compare: 'previous_period',
  refresh: 'off',
  filters: [{ field: 'device', operator: 'eq', value: 'mobile' }],
  variables: { country: 'TH', page: [] },
}
const step = (name: string, count: number): Row => ({
  ...{ name: 'funnel', value: count, count, timestamp: null },
  dimensions: { step: name },
})
const results = (last: number) => [step('view', 900), step('buy', last)]
const answer = (last: number) => ({
  steps: [{ event: 'buy', count: last }],
  results: results(last),
  meta: {
    from: '2026-11-15T00:00:00Z',
    to: '2026-11-22T00:00:00Z',
    interval: null,
    exact: true,
    truncated: false,
  },
})

/** What the server is asked: the steps' filters have their variables filled in, those of an empty variable are gone. */
const BODY = {
  steps: [
    { event: 'view', filters: [{ field: 'country', operator: 'eq', value: 'TH' }] },
    { event: 'buy', filters: [] },
  ],
  time_window: 'last_7_days',
  filters: [{ field: 'device', operator: 'eq', value: 'mobile' }],
}

function show(element: ReactElement, reply: () => unknown = () => answer(45)) {
  const asked: { path: string; body: unknown }[] = []
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.push({ path, body: JSON.parse(init.body as string) })
    return Promise.resolve(Response.json(reply()))
  })
  const live = fakeLive()
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const project = {
    id: '7',
    name: 'Shop',
    timezone: 'UTC',
    is_demo: false,
    role: 'editor',
    permissions: permissionsOf('editor'),
    has_events: true,
  }
  render(
    <QueryClientProvider client={client}>
      <ProjectContext value={project}>
        <live.wrap>{element}</live.wrap>
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { asked, live }
}

const summary = (share: string) => `Way to an order: 2 steps, ${share} get from view to buy.`

it('asks an analysis where it is answered, with what the dashboard adds, and draws its rows', async () => {
  const { asked } = show(<WidgetHost widget={widget} board={board} />)
  expect(await screen.findByRole('img', { name: summary('5%') })).toBeVisible()
  expect(asked).toEqual([{ path: '/api/analysis/funnel', body: BODY }])
})

it('shows the rows of an analysis as a table', async () => {
  show(<WidgetHost widget={widget} board={board} />)
  await screen.findByRole('img', { name: summary('5%') })
  await userEvent.click(screen.getByRole('button', { name: /as table/ }))
  expect(await screen.findByRole('cell', { name: 'buy' })).toBeVisible()
})

it('follows an analysis that the server pushes', async () => {
  const { asked, live } = show(<WidgetHost widget={widget} board={{ ...board, refresh: 'live' }} />)
  expect(live.bodies).toEqual([{ query: { ...BODY, analysis: 'funnel' }, deltas: true }])
  act(() => live.send(frame({ metric: 'funnel', results: results(90), answer: answer(90) })))
  expect(await screen.findByRole('img', { name: summary('10%') })).toBeVisible()
  expect(asked).toEqual([])
})

it('asks by the clock what the server will not push, and says so', async () => {
  const { asked, live } = show(<WidgetHost widget={widget} board={{ ...board, refresh: 'live' }} />)
  act(() => live.send({ type: 'error', id: 'q1', code: 'limit_reached', message: 'Not live.' }))
  expect(await screen.findByRole('img', { name: summary('5%') })).toBeVisible()
  expect(screen.getByText('every 30 s')).toBeVisible()
  expect(asked.map((one) => one.path)).toEqual(['/api/analysis/funnel'])
  act(() => live.send(frame({ metric: 'funnel', results: results(90), answer: answer(90) })))
  expect(await screen.findByRole('img', { name: summary('10%') })).toBeVisible()
  expect(screen.queryByText('every 30 s')).toBeNull()
})
