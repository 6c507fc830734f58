import { describe, expect, it } from 'vitest'
import { instantOf, wallOf } from './wall'

describe('wall clocks', () => {
  it.each([
    ['2026-11-22T08:30', 'Asia/Bangkok', '2026-11-22T01:30:00.000Z'],
    ['2026-11-22T08:30', 'UTC', '2026-11-22T08:30:00.000Z'],
    ['2026-07-01T00:00', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T12:00', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    expect(instantOf(wall, zone)?.toISOString()).toBe(instant)
    expect(wallOf(new Date(instant), zone)).toBe(wall)
  })

  it('take nonsense for nothing', () => {
    expect(instantOf('', 'UTC')).toBeNull()
    expect(instantOf('2026-13-45T99:00', 'UTC')).toBeNull()
  })
})
