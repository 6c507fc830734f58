import { Download } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { auditFile, type AuditChoice } from '@/api/queries/audit'
import { Button } from '@/design/ui/Button'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import styles from './audit.module.css'

const FORMATS = { csv: 'CSV', ndjson: 'NDJSON' } as const

/** Takes everything that fits along; the browser gets the file from the server as it is written, however long it is. */
export function AuditExport({ choice }: { choice: AuditChoice }) {
  const t = useT()
  const project = useProject().id
  const [isBusy, setIsBusy] = useState(false)
  const save = async (format: keyof typeof FORMATS) => {
    setIsBusy(true)
    try {
      const link = document.createElement('a')
      link.href = await auditFile(project, choice, format)
      link.download = `audit.${format}`
      link.click()
    } catch (error) {
      if (!(error instanceof Error)) throw error
      toast(errorText(error, t), 'negative')
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <span className={styles.export}>
      {(['csv', 'ndjson'] as const).map((format) => (
        <Button
          key={format}
          disabled={isBusy}
          aria-label={t('audit.export', { format: FORMATS[format] })}
          onClick={() => void save(format)}
        >
          <Download size={14} aria-hidden="true" />
          {FORMATS[format]}
        </Button>
      ))}
    </span>
  )
}
