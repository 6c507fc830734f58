import { describe, expect, it } from 'vitest'
import {
  BLANK,
  kindOf,
  queryOf,
  timed,
  titleOf,
  widgetOf,
  withoutMeasure,
  type Exploration,
} from './exploration'

const views = { id: 'A', metric: 'page_views', filters: [] }
const orders = { id: 'B', metric: 'orders', filters: [{ field: 'value', operator: 'gt', value: 5 }] }
const of = (part: Partial<Exploration>): Exploration => ({ ...BLANK, measures: [views], ...part })

describe('the kind that shows an exploration', () => {
  it.each<[string, Partial<Exploration>]>([
    ['line', {}],
    ['line', { groups: ['country'] }],
    ['number', { interval: null }],
    ['horizontal_bar', { interval: null, groups: ['country'] }],
    ['heatmap', { interval: null, groups: ['country', 'device'] }],
    ['histogram', { measures: [{ ...views, aggregation: 'histogram' }] }],
  ])('is %s unless another is chosen', (kind, part) => {
    expect(kindOf(of(part))).toBe(kind)
  })

  it('is the chosen one as long as it can draw the answers', () => {
    expect(kindOf(of({ kind: 'area' }))).toBe('area')
    expect(kindOf(of({ kind: 'area', interval: null }))).toBe('number')
    expect(kindOf(of({ kind: 'world_map', interval: null, groups: ['country'] }))).toBe('world_map')
  })
})

describe('the questions of an exploration', () => {
  it('carry its groups, interval and filters', () => {
    const all = of({
      measures: [orders],
      groups: ['country'],
      filters: [{ field: 'os', operator: 'exists' }],
      limit: 5,
    })
    expect(queryOf(orders, all)).toEqual({
      metric: 'orders',
      interval: 'auto',
      group_by: ['country'],
      filters: [...orders.filters, { field: 'os', operator: 'exists' }],
      limit: 5,
      order_by: 'value',
      order: 'desc',
    })
  })

  it('take the time as a name or as two instants', () => {
    const query = { metric: '*' }
    expect(timed(query, { range: 'today', compare: 'none' })).toEqual({ metric: '*', time_window: 'today' })
    expect(timed(query, { range: { from: 'a', to: 'b' }, compare: 'previous_period' })).toEqual({
      metric: '*',
      from: 'a',
      to: 'b',
      compare: 'previous_period',
    })
  })

  it('become a widget with its formulas, without those that say nothing yet', () => {
    const formulas = [
      { id: 'F1', label: 'Rate', expression: 'B / A' },
      { id: 'F2', label: '', expression: ' ' },
    ]
    const all = of({ measures: [{ ...views, isHidden: true }, orders], formulas })
    const widget = widgetOf(all, 'Rate')
    expect(widget).toMatchObject({ kind: 'line', title: 'Rate', formulas: [formulas[0]] })
    expect(widget.queries.map(({ id, hidden }) => [id, hidden])).toEqual([
      ['A', true],
      ['B', undefined],
    ])
    expect(titleOf(all, (metric) => metric.toUpperCase())).toContain('ORDERS, Rate')
  })
})

it('moves the letters of the formulas when a measure goes', () => {
  const third = { id: 'C', metric: 'revenue', filters: [] }
  const formulas = [
    { id: 'F1', label: '', expression: 'C / B * 100' },
    { id: 'F2', label: '', expression: 'A + B' },
  ]
  const next = withoutMeasure(of({ measures: [views, orders, third], formulas }), 0)
  expect(next.measures?.map(({ id, metric }) => `${id} ${metric}`)).toEqual(['A orders', 'B revenue'])
  expect(next.formulas?.map((one) => one.expression)).toEqual(['B / A * 100'])
})
