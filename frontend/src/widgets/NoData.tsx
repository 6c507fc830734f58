import { ChartNoAxesColumn } from 'lucide-react'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'

/** What a chart shows that was given nothing it can draw. */
export function NoData() {
  const t = useT()
  return <EmptyState icon={<ChartNoAxesColumn size={20} aria-hidden="true" />} title={t('tile.empty')} />
}
