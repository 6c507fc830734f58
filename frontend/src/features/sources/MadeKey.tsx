import type { ApiKey } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { Dialog } from '@/design/ui/Dialog'
import { useT } from '@/i18n'

interface MadeKeyProps {
  made: ApiKey
  isOpen: boolean
  onClose: () => void
}

/** Shows a key that was just made, to be copied: for a read key this is the only time. */
export function MadeKey({ made, isOpen, onClose }: MadeKeyProps) {
  const t = useT()
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('sources.createdTitle')}
      description={made.kind === 'read' ? t('sources.createdHint') : t('firstRun.keyHint')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('sources.done')}
        </Button>
      }
    >
      <CodeBlock code={made.key ?? ''} label={made.name} />
    </Dialog>
  )
}
