import { act, renderHook } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readBoardUrl, type BoardUrl } from '@/dashboard/board-url'
import { usePast, type Ahead } from './use-past'

const SPAN = '?since=2026-11-29T10:00:00.000Z&until=2026-11-29T10:00:20.000Z&speed=10'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** The hook on an address of its own; `ready`: the moments that are here already, all unless given. */
function setup(search: string, ready?: Set<string>) {
  const wanted: (readonly string[])[] = []
  const ahead: Ahead = {
    want: (moments) => wanted.push(moments),
    has: (at) => ready?.has(at) ?? true,
  }
  const hook = renderHook(() => {
    const [url, setUrl] = useState<BoardUrl>(() => readBoardUrl(search))
    const past = usePast(url, (part) => setUrl((before) => ({ ...before, ...part })))
    past.follow(ahead)
    return { past, url }
  })
  const tick = (times: number) => {
    for (let count = 0; count < times; count += 1) act(() => void vi.advanceTimersByTime(500))
  }
  return { current: () => hook.result.current, tick, wanted }
}

const clock = (at: string | null) => at?.slice(14, 23)

it('shows the moment of the address, and now without one', () => {
  expect(setup('').current().past.at).toBeNull()
  const { past } = setup('?at=2026-11-29T10:00:00Z').current()
  expect([past.at, past.player]).toEqual(['2026-11-29T10:00:00Z', null])
})

it('plays a step of half a second times the speed twice a second, and stops at the end', () => {
  const { current, tick, wanted } = setup(SPAN)
  expect(clock(current().past.at)).toBe('00:00.000')
  act(() => current().past.player!.toggle())
  expect(wanted[0]!.map(clock)).toEqual(['00:05.000', '00:10.000', '00:15.000', '00:20.000'])
  tick(2)
  expect(clock(current().past.at)).toBe('00:10.000')
  expect(current().url.at).toBeNull()
  tick(2)
  expect(current().past.player).toMatchObject({ isPlaying: false, at: Date.parse('2026-11-29T10:00:20Z') })
  expect(clock(current().url.at)).toBe('00:20.000')
  act(() => current().past.player!.toggle())
  expect(clock(current().past.at), 'from the start again').toBe('00:00.000')
})

it('waits for what is not here yet instead of leaving it out', () => {
  const ready = new Set(['2026-11-29T10:00:05.000Z'])
  const { current, tick } = setup(SPAN, ready)
  act(() => current().past.player!.toggle())
  tick(3)
  expect(clock(current().past.at)).toBe('00:05.000')
  expect(current().past.player!.isWaiting).toBe(true)
  ready.add('2026-11-29T10:00:10.000Z')
  tick(1)
  expect(clock(current().past.at)).toBe('00:10.000')
  expect(current().past.player!.isWaiting).toBe(false)
})

it('is paused where it is, and sought within its time only', () => {
  const { current, tick } = setup(SPAN)
  act(() => current().past.player!.toggle())
  tick(1)
  act(() => current().past.player!.toggle())
  tick(4)
  expect([clock(current().past.at), clock(current().url.at)]).toEqual(['00:05.000', '00:05.000'])
  for (const [at, shown] of [
    ['2026-11-29T10:00:07Z', '00:07.000'],
    ['2026-11-29T09:00:00Z', '00:00.000'],
    ['2026-11-30T09:00:00Z', '00:20.000'],
  ] as const) {
    act(() => current().past.player!.seek(Date.parse(at)))
    expect(clock(current().url.at)).toBe(shown)
  }
})
