// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { clearProviderAnswer, readProviderAnswer } from './provider-answer'

it('reads why nobody was logged in, and the challenge of a second step', () => {
  expect(readProviderAnswer('#sign-in-refused=clock')).toEqual({ refused: 'clock', challenge: null })
  expect(readProviderAnswer('#sign-in-code=a.b-c_d')).toEqual({ refused: null, challenge: 'a.b-c_d' })
})

it.each([
  '',
  '#',
  '#steps',
  '#sign-in-refused=',
  '#sign-in-refused=<b>',
  '#sign-in-code=a b',
  '#x#sign-in-refused=clock',
])('finds nothing in %s', (hash) =>
  expect(readProviderAnswer(hash)).toEqual({ refused: null, challenge: null }),
)

it('takes it out of the address and leaves other fragments alone', () => {
  history.replaceState(null, '', '/funnels?range=7d#sign-in-refused=clock')
  clearProviderAnswer()
  expect(location.href.endsWith('/funnels?range=7d')).toBe(true)
  history.replaceState(null, '', '/funnels#steps')
  clearProviderAnswer()
  expect(location.hash).toBe('#steps')
})
