import { expect, it } from 'vitest'
import { readable } from './words'

it('writes names of data as words', () => {
  expect(['page_view', 'properties.utm_campaign', 'Signed-Up', '_', ''].map(readable)).toEqual([
    'Page view',
    'Utm campaign',
    'Signed Up',
    '_',
    '',
  ])
})
