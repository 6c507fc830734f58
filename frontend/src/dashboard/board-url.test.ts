import { describe, expect, it } from 'vitest'
import { readBoardUrl, writeBoardUrl, type BoardUrl } from './board-url'

const EVERYTHING: BoardUrl = {
  range: { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00+07:00' },
  compare: 'previous_period',
  refresh: 30,
  filters: [
    { field: 'country', operator: 'in', value: ['TH', 'ลาว'] },
    { field: 'properties.plan', operator: 'eq', value: 'a:b&c=d #1' },
    { field: 'status', operator: 'gte', value: 500 },
    { field: 'status', operator: 'eq', value: '500' },
    { field: 'is_bot', operator: 'eq', value: true },
    { field: 'user_id', operator: 'exists' },
    {
      not: {
        or: [
          { field: 'a', operator: 'eq', value: '1' },
          { field: 'b:c', operator: 'eq', value: 'x' },
        ],
      },
    },
  ],
  cross: [{ widget: 'map-1', filter: { field: 'country', operator: 'eq', value: 'TH' } }],
  variables: { plan: ['pro', 'team'], country: [] },
  tab: 'more',
  widget: 'line-2',
  isEditing: true,
  tv: 30,
  tour: true,
  at: '2026-11-22T10:00:00Z',
  replay: { from: '2026-11-22T09:00:00Z', to: '2026-11-22T11:00:00.500Z', speed: 60 },
}

describe('the address of a dashboard', () => {
  it('gives back everything that was written', () => {
    expect(readBoardUrl(writeBoardUrl('', EVERYTHING))).toEqual(EVERYTHING)
  })

  it('keeps parameters of others and changes only what is asked', () => {
    const search = writeBoardUrl('?project=p1&range=today', { tab: 'more' })
    expect(search).toBe('?project=p1&range=today&tab=more')
    expect(writeBoardUrl(search, { range: null, tab: null })).toBe('?project=p1')
  })

  it('takes what makes no sense for not given', () => {
    const nothing = readBoardUrl('')
    for (const search of [
      '?range=last_century',
      '?from=x&to=y',
      '?from=2026-11-02&to=2026-11-01',
      '?refresh=-3',
      '?refresh=0',
      '?tv=1',
      '?f=country',
      '?f={bad',
      '?f={"and":[3]}',
      '?x=map:country',
      '?compare=yes',
      '?at=yesterday',
      '?at=2026-13-45T10:00:00Z',
      '?since=2026-11-22T09:00:00Z',
      '?since=2026-11-22T09:00:00Z&until=2026-11-22T09:00:00Z',
    ])
      expect(readBoardUrl(search)).toEqual(nothing)
  })

  it('replays at ten times the speed where none is given that can be', () => {
    const span = '?since=2026-11-22T09:00:00Z&until=2026-11-22T10:00:00Z'
    for (const speed of ['', '&speed=0', '&speed=61', '&speed=fast'])
      expect(readBoardUrl(span + speed).replay?.speed).toBe(10)
  })

  it('has a range of names as well', () => {
    expect(readBoardUrl('?range=this_month&refresh=live').range).toBe('this_month')
    expect(readBoardUrl('?refresh=live').refresh).toBe('live')
  })
})
