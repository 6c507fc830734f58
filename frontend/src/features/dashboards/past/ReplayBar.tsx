import { Flag, Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { useIsFetching } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { Menu } from '@/design/ui/Menu'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { Mark } from './marks'
import styles from './past.module.css'
import { SPEEDS } from './PastDialog'
import { useKeys } from './use-keys'
import type { Player } from './use-past'

interface ReplayBarProps {
  player: Player
  marks: readonly Mark[]
  onSpeed: (speed: number) => void
  onNow: () => void
}

/** Plays an incident again: play and pause, the moment, how fast, and what happened when. */
export default function ReplayBar({ player, marks, onSpeed, onNow }: ReplayBarProps) {
  const t = useT()
  const format = useFormat()
  const { at, step, isPlaying, isWaiting, toggle, seek, speed } = player
  const [from, to] = [Date.parse(player.from), Date.parse(player.to)]
  const isAsking = useIsFetching({ queryKey: ['answer'], predicate: (query) => query.isActive() }) > 0
  const isLoading = isWaiting || isAsking
  const now = format.dateTime(at)
  useKeys({ toggle, back: () => seek(at - step), on: () => seek(at + step) })
  const share = (moment: number) => `${((moment - from) / (to - from)) * 100}%`
  const items = marks.map((mark, index) => ({
    id: String(index),
    label: `${format.clock(mark.at)} · ${mark.kind === 'over' ? t('past.over', { title: mark.title }) : mark.title}`,
    onSelect: () => seek(mark.at),
  }))
  return (
    <section className={styles.player} aria-label={t('past.replay')} data-loading={isLoading}>
      <div className={styles.controls}>
        <IconButton label={t('past.back')} onClick={() => seek(at - step)}>
          <SkipBack size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t(isPlaying ? 'past.pause' : 'past.play')}
          variant="primary"
          aria-keyshortcuts="Space"
          onClick={toggle}
        >
          {isPlaying ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
        </IconButton>
        <IconButton label={t('past.on')} onClick={() => seek(at + step)}>
          <SkipForward size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <time dateTime={new Date(at).toISOString()} className={styles.moment}>
        {now}
      </time>
      <div className={styles.slider}>
        <div className={styles.marks} aria-hidden="true">
          {marks.map((mark, index) => (
            <i key={index} data-kind={mark.kind} style={{ '--at': share(mark.at) } as CSSProperties} />
          ))}
        </div>
        <input
          type="range"
          aria-label={t('past.seek')}
          aria-valuetext={now}
          min={from}
          max={to}
          step={1}
          value={at}
          onKeyDown={(event) => {
            const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key]
            if (way === undefined) return
            event.preventDefault()
            seek(at + way * step)
          }}
          onChange={(event) => seek(Number(event.target.value))}
        />
        <small className={styles.ends}>
          <span>{format.dateTime(from)}</span>
          <span>{format.dateTime(to)}</span>
        </small>
      </div>
      <span role="status" className={styles.status}>
        {isLoading && t('past.loading')}
      </span>
      <div className={styles.buttons}>
        {items.length > 0 && (
          <Menu label={t('past.marks', { count: items.length })} sections={[{ id: 'marks', items }]}>
            <Flag size={14} aria-hidden="true" />
            {items.length}
          </Menu>
        )}
        <label className={styles.speed}>
          <span className="visually-hidden">{t('past.speed')}</span>
          <select value={speed} onChange={(event) => onSpeed(Number(event.target.value))}>
            {[...new Set([...SPEEDS, speed])]
              .sort((a, b) => a - b)
              .map((one) => (
                <option key={one} value={one}>
                  {t('past.times', { speed: one })}
                </option>
              ))}
          </select>
        </label>
        <Button onClick={onNow}>{t('past.now')}</Button>
      </div>
    </section>
  )
}
