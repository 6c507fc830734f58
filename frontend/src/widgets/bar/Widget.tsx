import { Bars } from '@/charts/svg/Bars'
import type { WidgetProps } from '../contract'
import { BarWidget } from './BarWidget'
import type { BarOptions } from './options'

export default function UprightBars(props: WidgetProps<BarOptions>) {
  return <BarWidget {...props} Chart={Bars} />
}
