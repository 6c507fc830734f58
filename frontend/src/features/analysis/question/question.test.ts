import { describe, expect, it } from 'vitest'
import * as field from './field'
import { fromBody, readQuestion, toBody, writeQuestion, type QuestionOf } from './question'

const FIELDS = {
  steps: field.steps(),
  order: field.choice(['ordered', 'strict', 'any']),
  window_seconds: field.number(604_800, 1, 31_536_000),
  breakdown: field.text(),
  top: field.maybeNumber(1, 100),
  exact: field.flag(),
  fields: field.texts(),
  goal: field.event(),
  costs: field.value<Record<string, number>>({}, (given) =>
    typeof given === 'object' && given !== null ? (given as Record<string, number>) : undefined,
  ),
}
type Question = QuestionOf<typeof FIELDS>

const FIRST: Question = {
  steps: [],
  order: 'ordered',
  window_seconds: 604_800,
  breakdown: '',
  top: null,
  exact: false,
  fields: [],
  goal: null,
  costs: {},
}
const FULL: Question = {
  steps: [
    { event: 'page_view' },
    {
      event: 'buy {now} & "run"',
      label: 'Order',
      filters: [{ or: [{ field: 'country', operator: 'in', value: ['TH', 'DE'] }] }],
    },
    { event: 'true' },
  ],
  order: 'any',
  window_seconds: 3_600,
  breakdown: 'properties.plan',
  top: 5,
  exact: true,
  fields: ['country', '1', 'properties.a b'],
  goal: { event: 'purchase' },
  costs: { ads: 12.5 },
}

const written = (question: Question, before = '') => {
  const params = new URLSearchParams(before)
  writeQuestion(FIELDS, question, params)
  return params
}

describe('a question in an address', () => {
  it('is read back as it was written, whatever is in it', () => {
    expect(readQuestion(FIELDS, new URLSearchParams(written(FULL).toString()))).toEqual(FULL)
    expect(readQuestion(FIELDS, written(FIRST))).toEqual(FIRST)
  })

  it('says nothing that is as at first, and leaves the rest of the address alone', () => {
    expect(written(FIRST, 'project=2&order=any').toString()).toBe('project=2')
  })

  it('is text where text is enough', () => {
    const params = written({ ...FIRST, steps: FULL.steps.slice(0, 1), order: 'strict', window_seconds: 60 })
    expect(params.toString()).toBe('steps=page_view&order=strict&window_seconds=60')
  })

  it('takes for as at first what cannot be read', () => {
    const params = new URLSearchParams(
      'order=sideways&window_seconds=soon&top=0&exact=maybe&goal={"event":3}&costs=[&steps={"no":1}&steps=a&steps=',
    )
    expect(readQuestion(FIELDS, params)).toEqual({ ...FIRST, steps: [{ event: 'a' }] })
  })
})

describe('a question in a body', () => {
  it('leaves out what says nothing', () => {
    expect(toBody(FIELDS, FIRST)).toEqual({
      order: 'ordered',
      window_seconds: 604_800,
      exact: false,
      costs: {},
    })
  })

  it('is read back from a kept widget', () => {
    expect(fromBody(FIELDS, { ...toBody(FIELDS, FULL), analysis: 'x', filters: [] })).toEqual(FULL)
    expect(fromBody(FIELDS, {})).toEqual(FIRST)
  })

  it('drops filters and steps that are none', () => {
    const body = { steps: [{ event: 'a', filters: [1, { field: 'x' }] }, null, { event: '' }], goal: 7 }
    expect(fromBody(FIELDS, body)).toEqual({ ...FIRST, steps: [{ event: 'a' }] })
  })

  it('never holds more than the server takes', () => {
    const { steps } = fromBody({ steps: field.steps([], 3) }, { steps: ['a', 'b', 'c', 'd'] })
    expect(steps).toHaveLength(3)
  })
})
