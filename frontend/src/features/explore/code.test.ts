import { expect, it } from 'vitest'
import { codeOf } from './code'

const query = {
  metric: 'orders',
  interval: 'day',
  filters: [{ field: 'page', operator: 'eq', value: "it's" }],
  group_by: ['country'],
}
const [curl, python, javascript] = codeOf('https://t.example', query)

it('quotes the question for a shell', () => {
  const body = /-d '([\s\S]+)'$/.exec(curl!.code)![1]!.replaceAll("'\\''", "'")
  expect(JSON.parse(body)).toEqual(query)
  expect(curl!.code).toContain("it'\\''s")
})

it('writes Python values', () => {
  expect(python!.code).toContain('"group_by": [\n        "country",\n    ],')
  expect(codeOf('x', { metric: 'a', limit: 3, compare: undefined })[1]!.code).toContain('"limit": 3')
})

it('asks an analysis where it is answered', () => {
  const [shell] = codeOf('https://t.example', { analysis: 'funnel', steps: [{ event: 'a' }] })
  expect(shell!.code).toContain('https://t.example/api/analysis/funnel')
  expect(JSON.parse(/-d '([\s\S]+)'$/.exec(shell!.code)![1]!)).toEqual({ steps: [{ event: 'a' }] })
})

it('asks the address of this server', () => {
  for (const { code } of [curl!, python!, javascript!])
    expect(code).toContain('https://t.example/api/metrics')
})
