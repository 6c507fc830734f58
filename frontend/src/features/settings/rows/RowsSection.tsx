import { EyeOff, Plus } from 'lucide-react'
import { useState } from 'react'
import { may, useProject } from '@/api/project-context'
import { useRowRules, type SavedRowRule } from '@/api/queries/row-rules'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import { Group } from '../Group'
import list from '../list.module.css'
import { Loaded } from '../Loaded'
import { RowRuleDialog } from './RowRuleDialog'
import { RowRuleList } from './RowRuleList'
import { SeenAs } from './SeenAs'

/** Which events are there for whom. */
export default function RowsSection() {
  const t = useT()
  const mayChange = may(useProject(), 'manage_project')
  const [open, setOpen] = useState<SavedRowRule | 'new' | null>(null)
  return (
    <>
      <Group
        title={t('rows.title')}
        hint={t('rows.hint')}
        action={
          mayChange && (
            <Button onClick={() => setOpen('new')}>
              <Plus size={15} aria-hidden="true" />
              {t('rows.add')}
            </Button>
          )
        }
      >
        {mayChange ? <Rules onChange={setOpen} /> : <p className={list.note}>{t('rows.adminsOnly')}</p>}
        {open && <RowRuleDialog saved={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      </Group>
      {mayChange && <SeenAs />}
    </>
  )
}

function Rules({ onChange }: { onChange: (rule: SavedRowRule) => void }) {
  const t = useT()
  const none = (
    <EmptyState
      icon={<EyeOff size={20} aria-hidden="true" />}
      title={t('rows.none')}
      detail={t('rows.noneHint')}
    />
  )
  return (
    <Loaded title={t('rows.title')} query={useRowRules(true)} empty={none}>
      {(rules) => <RowRuleList rules={rules} onChange={onChange} />}
    </Loaded>
  )
}
