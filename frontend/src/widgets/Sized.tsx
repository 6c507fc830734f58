import { useRef, type ReactNode } from 'react'
import { Figure } from '@/charts/core/Figure'
import { useSize, type Size } from '@/charts/core/use-size'

interface SizedProps {
  summary: string
  children: (size: Size) => ReactNode
}

/** Measures its place and hands the size to a chart, which is a pure function of it. */
export function Sized({ summary, children }: SizedProps) {
  const ref = useRef<HTMLDivElement>(null)
  const size = useSize(ref)
  return (
    <Figure summary={summary} ref={ref}>
      {size.width > 0 && children(size)}
    </Figure>
  )
}
