import { useMemo } from 'react'
import type { WidgetProps } from '../contract'
import { lookOf, type TimeOptions } from '../time/options'
import { TimeWidget } from '../time/TimeWidget'
import { useSettledLines } from '../time/use-lines'

/** A line with its area filled down to zero. */
export default function AreaWidget(props: WidgetProps<TimeOptions>) {
  const data = useSettledLines(props.answers, props.options)
  const look = useMemo(() => lookOf(props.options, { fill: 28, fromZero: true }), [props.options])
  return <TimeWidget {...props} data={data} look={look} />
}
