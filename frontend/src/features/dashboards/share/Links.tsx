import { KeyRound, Link2, Trash2 } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import type { PublicLink } from '@/api/dashboard'
import { errorText } from '@/api/error-text'
import { useCreateLink, useDeleteLink, useLinks } from '@/api/queries/sharing'
import { Button } from '@/design/ui/Button'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { Field } from '@/design/ui/Field'
import { IconButton } from '@/design/ui/IconButton'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { embedCode, expiryAt, EXPIRIES, originsOf, shareUrl, type Expiry } from './link'
import styles from './share.module.css'

/** Links for people without a login, or code that shows the dashboard in another site. */
export function Links({ id, isEmbed }: { id: string; isEmbed: boolean }) {
  const t = useT()
  const links = useLinks(id, true)
  const create = useCreateLink(id)
  const remove = useDeleteLink(id)
  const shown = links.data?.filter((link) => link.is_embed === isEmbed) ?? []
  const made = create.data
  const url = made ? shareUrl(made, location.origin) : ''
  return (
    <div className={styles.page}>
      <p className={styles.hint}>{t(isEmbed ? 'share.embedHint' : 'share.linkHint')}</p>
      {made ? (
        <>
          <CodeBlock
            code={isEmbed ? embedCode(url) : url}
            label={t(isEmbed ? 'share.embedCode' : 'sharing.public')}
          />
          <p className={styles.hint}>{t('share.once')}</p>
        </>
      ) : (
        <NewLinkForm
          isEmbed={isEmbed}
          isPending={create.isPending}
          error={create.error}
          onCreate={(body) => create.mutate({ ...body, ...(isEmbed ? { is_embed: true } : {}) })}
        />
      )}
      {links.isError && <p className={styles.fault}>{errorText(links.error, t)}</p>}
      <ul className={styles.list}>
        {shown.map((link) => (
          <LinkRow
            key={link.id}
            link={link}
            onRemove={() =>
              remove.mutate(link.id, { onError: (error) => toast(errorText(error, t), 'negative') })
            }
          />
        ))}
      </ul>
    </div>
  )
}

function LinkRow({ link, onRemove }: { link: PublicLink; onRemove: () => void }) {
  const t = useT()
  const format = useFormat()
  return (
    <li>
      {link.has_password ? <KeyRound size={15} aria-hidden="true" /> : <Link2 size={15} aria-hidden="true" />}
      <span className={styles.who}>
        <b>{link.has_password ? t('share.withPassword') : t('share.open')}</b>
        <small>
          {link.expires_at
            ? t('share.until', { time: format.dateTime(link.expires_at) })
            : t('share.forever')}
        </small>
      </span>
      <IconButton label={t('share.revoke')} isSmall onClick={onRemove}>
        <Trash2 size={14} aria-hidden="true" />
      </IconButton>
    </li>
  )
}

interface NewLinkFormProps {
  isEmbed: boolean
  isPending: boolean
  error: Error | null
  onCreate: (body: {
    expires_at?: string
    password?: string
    allow_filters: boolean
    allowed_origins?: string[]
  }) => void
}

function NewLinkForm({ isEmbed, isPending, error, onCreate }: NewLinkFormProps) {
  const t = useT()
  const [expiry, setExpiry] = useState<Expiry>('month')
  const [password, setPassword] = useState('')
  const [hasFilters, setHasFilters] = useState(true)
  const [origins, setOrigins] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const expires_at = expiryAt(expiry, new Date())
    onCreate({
      ...(expires_at ? { expires_at } : {}),
      ...(password ? { password } : {}),
      allow_filters: hasFilters,
      ...(isEmbed ? { allowed_origins: originsOf(origins) } : {}),
    })
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      {isEmbed && (
        <Field label={t('share.origins')} hint={t('share.originsHint')}>
          {(control) => (
            <input
              {...control}
              required
              value={origins}
              placeholder="https://example.com"
              onChange={(event) => setOrigins(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label={t('share.expires')}>
        {(control) => (
          <select {...control} value={expiry} onChange={(event) => setExpiry(event.target.value as Expiry)}>
            {EXPIRIES.map((value) => (
              <option key={value} value={value}>
                {t(`share.expiry.${value}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t('login.password')}
        hint={t('share.passwordHint')}
        error={error ? errorText(error, t) : null}
      >
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="new-password"
            value={password}
            maxLength={200}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={hasFilters}
          onChange={(event) => setHasFilters(event.target.checked)}
        />
        {t('share.allowFilters')}
      </label>
      <Button variant="primary" type="submit" disabled={isPending}>
        {t(isEmbed ? 'share.makeEmbed' : 'share.makeLink')}
      </Button>
    </form>
  )
}
