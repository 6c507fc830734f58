import { useRef, type RefObject } from 'react'
import type { Query } from '@/api/types'
import type { Answer } from '@/live/frame'
import { useOnScreen } from '@/live/use-on-screen'
import { useAnswer, type Watched } from '@/live/use-stream'

interface LiveTile {
  frameRef: RefObject<HTMLElement | null>
  watched: Watched<Answer>
}

/** The live answer for one tile; off screen it is not subscribed. */
export function useTile(query: Query): LiveTile {
  const frameRef = useRef<HTMLElement>(null)
  const isOnScreen = useOnScreen(frameRef)
  return { frameRef, watched: useAnswer(query, isOnScreen) }
}
