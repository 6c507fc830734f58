import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Comment, Presence, Widget } from '@/api/dashboard'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import type { Board } from '@/widgets/host/board'
import { ViewBoard } from './ViewBoard'
import type { WidgetMenuActions } from './WidgetMenu'

vi.mock('@/charts/core/use-size', () => ({ useSize: () => ({ width: 300, height: 120 }) }))

let draws = 0
// Whoever draws the widget reads its title.
const widget = {
  id: 'w1',
  kind: 'text',
  x: 0,
  y: 0,
  w: 4,
  h: 4,
  queries: [],
  options: { text: 'Hello' },
  get title() {
    draws += 1
    return 'Note'
  },
} as unknown as Widget
const board: Board = { range: 'last_24_hours', compare: 'none', refresh: 'off', filters: [], variables: {} }
const view = { time: board, boardOf: () => board, annotations: [] }
const tab = { id: 'main', name: 'Main', widgets: [widget] }
const project = { id: '7', name: 'Shop', timezone: 'UTC' } as Project
const remark = { id: 'c1', parent_id: null, widget_id: 'w1', is_resolved: false } as Comment
const client = new QueryClient()
const fetchMock = vi.fn<typeof fetch>()

beforeEach(() => {
  client.clear()
  fetchMock.mockReset().mockImplementation(() => Promise.resolve(Response.json({ comments: [remark] })))
  vi.stubGlobal('fetch', fetchMock)
})
afterEach(() => vi.unstubAllGlobals())

const board_ = (menu: WidgetMenuActions, people: readonly Presence[] = []) => (
  <QueryClientProvider client={client}>
    <ProjectContext value={project}>
      <ViewBoard
        dashboard="d1"
        tab={tab}
        view={view}
        alone={null}
        people={people}
        actionsOf={() => ({})}
        menu={menu}
        onBack={() => {}}
      />
    </ProjectContext>
  </QueryClientProvider>
)
const menu = (comment: (id: string) => void = () => {}) => ({ zoom: () => {}, explain: () => {}, comment })

describe('a board that is drawn anew', () => {
  it('draws no widget for which nothing is different', async () => {
    const { rerender } = render(board_(menu()))
    await screen.findByText('Hello')
    await screen.findByRole('button', { name: /comment/i })
    const before = draws
    rerender(board_(menu(), []))
    rerender(board_(menu(), []))
    expect(draws).toBe(before)
  })

  it('leads to what the latest drawing was given', async () => {
    const first = vi.fn()
    const latest = vi.fn()
    const { rerender } = render(board_(menu(first)))
    const open = await screen.findByRole('button', { name: /comment/i })
    rerender(board_(menu(latest)))
    await userEvent.click(open)
    expect(latest).toHaveBeenCalledExactlyOnceWith('w1')
    expect(first).not.toHaveBeenCalled()
  })
})
