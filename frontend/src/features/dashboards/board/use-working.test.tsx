import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Dashboard, Operation } from '@/api/dashboard'
import { ProjectContext } from '@/api/project-context'
import { readDraft } from '@/dashboard/draft'
import { document, widget } from '@/dashboard/testing'
import { permissionsOf } from '@/testing/permissions'
import { summary } from '../testing'
import { useWorking } from './use-working'

const PROJECT = {
  id: 'p1',
  name: 'P',
  timezone: 'UTC',
  is_demo: false,
  role: 'admin',
  permissions: permissionsOf('admin'),
  has_events: true,
}
const BOARD: Dashboard = { ...summary({ id: 'd1', version: 4 }), document: document(widget('a')) }
const REMOVE: Operation[] = [{ op: 'remove_widget', tab: 'main', id: 'a' }]
const wrapper = ({ children }: { children: ReactNode }) => (
  <ProjectContext value={PROJECT}>{children}</ProjectContext>
)

function setUp() {
  const tell = vi.fn<(operations: readonly Operation[]) => void>()
  const { result } = renderHook(() => useWorking('d1', tell), { wrapper })
  act(() => result.current.begin(BOARD, null))
  return { tell, editing: () => result.current }
}

beforeEach(() => localStorage.clear())

describe('editing', () => {
  it('keeps every change as a draft at once, until it is taken back', () => {
    const { editing } = setUp()
    expect(readDraft('p1', 'd1')).toBeNull()
    act(() => editing().edit(REMOVE))
    expect(readDraft('p1', 'd1')).toMatchObject({ base_version: 4, base: BOARD.document })
    act(() => editing().undo())
    expect(editing().working?.document).toEqual(BOARD.document)
    expect(readDraft('p1', 'd1')).toBeNull()
  })

  it('tells the others what is done, taken back and given up', () => {
    const { tell, editing } = setUp()
    act(() => editing().edit(REMOVE))
    act(() => editing().undo())
    act(() => editing().redo())
    act(() => editing().retract())
    const said = tell.mock.calls.map(([operations]) => operations.map((one) => one.op))
    expect(said).toEqual([['remove_widget'], ['put_widget'], ['remove_widget'], ['put_widget']])
  })

  it('survives a crash: a draft is gone on with', () => {
    const { editing } = setUp()
    act(() => editing().edit(REMOVE))
    const draft = readDraft('p1', 'd1')
    act(() => editing().end())
    act(() => editing().begin(BOARD, draft))
    expect(editing().working?.document.tabs[0]!.widgets).toEqual([])
  })
})
