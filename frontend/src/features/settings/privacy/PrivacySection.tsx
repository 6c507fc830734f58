import { ShieldCheck } from 'lucide-react'
import { may, useProject } from '@/api/project-context'
import { useErasures } from '@/api/queries/privacy'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import { Group } from '../Group'
import list from '../list.module.css'
import { Loaded } from '../Loaded'
import { EraseMany } from './EraseMany'
import { ErasureRow } from './ErasureRow'
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
        {mayRead ? <Erasures /> : <p className={list.note}>{t('privacy.adminsOnly')}</p>}
      </Group>
    </>
  )
}

function Erasures() {
  const t = useT()
  const nobody = (
    <EmptyState
      icon={<ShieldCheck size={20} aria-hidden="true" />}
      title={t('privacy.nobody')}
      detail={t('privacy.nobodyHint')}
    />
  )
  return (
    <Loaded title={t('privacy.erasures')} query={useErasures(true)} empty={nobody}>
      {(erasures) => (
        <ol className={list.list}>
          {erasures.map((erasure) => (
            <ErasureRow key={erasure.id} erasure={erasure} />
          ))}
        </ol>
      )}
    </Loaded>
  )
}
