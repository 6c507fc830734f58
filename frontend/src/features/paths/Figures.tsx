import { KpiRow, type Kpi } from '@/features/analysis'
import { useT } from '@/i18n'
import type { PathsAnswer } from './answer'

/** The walks in a few figures. */
export function Figures({ answer, previous }: { answer: PathsAnswer; previous: PathsAnswer | null }) {
  const t = useT()
  const { walks, nodes, paths, drop_offs } = answer
  const ended = nodes.reduce((sum, node) => sum + node.ended, 0)
  const [common] = paths
  const [drop] = drop_offs
  const items: Kpi[] = [
    { id: 'walks', label: t('paths.walks'), value: walks, previous: previous?.walks ?? null },
    {
      id: 'short',
      label: t('paths.short'),
      value: walks > 0 ? ended / walks : null,
      kind: 'percent',
      hint: t('paths.shortHint'),
    },
    ...(common
      ? [
          {
            id: 'common',
            label: t('paths.commonest'),
            value: common.share,
            kind: 'percent' as const,
            detail: common.names.join(' → '),
          },
        ]
      : []),
    ...(drop
      ? [
          {
            id: 'drop',
            label: t('paths.worst'),
            value: drop.count,
            detail: t('paths.at', { title: drop.name }),
          },
        ]
      : []),
  ]
  return <KpiRow label={t('nav.paths')} items={items} />
}
