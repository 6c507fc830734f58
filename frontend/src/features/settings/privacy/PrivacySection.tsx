import { ShieldCheck } from 'lucide-react'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useErasures } from '@/api/queries/privacy'
import { EmptyState } from '@/design/ui/EmptyState'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { Group } from '../Group'
import { EraseMany } from './EraseMany'
import { ErasureRow } from './ErasureRow'
import styles from './privacy.module.css'
import { KeysGroup } from './rules/KeysGroup'
import { RulesGroup } from './rules/RulesGroup'
import { SuggestionsGroup } from './rules/SuggestionsGroup'

/** What happens to personal data before it is stored, and who was erased, without saying who. */
export default function PrivacySection() {
  const t = useT()
  const mayRead = may(useProject(), 'privacy')
  return (
    <>
      {mayRead && (
        <>
          <RulesGroup />
          <SuggestionsGroup />
          <KeysGroup />
        </>
      )}
      <Group title={t('privacy.erasures')} hint={t('privacy.erasuresHint')} action={mayRead && <EraseMany />}>
        {mayRead ? <Erasures /> : <p className={styles.note}>{t('privacy.adminsOnly')}</p>}
      </Group>
    </>
  )
}

function Erasures() {
  const t = useT()
  const found = useErasures(true)
  if (found.isLoadingError)
    return (
      <ErrorState
        message={errorText(found.error, t)}
        requestId={found.error instanceof ApiError ? found.error.requestId : null}
        onRetry={() => void found.refetch()}
      />
    )
  if (!found.data)
    return (
      <div className={styles.waiting}>
        <Skeleton shape="list" label={t('tile.loading', { title: t('privacy.erasures') })} />
      </div>
    )
  if (found.data.length === 0)
    return (
      <div className={styles.waiting}>
        <EmptyState
          icon={<ShieldCheck size={20} aria-hidden="true" />}
          title={t('privacy.nobody')}
          detail={t('privacy.nobodyHint')}
        />
      </div>
    )
  return (
    <ol className={styles.list}>
      {found.data.map((erasure) => (
        <ErasureRow key={erasure.id} erasure={erasure} />
      ))}
    </ol>
  )
}
