import type { WidgetProps } from '../contract'
import type { ScatterOptions } from './options'
import { PointChart } from './PointChart'

export default function Scatter(props: WidgetProps<ScatterOptions>) {
  return <PointChart {...props} />
}
