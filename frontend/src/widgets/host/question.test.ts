import { describe, expect, it } from 'vitest'
import type { Widget } from '@/api/dashboard'
import type { Board } from './board'
import { fillFilters, fillText, resolveQuery } from './question'

const board: Board = {
  range: 'last_7_days',
  compare: 'none',
  refresh: 'live',
  filters: [],
  variables: { country: 'TH', devices: ['mobile', 'tablet'], plan: '', tags: [] },
}
const widget = {
  id: 'w',
  kind: 'line',
  title: '',
  x: 0,
  y: 0,
  w: 4,
  h: 4,
  queries: [],
  options: {},
} as Widget

describe('fillText', () => {
  it('fills in what is defined and leaves the rest', () => {
    expect(fillText('Visits from $country on $devices, $5 and $unknown', board.variables)).toBe(
      'Visits from TH on mobile, tablet, $5 and $unknown',
    )
  })
})

describe('fillFilters', () => {
  it('turns a list into a membership', () => {
    expect(fillFilters([{ field: 'device', operator: 'eq', value: '$devices' }], board.variables)).toEqual([
      { field: 'device', operator: 'in', value: ['mobile', 'tablet'] },
    ])
  })

  it('excludes a list, and gives a list of one where a list is asked for', () => {
    const nodes = [
      { field: 'device', operator: 'neq', value: '$devices' },
      { field: 'country', operator: 'in', value: '$country' },
    ]
    expect(fillFilters(nodes, board.variables)).toEqual([
      { field: 'device', operator: 'not_in', value: ['mobile', 'tablet'] },
      { field: 'country', operator: 'in', value: ['TH'] },
    ])
  })

  it('drops a filter whose variable is empty, inside a join too', () => {
    const nodes = [
      { field: 'plan', operator: 'eq', value: '$plan' },
      { or: [{ field: 'tags', operator: 'eq', value: '$tags' }] },
      { not: { field: 'plan', operator: 'eq', value: '$plan' } },
      { and: [{ field: 'country', operator: 'eq', value: '$country' }] },
    ]
    expect(fillFilters(nodes, board.variables)).toEqual([
      { and: [{ field: 'country', operator: 'eq', value: 'TH' }] },
    ])
  })

  it('leaves numbers and unknown names alone', () => {
    const nodes = [
      { field: 'value', operator: 'gt', value: 5 },
      { field: 'page', operator: 'eq', value: '$nobody' },
    ]
    expect(fillFilters(nodes, board.variables)).toEqual(nodes)
  })
})

describe('resolveQuery', () => {
  it('takes time from the question, then the widget, then the dashboard', () => {
    const own = { metric: 'a', time_window: 'today' } as const
    const timed = { ...widget, time: { range: { from: '2026-01-01', to: '2026-02-01' } } }
    expect(resolveQuery(own, timed, board).time_window).toBe('today')
    expect(resolveQuery({ metric: 'a' }, timed, board)).toEqual({
      metric: 'a',
      from: '2026-01-01',
      to: '2026-02-01',
    })
    expect(resolveQuery({ metric: 'a' }, widget, board).time_window).toBe('last_7_days')
  })

  it('adds the filters and the comparison of the dashboard', () => {
    const filter = { field: 'country', operator: 'eq', value: 'TH' }
    const compared: Board = { ...board, compare: 'previous_period', filters: [filter] }
    expect(resolveQuery({ metric: 'a', filters: [] }, widget, compared)).toEqual({
      metric: 'a',
      time_window: 'last_7_days',
      filters: [filter],
      compare: 'previous_period',
    })
  })
})
