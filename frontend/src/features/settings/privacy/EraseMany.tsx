import { Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { errorText } from '@/api/error-text'
import { useEraseMany } from '@/api/queries/privacy'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { FormDialog } from '@/design/ui/FormDialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

const MOST = 10_000

/** How a table's first line names its column of ids: nobody's id. */
const HEADING = /^"?(user_?id|id)"?$/i

/** The ids of a file, one a line, below a heading or not. */
export function idsOf(text: string): string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  return [...new Set(HEADING.test(lines[0] ?? '') ? lines.slice(1) : lines)]
}

/** Erases everybody whose id is in a file, once their number is typed. */
export function EraseMany() {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [ids, setIds] = useState<readonly string[] | null>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    const found = idsOf(await file.text())
    if (found.length === 0 || found.length > MOST)
      toast(t('privacy.manyRange', { most: MOST, count: found.length }), 'negative')
    else setIds(found)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".txt,.csv,text/plain"
        hidden
        aria-label={t('privacy.manyFile')}
        onChange={(event) => {
          void read(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <Upload size={15} aria-hidden="true" />
        {t('privacy.many')}
      </Button>
      {ids && <Confirm ids={ids} onClose={() => setIds(null)} />}
    </>
  )
}

function Confirm({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const t = useT()
  const erase = useEraseMany()
  const [typed, setTyped] = useState('')
  const isSure = typed.trim() === String(ids.length)
  const submit = () => {
    erase.mutate(ids, {
      onSuccess: ({ people, unknown }) => {
        toast(
          unknown
            ? `${t('privacy.manyBegun', { count: people })} ${t('privacy.manyUnknown', { count: unknown })}`
            : t('privacy.manyBegun', { count: people }),
          'info',
        )
        onClose()
      },
    })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('privacy.manyTitle', { count: ids.length })}
      description={t('privacy.manyHint')}
      submit={t('privacy.manyErase')}
      isReady={isSure}
      isPending={erase.isPending}
      variant="danger"
      onSubmit={submit}
    >
      <Field
        label={t('privacy.manyType', { count: ids.length })}
        hint={ids.slice(0, 3).join(', ') + (ids.length > 3 ? ', …' : '')}
        error={erase.error && errorText(erase.error, t)}
      >
        {(control) => (
          <input
            {...control}
            value={typed}
            inputMode="numeric"
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
