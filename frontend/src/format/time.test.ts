import { describe, expect, it } from 'vitest'
import { ago, clock, dateTime, moment, tick } from './time'

const AT = new Date('2026-11-22T03:04:05Z')
const EN = 'en-GB'

describe('time', () => {
  it('is written in the zone of the project', () => {
    expect(clock(AT, EN, 'UTC')).toBe('03:04:05')
    expect(clock(AT, EN, 'Asia/Bangkok')).toBe('10:04:05')
    expect(dateTime(AT, EN, 'Asia/Bangkok')).toBe('22 Nov 2026, 10:04:05')
  })

  it('counts years the Gregorian way in Thai', () => {
    expect(dateTime(AT, 'th-TH-u-ca-gregory', 'UTC')).toContain('2026')
  })

  it('says as much on an axis as the step needs', () => {
    expect(tick(AT, 10, EN, 'UTC')).toBe('03:04:05')
    expect(tick(AT, 3600, EN, 'UTC')).toBe('03:04')
    expect(tick(new Date('2026-11-22T00:00:00Z'), 3600, EN, 'UTC')).toBe('22 Nov')
    expect(tick(AT, 86_400, EN, 'UTC')).toBe('22 Nov')
  })

  it('leaves out the day where it is today', () => {
    expect(moment(AT, new Date('2026-11-22T23:00:00Z'), EN, 'UTC')).toBe('03:04:05')
    expect(moment(AT, new Date('2026-11-23T01:00:00Z'), EN, 'UTC')).toBe('22 Nov, 03:04')
  })

  it('counts back in the largest whole unit', () => {
    const before = (seconds: number) => ago(new Date(AT.getTime() - seconds * 1000), AT, EN)
    expect([before(5), before(125), before(7300), before(200_000)]).toEqual([
      '5 seconds ago',
      '2 minutes ago',
      '2 hours ago',
      '2 days ago',
    ])
  })
})
