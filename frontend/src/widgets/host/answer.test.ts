import { describe, expect, it } from 'vitest'
import type { Frame, Row } from '@/api/types'
import { fetchedAnswer, fetchedAnswers, liveAnswer, withFormulas } from './answer'

const row = (country: string, value: number | null): Row => ({
  name: 'orders',
  value,
  count: 1,
  dimensions: { country },
  timestamp: null,
})
const meta = { from: 'a', to: 'b', interval: null, exact: true, truncated: false }
const answer = (id: string, rows: Row[], total: number | null, exact = true) =>
  fetchedAnswer(
    { id, query: { metric: 'm' } },
    { metric: 'm' },
    { results: rows, meta: { ...meta, exact, total } },
    'now',
  )

describe('withFormulas', () => {
  const a = answer('A', [row('TH', 6), row('DE', 3)], 9)
  const b = answer('B', [row('DE', 4), row('TH', 2)], 6, false)

  it('computes group by group, and the whole from the wholes', () => {
    const [made] = withFormulas(
      [a, b],
      [{ id: 'F1', label: 'Share', expression: 'A / B * 100' }],
      new Set(['A', 'B']),
    )
    expect(made).toMatchObject({ id: 'F1', label: 'Share', value: 150, exact: false })
    expect(made!.rows.map((one) => one.value)).toEqual([300, 75])
  })

  it('lets a formula use the one before it', () => {
    const formulas = [
      { id: 'F1', label: 'Sum', expression: 'A + B' },
      { id: 'F2', label: 'Twice', expression: 'F1 * 2' },
    ]
    expect(withFormulas([a, b], formulas, new Set()).map((one) => [one.id, one.value])).toEqual([
      ['A', 9],
      ['B', 6],
      ['F1', 15],
      ['F2', 30],
    ])
  })

  it('leaves out a formula whose question is not there yet', () => {
    expect(withFormulas([a], [{ id: 'F1', label: 'x', expression: 'A / B' }], new Set())).toEqual([a])
  })
})

it('keeps the bins of a histogram apart from numbers', () => {
  const bins = [[0, 5, 3]] as unknown as number
  const made = answer('A', [{ ...row('TH', null), value: bins }], bins)
  expect(made).toMatchObject({ value: null, bins: [[0, 5, 3]] })
  expect(made.rows[0]!.value).toBeNull()
})

it('carries the whole answer of an analysis, but not into a formula', () => {
  const query = { analysis: 'funnel', steps: [] }
  const given = { results: [row('TH', 6)], meta: { ...meta, total: 6 }, steps: [{ count: 6 }] }
  const fetched = fetchedAnswer({ id: 'A', query }, query, given, 'now')
  expect(fetched).toMatchObject({ label: 'orders', value: 6, analysis: given })
  const live = { metric: 'funnel', value: 6, results: [], timestamp: 't', meta, answer: given }
  expect(liveAnswer({ id: 'A', query }, query, live as unknown as Frame).analysis).toBe(given)
  const [, made] = withFormulas([fetched], [{ id: 'F1', label: 'Half', expression: 'A / 2' }], new Set())
  expect(made).toMatchObject({ value: 3 })
  expect(made).not.toHaveProperty('analysis')
  expect(fetchedAnswer({ id: 'B', query }, query, { ...given, results: [] }, 'now').label).toBe('funnel')
})

it('reads a live frame', () => {
  const frame = {
    metric: 'page_views',
    value: 5,
    results: [row('TH', 5)],
    timestamp: 't',
    meta: { ...meta, previous: 4 },
  }
  const made = liveAnswer(
    { id: 'A', query: { metric: 'page_views' } },
    { metric: 'page_views' },
    frame as unknown as Frame,
  )
  expect(made).toMatchObject({ label: 'page_views', value: 5, previous: 4, asOf: 't', truncated: false })
})

it('gives an answer for each column of numbers of a statement', () => {
  const query = { analysis: 'sql', query: 'SELECT …' }
  const columns = [
    { name: 'plan', type: 'String' },
    { name: 'orders', type: 'UInt64' },
    { name: 'paid', type: 'Float64' },
  ]
  const given = { results: [], meta, columns, rows: [['team', 2, 20]] }
  const answers = fetchedAnswers({ id: 'B', label: 'Mine', query }, query, given, 'now')
  expect(answers.map(({ id, label, value }) => [id, label, value])).toEqual([
    ['B', 'orders', 2],
    ['B2', 'paid', 20],
  ])
  expect(answers[0]!.rows[0]!.dimensions).toEqual({ plan: 'team' })
  const single = { ...given, columns: columns.slice(0, 2), rows: [['team', 2]] }
  expect(
    fetchedAnswers({ id: 'B', label: 'Mine', query }, query, single, 'now').map((one) => one.label),
  ).toEqual(['Mine'])
})
