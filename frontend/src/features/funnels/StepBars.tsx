import { useMemo, type CSSProperties } from 'react'
import { Legend } from '@/charts/core/Legend'
import { assignSlots } from '@/design/colour'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { FunnelAnswer } from './answer'
import { barsOf, type Bar, type StepBars as StepOfBars } from './bars'
import styles from './funnels.module.css'
import { useStepTitle } from './use-step-title'

export type Outcome = 'converted' | 'dropped'

interface StepBarsProps {
  answer: FunnelAnswer
  /** The field of the breakdown; empty without one. */
  breakdown: string
  onPick: (title: string, place: number, outcome: Outcome, bar: Bar) => void
}

/** Every step with who got there and who stopped before; each part of a bar lists its people. */
export function StepBars({ answer, breakdown, onPick }: StepBarsProps) {
  const t = useT()
  const theme = useChartTheme()
  const steps = useMemo(() => barsOf(answer), [answer])
  const format = useFormat()
  const groups = steps[0]?.bars ?? []
  const last = new Map(steps.at(-1)?.bars.map(({ value, share }) => [value, share]))
  const named = groups.filter(({ value, isOther }) => value !== null && !isOther)
  const slots = assignSlots(
    breakdown,
    named.map(({ value }) => value!),
  )
  const colourOf = ({ value, isOther }: Bar) =>
    isOther ? theme.text3 : theme.categorical[value === null ? 0 : slots.get(value)!]!
  const nameOf = ({ value, isOther }: Bar) =>
    value === null ? '' : isOther ? t('funnels.otherValues') : value === '' ? t('tile.unknown') : value
  return (
    <div className={styles.funnel}>
      {groups.length > 1 && (
        <Legend
          items={groups.map((one) => ({
            label: nameOf(one),
            colour: colourOf(one),
            value: format.number(last.get(one.value), 'percent'),
          }))}
        />
      )}
      <ol className={styles.steps} aria-label={t('funnels.chart')}>
        {steps.map((one) => (
          <Step key={one.place} {...{ one, answer, colourOf, nameOf, onPick }} />
        ))}
      </ol>
    </div>
  )
}

interface StepProps {
  one: StepOfBars
  answer: FunnelAnswer
  colourOf: (bar: Bar) => string
  nameOf: (bar: Bar) => string
  onPick: StepBarsProps['onPick']
}

function Step({ one, answer, colourOf, nameOf, onPick }: StepProps) {
  const t = useT()
  const format = useFormat()
  const title = useStepTitle(answer)(one.place)
  const { step } = one
  return (
    <li className={styles.step}>
      <header>
        <span className={styles.place} aria-hidden="true">
          {one.place}
        </span>
        <b title={title}>{title}</b>
      </header>
      <div className={styles.bars}>
        {one.bars.map((bar) => (
          <BarParts
            key={`${bar.isOther} ${bar.value ?? ''}`}
            {...{ bar, title }}
            name={nameOf(bar)}
            colour={colourOf(bar)}
            onPick={(text, outcome) => onPick(text, one.place, outcome, bar)}
          />
        ))}
      </div>
      <footer>
        <span className={styles.count}>
          {t('funnels.peopleCount', { count: step.count })}
          <em>{format.number(step.conversion_from_start, 'percent')}</em>
        </span>
        {one.place > 1 && (
          <>
            <span>
              {t('funnels.fromPrevious', {
                share: format.number(step.conversion_from_previous, 'percent'),
              })}
            </span>
            <span>{t('funnels.stopped', { count: step.dropped })}</span>
            {step.median_seconds_from_previous !== null && (
              <span>
                {t('funnels.medianOf', {
                  time: format.number(step.median_seconds_from_previous * 1_000, 'duration'),
                })}
              </span>
            )}
          </>
        )}
      </footer>
    </li>
  )
}

interface BarPartsProps {
  bar: Bar
  title: string
  name: string
  colour: string
  onPick: (title: string, outcome: Outcome) => void
}

function BarParts({ bar, title, name, colour, onPick }: BarPartsProps) {
  const t = useT()
  const format = useFormat()
  const of = name === '' ? title : `${title}, ${name}`
  const got = t('funnels.gotTo', { title: of })
  const lost = t('funnels.stoppedBefore', { title: of })
  const text = (label: string, count: number, share: number) =>
    `${label}: ${format.exact(count)} (${format.number(share, 'percent')})`
  const style = { '--share': bar.share, '--lost': bar.lost, '--colour': colour } as CSSProperties
  return (
    <div className={styles.bar} style={style}>
      {bar.count > 0 && (
        <button
          type="button"
          className={styles.got}
          aria-label={text(got, bar.count, bar.share)}
          title={text(got, bar.count, bar.share)}
          onClick={() => onPick(got, 'converted')}
        />
      )}
      {bar.dropped > 0 && (
        <button
          type="button"
          className={styles.lost}
          aria-label={text(lost, bar.dropped, bar.lost)}
          title={text(lost, bar.dropped, bar.lost)}
          onClick={() => onPick(lost, 'dropped')}
        />
      )}
    </div>
  )
}
