import { useEffect, useRef } from 'react'

interface TvOptions {
  /** Seconds until the next tab; null: off. */
  seconds: number | null
  onNext: () => void
  onLeave: () => void
}

/** The screen on the wall: no frame around, one tab after the other; Escape leaves. */
export function useTv({ seconds, onNext, onLeave }: TvOptions): void {
  const latest = useRef({ onNext, onLeave })
  useEffect(() => {
    latest.current = { onNext, onLeave }
  })
  const isOn = seconds !== null
  useEffect(() => {
    if (!isOn) return
    const root = document.documentElement
    root.dataset.tv = 'true'
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current.onLeave()
    }
    // A browser in full screen keeps Escape to itself and tells only that it left.
    const onChange = () => {
      if (!document.fullscreenElement) latest.current.onLeave()
    }
    document.addEventListener('keydown', leave)
    document.addEventListener('fullscreenchange', onChange)
    return () => {
      delete root.dataset.tv
      document.removeEventListener('keydown', leave)
      document.removeEventListener('fullscreenchange', onChange)
    }
  }, [isOn])
  useEffect(() => {
    if (seconds === null) return
    const timer = setInterval(() => latest.current.onNext(), seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds])
}
