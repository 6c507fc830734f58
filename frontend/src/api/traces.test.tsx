import { afterEach, expect, it } from 'vitest'
import { dropTraces } from './traces'

afterEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

it('drops what a person wrote and looked at, and nothing else', () => {
  const kept = [
    'tidegauge.settings',
    'tidegauge.nav',
    'tidegauge.draft.1.board',
    'tidegauge.sqlite',
    'of.another.program',
  ]
  const dropped = ['tidegauge.sql.1', 'tidegauge.sql.recent.1', 'tidegauge.explored.1', 'tidegauge.recent']
  for (const key of [...kept, ...dropped]) localStorage.setItem(key, 'x')
  sessionStorage.setItem('tidegauge.widget', 'x')
  dropTraces()
  expect(Object.keys(localStorage).sort()).toEqual([...kept].sort())
  expect(sessionStorage).toHaveLength(0)
})
