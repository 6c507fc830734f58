import { useCallback, useEffect, useRef, useState } from 'react'
import type { BoardUrl, ChangeBoardUrl } from '@/dashboard/board-url'
import type { Replay } from '@/dashboard/past-url'

/** A replay goes on this often at most: a board that changes more often cannot be read. */
const PACE_MS = 500
const AHEAD = [1, 2, 3, 4]

export interface Player extends Replay {
  /** The moment shown, in ms. */
  at: number
  /** How far one step goes, in ms. */
  step: number
  isPlaying: boolean
  /** It plays, but what comes next is not here yet. */
  isWaiting: boolean
  toggle: () => void
  seek: (at: number) => void
}

export interface Past {
  /** The moment that is shown, ISO; null: now. */
  at: string | null
  player: Player | null
  /** Who gets ready what is played. */
  follow: (ahead: Ahead) => void
}

/** Gets ready what will be shown; `has` of an instant that is. */
export interface Ahead {
  want: (moments: readonly string[]) => void
  has: (at: string) => boolean
}

const iso = (at: number) => new Date(at).toISOString()

/** The moment a dashboard is shown at. While it plays the moment is here, else in the address. */
export function usePast(url: BoardUrl, change: ChangeBoardUrl): Past {
  const { replay } = url
  const [playing, setPlaying] = useState<number | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const ahead = useRef<Ahead | null>(null)
  const follow = useCallback((one: Ahead) => {
    ahead.current = one
  }, [])
  const [from, to] = replay ? [Date.parse(replay.from), Date.parse(replay.to)] : [0, 0]
  const inSpan = (at: number) => Math.min(Math.max(at, from), to)
  const isPlaying = replay !== null && playing !== null
  const at = inSpan(playing ?? (url.at === null ? from : Date.parse(url.at)))
  const step = (replay?.speed ?? 1) * PACE_MS
  const stop = (last: number) => {
    setPlaying(null)
    setIsWaiting(false)
    change({ at: iso(last) }, { replace: true })
  }
  useEffect(() => {
    if (!isPlaying) return
    ahead.current?.want([...new Set(AHEAD.map((count) => iso(inSpan(at + count * step))))])
    const goOn = () => {
      const next = inSpan(at + step)
      const isReady = ahead.current?.has(iso(next)) ?? true
      setIsWaiting(!isReady)
      if (isReady && next >= to) stop(to)
      else if (isReady) setPlaying(next)
    }
    const timer = setInterval(goOn, PACE_MS)
    return () => clearInterval(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a step begins anew when one of these changes, not with every render
  }, [isPlaying, at, step, from, to])
  if (!replay) return { at: url.at, player: null, follow }
  const seek = (moment: number) => {
    if (isPlaying) setPlaying(inSpan(moment))
    else change({ at: iso(inSpan(moment)) }, { replace: true })
  }
  const toggle = () => (isPlaying ? stop(at) : setPlaying(at >= to ? from : at))
  return {
    at: iso(at),
    player: { ...replay, at, step, isPlaying, isWaiting: isPlaying && isWaiting, toggle, seek },
    follow,
  }
}
