import { expect, it } from 'vitest'
import { nearestPath } from './nearest'

const KNOWN = ['/', '/dashboards', '/explore', '/events', '/sql', '/sources', '/settings']

it('finds what was probably meant', () => {
  expect(nearestPath('/explor', KNOWN)).toBe('/explore')
  expect(nearestPath('/Dashbord/', KNOWN)).toBe('/dashboards')
  expect(nearestPath('/event', KNOWN)).toBe('/events')
  expect(nearestPath('/setings', KNOWN)).toBe('/settings')
})

it('does not guess far', () => {
  expect(nearestPath('/nowhere-at-all', KNOWN)).toBeNull()
  expect(nearestPath(`/${'x'.repeat(5000)}`, KNOWN)).toBeNull()
  expect(nearestPath('/', KNOWN)).toBeNull()
})
