import { Puzzle } from 'lucide-react'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { DEFAULTS, type CustomOptions } from './options'
import { PluginFrame } from './PluginFrame'

/** A plug-in's own drawing, in a frame that can reach nothing but what it is handed. */
export default function Custom(props: WidgetProps<CustomOptions>) {
  const { plugin } = { ...DEFAULTS, ...props.options }
  const t = useT()
  if (!/^[a-z0-9-]{1,64}$/.test(plugin))
    return <EmptyState icon={<Puzzle size={20} aria-hidden="true" />} title={t('custom.choose')} />
  // Another plug-in is another frame with another state.
  return <PluginFrame key={plugin} {...props} plugin={plugin} />
}
