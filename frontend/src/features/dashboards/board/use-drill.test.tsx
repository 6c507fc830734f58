import { act, renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Widget } from '@/api/dashboard'
import type { Question } from '@/api/types'
import { readBoardUrl } from '@/dashboard/board-url'
import type { Filter } from '@/api/types'
import { useDrill } from './use-drill'

const thai: Filter = { field: 'country', operator: 'eq', value: 'TH' }

function drillOn(query: Question, filters: readonly Filter[]) {
  const widget = { id: 'w', queries: [{ id: 'A', query }], options: {} } as unknown as Widget
  const board = { range: 'last_7_days', compare: 'none', refresh: 'off', filters: [], variables: {} } as const
  const open = vi.fn()
  const { result } = renderHook(() =>
    useDrill({
      view: { boardOf: () => board } as never,
      url: readBoardUrl(''),
      change: vi.fn(),
      widgetOf: () => widget,
      open,
      canEdit: false,
    }),
  )
  act(() => result.current.actionsOf('w').select?.({ answer: 'A', filters, label: 'TH' }, { x: 5, y: 5 }))
  return { drilling: result.current, open }
}

it('lists the events and people behind a mark of an analysis that filters can choose', () => {
  const { drilling, open } = drillOn({ analysis: 'revenue' }, [thai])
  drilling.choices.people?.(drilling.drill!)
  expect(open).toHaveBeenCalledWith({
    kind: 'people',
    title: 'TH',
    choice: { filters: [thai], time_window: 'last_7_days' },
  })
})

it('offers neither for a step of a funnel, which no filter can choose', () => {
  const { drilling } = drillOn({ analysis: 'funnel' }, [])
  expect(drilling.choices).not.toHaveProperty('events')
  expect(drilling.choices).not.toHaveProperty('people')
})

it('offers both for a metric', () => {
  const { drilling } = drillOn({ metric: 'orders' }, [])
  expect(drilling.choices).toHaveProperty('events')
  expect(drilling.choices).toHaveProperty('people')
})
