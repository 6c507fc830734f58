import { expect, it } from 'vitest'
import { bareUrl } from './url'

it('leaves out what everybody knows and nothing else', () => {
  expect(bareUrl('https://www.google.com/')).toBe('google.com')
  expect(bareUrl('http://t.example/a/b?c=1')).toBe('t.example/a/b?c=1')
  expect(bareUrl('android-app://org.x')).toBe('android-app://org.x')
  expect(bareUrl('https://')).toBe('https://')
})
