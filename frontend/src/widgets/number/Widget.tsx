import { thresholdColour, mappingOf, namedColour } from '@/charts/core/display'
import { useValueWriter, type ValueWriter } from '@/charts/core/use-value-writer'
import { textWidth } from '@/charts/core/text-width'
import { SparkBars } from '@/charts/svg/SparkBars'
import { Sparkline } from '@/charts/svg/Sparkline'
import { withAlpha } from '@/charts/core/alpha'
import { useChartTheme } from '@/design/settings'
import type { ChartTheme } from '@/design/themes'
import { classNames } from '@/design/ui/class-names'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { WidgetAnswer, WidgetProps } from '../contract'
import { Change } from '../kpi/Change'
import styles from './number.module.css'
import type { NumberOptions } from './options'
import { courseOf, headlineOf, previousOf, thinned } from './trend'

const GAP_PX = 16
const LEAST_SPARK_PX = 18
/** The course reaches into the padding of the tile. */
const SPARK_BLEED_PX = 6

/** One number (or a few side by side) with its course and how it has changed. */
export default function NumberWidget({ answers, options, width, height }: WidgetProps<NumberOptions>) {
  const writer = useValueWriter(options)
  const theme = useChartTheme()
  const each = (width - GAP_PX * (answers.length - 1)) / Math.max(1, answers.length)
  return (
    <div className={styles.numbers} style={{ width, height }}>
      {answers.map((answer) => (
        <One
          key={answer.id}
          {...{ answer, options, writer, theme, height }}
          width={each}
          isOneOfMany={answers.length > 1}
        />
      ))}
    </div>
  )
}

interface OneProps {
  answer: WidgetAnswer
  options: NumberOptions
  writer: ValueWriter
  theme: ChartTheme
  width: number
  height: number
  isOneOfMany: boolean
}

function One({ answer, options, writer, theme, width, height, isOneOfMany }: OneProps) {
  const t = useT()
  const format = useFormat()
  const value = headlineOf(answer)
  const before = previousOf(answer)
  const text = options.compact === false ? writer.exact(value) : writer.short(value)
  const tone = toneOf(value, options, theme)
  const hasChange = options.show_change !== false && before !== undefined
  const own = options.compare_text ?? ''
  const usual = t('widget.vsBefore', { value: writer.short(before) })
  const sub = hasChange ? (own === '' ? usual : own) : ''
  const fontSize = fontFor(text, hasChange ? width - 74 : width, height)
  const taken = fontSize * 1.2 + (sub ? 17 : 0) + (isOneOfMany ? 17 : 0) + (options.target ? 8 : 0) + 4
  const spark = {
    width: Math.max(0, Math.floor(width)),
    height: Math.max(0, Math.min(96, Math.floor(height - taken + SPARK_BLEED_PX))),
  }
  const style = options.sparkline ?? 'area'
  const hasSpark = style !== 'none' && spark.height >= LEAST_SPARK_PX
  const course = hasSpark ? thinned(courseOf(answer), spark.width) : []
  const colour = tone ?? theme.categorical[0]!
  const difference = value !== null && typeof before === 'number' ? value - before : null
  return (
    <div
      className={classNames(styles.number, options.colour === 'background' && tone && styles.tinted)}
      style={options.colour === 'background' && tone ? { background: withAlpha(tone, 0.14) } : undefined}
    >
      {isOneOfMany && <span className={styles.label}>{answer.label}</span>}
      <div className={styles.line}>
        <span
          className={styles.value}
          style={{ fontSize, color: options.colour === 'value' ? tone : undefined }}
          title={writer.exact(value)}
        >
          {text}
        </span>
        {hasChange && options.change_as !== 'difference' && (
          <Change now={value} before={before} goodWhen={options.good_when ?? 'up'} />
        )}
      </div>
      {sub && (
        <span className={styles.sub} title={sub}>
          {options.change_as && options.change_as !== 'percent' && difference !== null
            ? `${difference < 0 ? '−' : '+'}${writer.short(Math.abs(difference))} ${sub}`
            : sub}
        </span>
      )}
      {typeof options.target === 'number' && options.target !== 0 && value !== null && (
        <div
          className={styles.target}
          role="img"
          aria-label={t('widget.target', { share: format.number(value / options.target, 'percent') })}
          title={t('widget.target', { share: format.number(value / options.target, 'percent') })}
        >
          <div
            className={styles.reached}
            style={{
              width: `${Math.min(1, Math.max(0, value / options.target)) * 100}%`,
              background: colour,
            }}
          />
        </div>
      )}
      {hasSpark && course.length > 1 && (
        <div className={styles.spark} style={spark}>
          {style === 'bars' ? (
            <SparkBars values={course} colour={colour} size={spark} />
          ) : (
            <Sparkline values={course} colour={colour} size={spark} isLine={style === 'line'} />
          )}
        </div>
      )}
    </div>
  )
}

function toneOf(value: number | null, options: NumberOptions, theme: ChartTheme): string | undefined {
  if (value === null) return undefined
  const mapped = mappingOf(value, options)?.colour
  return mapped ? namedColour(mapped, theme) : thresholdColour(value, options, theme)
}

/** 20 to 64 px: as large as the tile has room for. */
function fontFor(text: string, width: number, height: number): number {
  const byWidth = width / Math.max(1, textWidth(text, 1) * 1.06)
  const byHeight = height < 110 ? 28 : height * 0.3
  return Math.round(Math.max(18, Math.min(64, byWidth, byHeight)))
}
