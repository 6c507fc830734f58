import { expect, it } from 'vitest'
import { fitting, readExclusion, writeExclusion } from './exclusion'

it('reads an event with its places, and leaves out what says nothing', () => {
  expect(readExclusion({ event: 'refund', after_step: 2, before_step: 3 })).toEqual({
    ...{ event: 'refund', after_step: 2, before_step: 3 },
  })
  expect(readExclusion({ event: 'refund', after_step: 1, before_step: 'x' })).toEqual({ event: 'refund' })
  expect(readExclusion('refund')).toEqual({ event: 'refund' })
  expect(readExclusion({ after_step: 2 })).toBeUndefined()
})

it('keeps places among the steps that are left', () => {
  const given = [
    { event: 'x', after_step: 3, before_step: 5 },
    { event: 'y', before_step: 2 },
    { event: 'z' },
  ]
  expect(fitting(given, 5, 'ordered')).toEqual([
    { event: 'x', after_step: 3 },
    { event: 'y', before_step: 2 },
    { event: 'z' },
  ])
  expect(fitting(given, 3, 'ordered')).toEqual([
    { event: 'x', after_step: 2 },
    { event: 'y', before_step: 2 },
    { event: 'z' },
  ])
  expect(fitting(given, 2, 'ordered')).toEqual([{ event: 'x' }, { event: 'y' }, { event: 'z' }])
})

it('has no places in any order, and no exclusions in a strict funnel or of one step', () => {
  const given = [{ event: 'x', after_step: 2 }]
  expect(fitting(given, 3, 'any')).toEqual([{ event: 'x' }])
  expect(fitting(given, 3, 'strict')).toEqual([])
  expect(fitting(given, 1, 'ordered')).toEqual([])
})

it('is a bare name in an address where it says nothing else', () => {
  expect(writeExclusion({ event: 'refund' })).toBe('refund')
  expect(JSON.parse(writeExclusion({ event: 'refund', after_step: 2 }))).toEqual({
    ...{ event: 'refund', after_step: 2 },
  })
})
