import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { alongOf, coursesOf } from './courses'

it('draws rows along a number, in its order, without what is no number', () => {
  const rows = [
    row({ period: '10' }, 0.2),
    row({ period: '2' }, 0.5),
    row({ period: 'x' }, 1),
    row({ period: '3' }, null),
  ]
  const [course, ...rest] = coursesOf([answer('A', rows)], { as_percent: true })
  expect(rest).toEqual([])
  expect(course!.points.map(({ x, value }) => [x, value])).toEqual([
    [2, 50],
    [10, 20],
  ])
})

it('makes a line of each group and of each answer', () => {
  const rows = [
    row({ period: '0', plan: 'pro' }, 1),
    row({ period: '1', plan: 'pro' }, 2),
    row({ period: '0', plan: 'free' }, 3),
  ]
  const courses = coursesOf([answer('A', rows), answer('B', [row({ period: '0' }, 4)])], {})
  expect(
    courses.map(({ answer: id, path, points }) => [id, path.map(([, value]) => value), points.length]),
  ).toEqual([
    ['A', ['pro'], 2],
    ['A', ['free'], 1],
    ['B', [], 1],
  ])
  expect(coursesOf([answer('A', rows)], { max_series: 1 })).toHaveLength(1)
})

it('takes the chosen dimension where there is one', () => {
  const made = answer('A', [row({ plan: 'pro', period: '4' }, 1)])
  expect([
    alongOf(made, { x: 'period' }),
    alongOf(made, { x: 'none' }),
    alongOf(answer('A', []), {}),
  ]).toEqual(['period', 'plan', ''])
})

it('knows the intervals that an answer of retention has beside its rows', () => {
  const curve = [{ period: 1, ci95: [0.3, 0.5] }]
  const whole = answer('A', [row({ period: '1' }, 0.4)], { analysis: { curve } })
  expect(coursesOf([whole], {})[0]!.points[0]!.band).toEqual([0.3, 0.5])
  const grouped = answer('A', [row({ period: '1', plan: 'pro' }, 0.4)], {
    analysis: { curve, breakdown: [{ value: 'pro', curve: [{ period: 1, ci95: [0.1, 0.9] }] }] },
  })
  expect(coursesOf([grouped], { as_percent: true })[0]!.points[0]!.band).toEqual([10, 90])
})
