import { expect, it } from 'vitest'
import { faultOf, parsedOf, setOut } from './mend'

it('sets JSON out and leaves other text as it came', () => {
  expect(setOut('{"type":"nope"}')).toBe('{\n  "type": "nope"\n}')
  expect(setOut('{"broken')).toBe('{"broken')
})

it('says why a text cannot be sent', () => {
  expect(faultOf('{"broken')).toMatch(/JSON|string/i)
  expect(faultOf('[1]')).toBeNull()
  expect(parsedOf('null')).toEqual({ value: null })
  expect(parsedOf('x')).toBeUndefined()
})
