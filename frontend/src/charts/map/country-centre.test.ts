import { expect, it } from 'vitest'
import { COUNTRY_PATHS } from './Countries'
import { countryCentre } from './country-centre'

it('is the middle of the largest part', () => {
  expect(countryCentre('M0 0l10 0 0 20-10 0zM100 100l1 0 0 1-1 0z')).toEqual({ x: 5, y: 10 })
})

it('lies on the map for every country', () => {
  for (const [code, path] of COUNTRY_PATHS) {
    const { x, y } = countryCentre(path)
    expect(x >= 0 && x <= 1000 && y >= 0 && y <= 450, code).toBe(true)
  }
})
