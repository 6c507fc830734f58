import { Pencil } from 'lucide-react'
import { useId, useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { usePutNote, type NameKind, type Note } from '@/api/queries/dictionary'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import styles from './schema.module.css'

interface NameNotesProps {
  kind: NameKind
  name: Note & { name: string }
}

/** What people say of a name; those who may edit can change it. */
export function NameNotes({ kind, name }: NameNotesProps) {
  const t = useT()
  const mayEdit = may(useProject(), 'edit')
  const [isEditing, setIsEditing] = useState(false)
  const isEmpty = name.description === '' && name.owner === '' && name.tags.length === 0 && !name.hidden
  return (
    <section className={styles.notes} aria-label={t('schema.notes')}>
      <header>
        <h3 className={styles.heading}>{t('schema.notes')}</h3>
        {mayEdit && !isEditing && (
          <Button variant="ghost" onClick={() => setIsEditing(true)}>
            <Pencil size={13} aria-hidden="true" />
            {t(isEmpty ? 'schema.describe' : 'schema.edit')}
          </Button>
        )}
      </header>
      {isEditing ? (
        <NoteForm kind={kind} name={name} onDone={() => setIsEditing(false)} />
      ) : isEmpty ? (
        <p className={styles.note}>{t('schema.noNotes')}</p>
      ) : (
        <>
          {name.description && <p className={styles.description}>{name.description}</p>}
          {name.owner && <p className={styles.note}>{t('schema.ownedBy', { name: name.owner })}</p>}
          <div className={styles.tags}>
            {name.hidden && <Badge tone="warning">{t('schema.hidden')}</Badge>}
            {name.tags.map((tag) => (
              <Badge key={tag}>{tag}</Badge>
            ))}
          </div>
        </>
      )}
    </section>
  )
}

function NoteForm({ kind, name, onDone }: NameNotesProps & { onDone: () => void }) {
  const t = useT()
  const id = useId()
  const put = usePutNote()
  const [description, setDescription] = useState(name.description)
  const [owner, setOwner] = useState(name.owner)
  const [tags, setTags] = useState(name.tags.join(', '))
  const [hidden, setHidden] = useState(name.hidden)
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const listed = tags.split(',').flatMap((tag) => tag.trim() || [])
    put.mutate(
      { kind, name: name.name, note: { description, owner, hidden, tags: listed } },
      {
        onSuccess: () => {
          toast(t('schema.saved', { name: name.name }))
          onDone()
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={save}>
      <Field label={t('edit.description')} error={put.error ? errorText(put.error, t) : null}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={2000}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('schema.owner')}>
        {(control) => (
          <input
            {...control}
            maxLength={200}
            value={owner}
            onChange={(event) => setOwner(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('field.tags')} hint={t('schema.tagsHint')}>
        {(control) => (
          <input
            {...control}
            maxLength={1000}
            value={tags}
            onChange={(event) => setTags(event.target.value)}
          />
        )}
      </Field>
      <label className={styles.check} htmlFor={`${id}-hidden`}>
        <input
          id={`${id}-hidden`}
          type="checkbox"
          checked={hidden}
          onChange={(event) => setHidden(event.target.checked)}
        />
        {t('schema.hide')}
      </label>
      <div className={styles.actions}>
        <Button variant="primary" type="submit" disabled={put.isPending}>
          {t('schema.save')}
        </Button>
        <Button onClick={onDone}>{t('action.cancel')}</Button>
      </div>
    </form>
  )
}
