import { Download } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { allPeople, MOST_EXPORTED, type PeopleChoice, type PersonRow } from '@/api/queries/people'
import { Button } from '@/design/ui/Button'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

const COLUMNS = [
  'user_id',
  'anonymous_id',
  'email',
  'name',
  'country',
  'device',
  'first_seen',
  'last_seen',
  'events',
  'orders',
  'revenue',
] as const satisfies readonly (keyof PersonRow)[]

/** Takes the people of the list along as CSV, as many as there are up to a limit. */
export function PeopleExport({ choice }: { choice: PeopleChoice }) {
  const t = useT()
  const project = useProject().id
  const [isBusy, setIsBusy] = useState(false)
  const save = async () => {
    setIsBusy(true)
    try {
      const [{ toCsv }, { download, fileName }, found] = await Promise.all([
        import('@/export/csv'),
        import('@/export/download'),
        allPeople(project, choice),
      ])
      const rows = found.people.map((person) => COLUMNS.map((column) => person[column]))
      const csv = toCsv({ columns: [...COLUMNS], rows })
      download(new Blob([csv], { type: 'text/csv;charset=utf-8' }), fileName(t('nav.people'), 'csv'))
      if (found.isCut) toast(t('people.cut', { count: MOST_EXPORTED }), 'info')
    } catch (error) {
      if (!(error instanceof Error)) throw error
      toast(errorText(error, t), 'negative')
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Button disabled={isBusy} aria-label={t('export.csv')} onClick={() => void save()}>
      <Download size={14} aria-hidden="true" />
      CSV
    </Button>
  )
}
