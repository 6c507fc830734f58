import { useValueWriter } from '@/charts/core/use-value-writer'
import { Ring } from '@/charts/svg/Ring'
import { useFormat } from '@/format/use-format'
import { SliceChart, sliceMiddle } from '../category/SliceChart'
import type { Part } from '../category/use-parts'
import type { WidgetProps } from '../contract'
import { DEFAULTS, type DoughnutOptions } from './options'

export default function Doughnut(props: WidgetProps<DoughnutOptions>) {
  const { centre, centre_text, thickness } = { ...DEFAULTS, ...props.options }
  const write = useValueWriter(props.options)
  const format = useFormat()
  const hole = 1 - thickness / 100
  const middle = (parts: readonly Part[]) => {
    const whole = parts.reduce((sum, { value }) => sum + value, 0)
    const first = parts[0]
    if (centre === 'none' || !first) return {}
    if (centre === 'text') return { total: centre_text }
    if (centre === 'largest')
      return { total: format.number(first.value / whole, 'percent'), caption: centre_text || first.name }
    return { total: write.short(whole), caption: centre_text || props.answers[0]?.label }
  }
  return (
    <SliceChart
      {...props}
      draw={({ parts, ...drawn }) => <Ring {...drawn} {...middle(parts)} hole={hole} />}
      anchor={(parts, index, size) =>
        sliceMiddle(parts, index, size, Math.min(size.width, size.height) * 0.5 * (1 - thickness / 200))
      }
    />
  )
}
