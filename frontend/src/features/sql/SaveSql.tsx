import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useSaveSql, type SavedSql } from '@/api/queries/sql'
import { NameDialog } from '@/design/ui/NameDialog'
import { Segmented } from '@/design/ui/Segmented'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import styles from './sql.module.css'

interface SaveSqlProps {
  query: string
  /** The one that is open: one's own is changed, unless it gets another name. */
  saved: SavedSql | null
  onSaved: (saved: SavedSql) => void
  onClose: () => void
}

/** Keeps the statement under a name, for oneself or for the project. */
export function SaveSql({ query, saved, onSaved, onClose }: SaveSqlProps) {
  const t = useT()
  const save = useSaveSql()
  const [name, setName] = useState(saved?.name ?? '')
  const [shared, setShared] = useState(saved?.shared ?? false)
  const isSame = saved?.is_mine === true && saved.name === name.trim()
  return (
    <NameDialog
      isOpen
      onClose={onClose}
      title={t('sql.save')}
      label={t('sources.name')}
      hint={isSame ? t('sql.replaces') : t('sql.nameHint')}
      name={name}
      onName={setName}
      error={save.error ? errorText(save.error, t) : null}
      isPending={save.isPending}
      onCreate={(given) =>
        save.mutate(
          { id: isSame ? saved.id : null, text: { name: given, query, shared } },
          {
            onSuccess: (made) => {
              onSaved(made)
              onClose()
              toast(t('sql.saved', { name: made.name }))
            },
          },
        )
      }
    >
      <div className={styles.shared}>
        <Segmented
          label={t('sql.for')}
          value={shared ? 'all' : 'me'}
          options={[
            { value: 'me', label: t('sql.forMe') },
            { value: 'all', label: t('sql.forAll') },
          ]}
          onChange={(value) => setShared(value === 'all')}
        />
      </div>
    </NameDialog>
  )
}
