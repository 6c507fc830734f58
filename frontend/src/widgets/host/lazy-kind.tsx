import { loadable, type Loadable } from '@/design/ui/loadable'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import type { WidgetKind, WidgetProps } from '../contract'

const made = new Map<string, Loadable<WidgetProps>>()

function Waiting({ title }: { title: string }) {
  const t = useT()
  return <Skeleton shape="block" label={t('tile.loading', { title })} />
}

/** The component of a kind; its code is loaded when it is first drawn, or before by `preload`. */
export function lazyKind(kind: WidgetKind): Loadable<WidgetProps> {
  let component = made.get(kind.kind)
  if (!component)
    made.set(kind.kind, (component = loadable(kind.load, ({ title }) => <Waiting title={title} />)))
  return component
}
