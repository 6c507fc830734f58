import { useRef, useState, type PointerEvent } from 'react'
import { useSize } from '@/charts/core/use-size'
import { useSpanText } from '@/dashboard/time/use-range-text'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { Bucket } from './buckets'
import styles from './volume.module.css'

interface VolumeProps {
  buckets: readonly Bucket[]
  /** Given: dragging over bars chooses their time. */
  onZoom?: (from: string, to: string) => void
}

const HEIGHT = 56

/** How many events came when: a bar for each step of the time. */
export function Volume({ buckets, onZoom }: VolumeProps) {
  const t = useT()
  const format = useFormat()
  const rangeText = useSpanText()
  const ref = useRef<HTMLDivElement>(null)
  const { width } = useSize(ref)
  const [pointed, setPointed] = useState<number | null>(null)
  const [pressed, setPressed] = useState<number | null>(null)
  const most = Math.max(...buckets.map((one) => one.count), 1)
  const band = width / Math.max(1, buckets.length)
  const at = (event: PointerEvent) => {
    const left = event.currentTarget.getBoundingClientRect().left
    return Math.min(buckets.length - 1, Math.max(0, Math.floor((event.clientX - left) / band)))
  }
  const chosen =
    pressed === null || pointed === null
      ? null
      : ([Math.min(pressed, pointed), Math.max(pressed, pointed)] as const)
  const isChosen = (index: number) => chosen === null || (index >= chosen[0] && index <= chosen[1])
  const release = () => {
    if (chosen && onZoom) onZoom(iso(buckets[chosen[0]]!.from), iso(buckets[chosen[1]]!.to))
    setPressed(null)
  }
  const shown = chosen
    ? buckets.slice(chosen[0], chosen[1] + 1)
    : pointed === null
      ? buckets
      : [buckets[pointed]!]
  const count = shown.reduce((sum, one) => sum + one.count, 0)
  const [first, last] = [shown[0], shown.at(-1)]
  return (
    <figure className={styles.volume}>
      <figcaption>
        <b>{t('drill.eventCount', { count })}</b>
        {first && last && <span>{rangeText({ from: iso(first.from), to: iso(last.to) })}</span>}
      </figcaption>
      <div
        ref={ref}
        className={styles.bars}
        data-zooms={onZoom !== undefined}
        onPointerMove={(event) => setPointed(at(event))}
        onPointerLeave={() => setPointed(null)}
        onPointerDown={(event) => {
          if (!onZoom || event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          setPointed(at(event))
          setPressed(at(event))
        }}
        onPointerUp={release}
        onPointerCancel={() => setPressed(null)}
      >
        <svg width={width} height={HEIGHT} role="img" aria-label={summary(buckets, t, format.moment)}>
          {buckets.map((one, index) => {
            const height = one.count === 0 ? 1 : Math.max(2, (one.count / most) * (HEIGHT - 2))
            return (
              <rect
                key={one.from}
                x={index * band + Math.min(1, band * 0.12)}
                width={Math.max(1, band - Math.min(2, band * 0.24))}
                y={HEIGHT - height}
                height={height}
                rx={Math.min(2, band / 4)}
                className={styles.bar}
                data-empty={one.count === 0}
                data-partial={one.isPartial}
                data-pointed={pressed === null && index === pointed}
                data-out={!isChosen(index)}
              />
            )
          })}
        </svg>
      </div>
    </figure>
  )
}

const iso = (at: number) => new Date(at).toISOString()

function summary(
  buckets: readonly Bucket[],
  t: ReturnType<typeof useT>,
  moment: (at: number) => string,
): string {
  const count = buckets.reduce((sum, one) => sum + one.count, 0)
  const top = buckets.reduce<Bucket | null>(
    (most, one) => (most && most.count >= one.count ? most : one),
    null,
  )
  return top && count > 0
    ? t('events.volume', { count, most: top.count, time: moment(top.from) })
    : t('events.noVolume')
}
