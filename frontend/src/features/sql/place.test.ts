import { expect, it } from 'vitest'
import { placeOf } from './place'

const text = 'SELECT name,\n count( FROM events'
const marked = (message: string, statement = text) => {
  const place = placeOf(message, statement)
  return place && statement.slice(place.from, place.to)
}

it('finds the word that a refusal names by line and column', () => {
  expect(marked("The statement cannot be read at line 2, column 19 near 'events': Expecting ).")).toBe(
    'events',
  )
})

it('stays within the statement', () => {
  expect(marked('at line 9, column 900: odd')).toBe('s')
  expect(marked('at line 1, column 0: odd', 'x')).toBe('')
})

it('finds a name that is not known', () => {
  expect(marked('Unknown expression identifier `nam`. Maybe you meant', 'SELECT name, nam FROM events')).toBe(
    'nam',
  )
  expect(marked("The function 'file' is not allowed here.", "SELECT profile, file('x')")).toBe('file')
})

it('finds nothing where nothing is named', () => {
  expect(placeOf('The statement took too long.', text)).toBeNull()
})
