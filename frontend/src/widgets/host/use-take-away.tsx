import { ClipboardCopy, FileDown, FileSpreadsheet, ImageDown } from 'lucide-react'
import { useContext } from 'react'
import { ProjectContext } from '@/api/project-context'
import type { MenuSection } from '@/design/ui/Menu'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { TakeAway, type Shown } from './take-away'

const tools = () => import('@/export/widget-export')

/** The part of a widget's menu that takes its picture or data along; none outside of a widget. Without a question there is no data. */
export function useTakeAway(hasQuestion: boolean): readonly MenuSection[] {
  const t = useT()
  const shownNow = useContext(TakeAway)
  const project = useContext(ProjectContext)
  if (!shownNow) return []
  const attempt = async (
    work: (shown: Shown, now: Awaited<ReturnType<typeof tools>>) => Promise<string | null>,
  ) => {
    try {
      const text = await work(shownNow(), await tools())
      if (text !== null) toast(text)
    } catch (error) {
      toast(`${t('export.failed')}: ${error instanceof Error ? error.message : String(error)}`, 'negative')
    }
  }
  const table = ({ kind, answers, options }: Shown, { tableOf }: Awaited<ReturnType<typeof tools>>) =>
    tableOf(kind, answers ?? [], options)
  const items = [
    {
      id: 'png',
      label: t('export.png'),
      icon: <ImageDown size={14} aria-hidden="true" />,
      onSelect: () =>
        void attempt(async (shown, { downloadPng }) => {
          if (shown.frameRef.current) await downloadPng(shown.frameRef.current, shown.title)
          return null
        }),
    },
    {
      id: 'csv',
      label: t('export.csv'),
      icon: <FileDown size={14} aria-hidden="true" />,
      onSelect: () =>
        void attempt((shown, now) => {
          now.downloadCsv(table(shown, now), shown.title)
          return Promise.resolve(null)
        }),
    },
    ...(project
      ? [
          {
            id: 'xlsx',
            label: t('export.xlsx'),
            icon: <FileSpreadsheet size={14} aria-hidden="true" />,
            onSelect: () =>
              void attempt(async (shown, now) => {
                await now.downloadXlsx(table(shown, now), shown.title, project.id)
                return null
              }),
          },
        ]
      : []),
    {
      id: 'copy',
      label: t('export.copyTable'),
      icon: <ClipboardCopy size={14} aria-hidden="true" />,
      onSelect: () =>
        void attempt(async (shown, now) => {
          const data = table(shown, now)
          await now.copyTable(data)
          return t('export.copied', { count: data.rows.length })
        }),
    },
  ]
  return [{ id: 'take', items: hasQuestion ? items : items.slice(0, 1) }]
}
