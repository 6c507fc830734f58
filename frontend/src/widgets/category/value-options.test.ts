import { expect, it } from 'vitest'
import { writeValue } from '@/charts/core/display'
import { answer, row } from '@/testing/answer'
import { valueOptions } from './value-options'

const options = { value_mappings: [{ match: '200', text: '200 OK' }] }
const write = (answers: Parameters<typeof valueOptions>[0]) =>
  writeValue(200, valueOptions(answers, options), 'en')

it('keeps the names of groups away from their numbers', () => {
  expect(write([answer('A', [row({ status: 200 }, 200)])])).toBe('200')
  expect(write([answer('A', [row({}, 200)])])).toBe('200 OK')
})
