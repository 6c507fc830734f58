import type { Backup } from '@/api/queries/backups'
import { Button } from '@/design/ui/Button'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { Dialog } from '@/design/ui/Dialog'
import { useT } from '@/i18n'
import styles from './backups.module.css'

/** How a backup is restored: on the server, into a new directory, with the server's own command. */
export function RestoreHelp({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const t = useT()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('backup.restore')}
      description={t('backup.restoreHint')}
      footer={<Button onClick={onClose}>{t('action.close')}</Button>}
    >
      <ol className={styles.steps}>
        <li>
          {t('backup.stepCheck')}
          <CodeBlock
            isWrapped
            code={`tidegauge restore ${backup.path} --check`}
            label={t('backup.stepCheck')}
          />
        </li>
        <li>{t('backup.stepSecret')}</li>
        <li>
          {t('backup.stepRestore')}
          <CodeBlock
            isWrapped
            code={`tidegauge restore ${backup.path} --data-dir restored`}
            label={t('backup.stepRestore')}
          />
        </li>
        <li>
          {t('backup.stepServe')}
          <CodeBlock isWrapped code="tidegauge serve --data-dir restored" label={t('backup.stepServe')} />
        </li>
      </ol>
    </Dialog>
  )
}
