import { Download } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { personFile } from '@/api/queries/privacy'
import { Button } from '@/design/ui/Button'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

/** Takes everything of the person along; the browser gets the file from the server as it is written, however long it is. */
export function PersonFile({ person }: { person: string }) {
  const t = useT()
  const project = useProject().id
  const [isBusy, setIsBusy] = useState(false)
  const save = async () => {
    setIsBusy(true)
    try {
      const link = document.createElement('a')
      link.href = await personFile(project, person)
      link.download = `person-${person}.zip`
      link.click()
    } catch (error) {
      if (!(error instanceof Error)) throw error
      toast(errorText(error, t), 'negative')
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Button disabled={isBusy} onClick={() => void save()}>
      <Download size={14} aria-hidden="true" />
      {t('people.export')}
    </Button>
  )
}
