import { Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { errorText } from '@/api/error-text'
import { canEdit, useProject } from '@/api/project-context'
import { useDeleteSegment, useSaveSegment, type Rule, type Segment } from '@/api/queries/segments'
import { carriedUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import { isWhole, newRule } from './rule'
import { RuleBuilder } from './RuleBuilder'
import { KeptSize, RuleSize } from './Size'
import styles from './segments.module.css'

/** A segment to look at, and to change where that is possible; null is a new one. */
export function SegmentEditor({ segment }: { segment: Segment | null }) {
  const t = useT()
  const search = useSearch()
  const [, navigate] = useLocation()
  const isEditable = canEdit(useProject()) && segment?.is_builtin !== true
  const [name, setName] = useState(segment?.name ?? '')
  const [description, setDescription] = useState(segment?.description ?? '')
  const [rule, setRule] = useState<Rule>(segment?.rule ?? { and: [newRule('did')] })
  const save = useSaveSegment(segment?.id ?? null)
  const drop = useDeleteSegment()
  const whole = isWhole(rule)
  const title = segment ? segment.name : t('segments.new')
  const keep = () =>
    save.mutate(
      { name: name.trim(), description, rule },
      {
        onSuccess: (kept) => {
          toast(t('segments.saved', { name: kept.name }), 'positive')
          navigate(`/segments/${kept.id}${carriedUrl(search)}`)
        },
      },
    )
  const remove = () =>
    drop.mutate(segment!.id, {
      onSuccess: () => {
        toast(t('segments.deleted', { name: segment!.name }), 'positive')
        navigate(`/segments${carriedUrl(search)}`)
      },
    })
  const people = segment && (
    <Link className={styles.link} href={`/people?segment=${encodeURIComponent(segment.id)}`}>
      {t('segments.show')}
    </Link>
  )
  if (segment?.is_builtin)
    return (
      <Panel title={t(`segments.name.${segment.id}` as 'segments.name.all')} aside={people}>
        <p>{t(`segments.about.${segment.id}` as 'segments.about.all')}</p>
        <p className={styles.large}>
          <KeptSize id={segment.id} />
        </p>
      </Panel>
    )
  return (
    <Panel title={title} aside={people}>
      <fieldset className={styles.form} disabled={!isEditable}>
        <Field label={t('segments.called')} error={save.error ? errorText(save.error, t) : null}>
          {(control) => (
            <input
              {...control}
              value={name}
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('segments.description')}>
          {(control) => (
            <input
              {...control}
              value={description}
              maxLength={1_000}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <h3>{t('segments.rules')}</h3>
        <RuleBuilder rule={rule} onChange={setRule} />
      </fieldset>
      <RuleSize rule={whole ? rule : null} />
      {isEditable && (
        <div className={styles.actions}>
          <Button variant="primary" disabled={name.trim() === '' || !whole || save.isPending} onClick={keep}>
            <Save size={14} aria-hidden="true" />
            {t('segments.save')}
          </Button>
          {segment && (
            <Button variant="danger" disabled={drop.isPending} onClick={remove}>
              <Trash2 size={14} aria-hidden="true" />
              {t('segments.delete')}
            </Button>
          )}
        </div>
      )}
    </Panel>
  )
}
