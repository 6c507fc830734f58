import { PolarArea as Wedges, polarRadius } from '@/charts/svg/PolarArea'
import { SliceChart } from '../category/SliceChart'
import type { WidgetProps } from '../contract'
import { DEFAULTS, type PolarAreaOptions } from './options'

export default function PolarArea(props: WidgetProps<PolarAreaOptions>) {
  const { show_grid } = { ...DEFAULTS, ...props.options }
  return (
    <SliceChart
      {...props}
      draw={(drawn) => <Wedges {...drawn} hasGrid={show_grid} />}
      anchor={(parts, index, size) => {
        const highest = Math.max(...parts.map(({ value }) => value))
        const outer = polarRadius(size, [])
        const angle = ((index + 0.5) / parts.length) * 2 * Math.PI - Math.PI / 2
        const distance = (parts[index]!.value / highest) * outer * 0.7
        return [size.width / 2 + Math.cos(angle) * distance, size.height / 2 + Math.sin(angle) * distance]
      }}
    />
  )
}
