import { describe, expect, it } from 'vitest'
import { DEFAULT_COLUMNS } from './columns'
import { readEventsUrl, writeEventsUrl, type EventsUrl } from './events-url'

const LIVE: EventsUrl = {
  view: 'list',
  range: null,
  filters: [],
  search: '',
  columns: DEFAULT_COLUMNS,
  name: null,
}

describe('the list of events in the address', () => {
  it('is live and says nothing unless something is chosen', () => {
    expect(readEventsUrl('')).toEqual(LIVE)
    expect(writeEventsUrl('?text=x&col=id', LIVE)).toBe('')
  })

  it('is read as it was written', () => {
    const url: EventsUrl = {
      view: 'schema',
      range: { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' },
      filters: [{ field: 'country', operator: 'eq', value: 'TH' }],
      search: 'mug & pan',
      columns: ['timestamp', 'properties.plan'],
      name: 'event:purchase',
    }
    expect(readEventsUrl(writeEventsUrl('?project=2', url))).toEqual(url)
    expect(writeEventsUrl('?project=2', url)).toContain('project=2')
  })
})
