import { Ring } from '@/charts/svg/Ring'
import { SliceChart, sliceMiddle } from '../category/SliceChart'
import type { SliceOptions } from '../category/slice-options'
import type { WidgetProps } from '../contract'

export default function Pie(props: WidgetProps<SliceOptions>) {
  return (
    <SliceChart
      {...props}
      draw={(drawn) => <Ring {...drawn} hole={0} />}
      anchor={(parts, index, size) =>
        sliceMiddle(parts, index, size, Math.min(size.width, size.height) * 0.33)
      }
    />
  )
}
