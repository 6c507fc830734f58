import { useMemo } from 'react'
import type { WidgetProps } from '../contract'
import { lookOf, type TimeOptions } from '../time/options'
import { TimeWidget } from '../time/TimeWidget'
import { useSettledLines } from '../time/use-lines'

export default function LineWidget(props: WidgetProps<TimeOptions>) {
  const data = useSettledLines(props.answers, props.options)
  const look = useMemo(() => lookOf(props.options, { fill: 0, fromZero: false }), [props.options])
  return <TimeWidget {...props} data={data} look={look} />
}
