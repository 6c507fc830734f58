import { expect, it } from 'vitest'
import { DARK, LIGHT } from '@/design/themes'
import { inkOn } from './ink'

it('writes dark on light and light on dark', () => {
  expect(inkOn('#ffffff')).toBe('#0b0d11')
  expect(inkOn('#1a52b0')).toBe('#ffffff')
})

it('splits the sequential ramps where they turn', () => {
  expect(DARK.sequential.map(inkOn).indexOf('#0b0d11')).toBe(4)
  expect(LIGHT.sequential.map(inkOn).indexOf('#ffffff')).toBe(6)
})
