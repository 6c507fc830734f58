import type { WidgetProps } from '../contract'
import { PointChart } from '../scatter/PointChart'
import { DEFAULTS, type BubbleOptions } from './options'

export default function Bubble(props: WidgetProps<BubbleOptions>) {
  const options = { ...DEFAULTS, ...props.options }
  return (
    <PointChart
      {...props}
      options={options}
      bubble={{ size: options.size, unit: options.size_unit, maxRadius: options.max_radius }}
    />
  )
}
