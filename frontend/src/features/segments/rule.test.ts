import { expect, it } from 'vitest'
import type { Rule } from '@/api/queries/segments'
import { groupOf, isHeading, isWhole, newRule, peel, readIds, ruleOf, wrap } from './rule'

const DID: Rule = { did: { event: 'purchase' } }

it('reads ids from lines, the first column of a CSV file and quoted cells, each once', () => {
  expect(readIds('\uFEFFada\r\n bo ,x\n"c,y""z";2\n\nada\tq\nvisitor:dev-1')).toEqual([
    'ada',
    'bo',
    'c,y"z',
    'visitor:dev-1',
  ])
  expect(readIds(' \n')).toEqual([])
})

it('tells a heading from an id', () => {
  expect(['user_id', 'User ID', 'email', 'customer-id'].map(isHeading)).toEqual([true, true, true, true])
  expect(['ada', 'user_1', 'id7'].map(isHeading)).toEqual([false, false, false])
})

it('takes any rule for a group and makes a rule of it again', () => {
  expect(groupOf(DID)).toEqual({ joiner: 'and', parts: [DID] })
  expect(ruleOf(groupOf({ or: [DID] }))).toEqual({ or: [DID] })
})

it('turns rules the other way round and back', () => {
  expect(peel({ not: { not: { not: DID } } })).toEqual({ inner: DID, isNot: true })
  expect(wrap(DID, true)).toEqual({ not: DID })
  expect(wrap(DID, false)).toBe(DID)
})

it('knows which rules can be asked', () => {
  expect(isWhole({ and: [DID, { not: { or: [newRule('last_seen')] } }] })).toBe(true)
  expect(isWhole({ and: [] })).toBe(false)
  expect(isWhole({ or: [DID, { and: [] }] })).toBe(false)
  expect(isWhole({ not: newRule('people') })).toBe(false)
  expect(isWhole({ people: ['ada'] })).toBe(true)
})
