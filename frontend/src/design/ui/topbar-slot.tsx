import { useEffect, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { create } from 'zustand'

interface Slots {
  title: HTMLElement | null
  tools: HTMLElement | null
  /** Screens that bring their own title; the shell then leaves its own out. */
  titles: number
}

export const useTopbarSlots = create<Slots>(() => ({ title: null, tools: null, titles: 0 }))
const addTitles = (count: number) => useTopbarSlots.setState(({ titles }) => ({ titles: titles + count }))

/** Puts a screen's own title into the top bar of the shell; `name` is for the browser's tab. */
export function TopbarTitle({ name, children }: { name: string; children: ReactNode }) {
  const place = useTopbarSlots((slots) => slots.title)
  useEffect(() => {
    addTitles(1)
    return () => addTitles(-1)
  }, [])
  return (
    <>
      <title>{name}</title>
      {place && createPortal(children, place)}
    </>
  )
}

/** Puts a screen's own buttons into the top bar. */
export function TopbarTools({ children }: { children: ReactNode }) {
  const place = useTopbarSlots((slots) => slots.tools)
  return place && createPortal(children, place)
}
