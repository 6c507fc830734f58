import { expect, it } from 'vitest'
import { MODELS, ranked, wayText, type ChannelCredit } from './answer'

const credit = (channel: string, last: number, first: number) => {
  const none = Object.fromEntries(MODELS.map((model) => [model, { conversions: 0, value: 0 }]))
  const own = { last: { conversions: last, value: 0 }, first: { conversions: first, value: 0 } }
  return { channel, touches: 1, removal_effect: null, credits: { ...none, ...own } } as ChannelCredit
}

it('puts the channels in the order of the chosen model', () => {
  const channels = [credit('mail', 1, 9), credit('search', 5, 2)]
  const names = (model: 'last' | 'first') => ranked({ channels, model }).map((one) => one.channel)
  expect(names('last')).toEqual(['search', 'mail'])
  expect(names('first')).toEqual(['mail', 'search'])
})

it('names a channel that comes several times in a row once', () => {
  expect(wayText(['Direct', 'Direct', 'Email', 'Direct'])).toBe('Direct ×2 → Email → Direct')
  expect(wayText([])).toBe('')
})
