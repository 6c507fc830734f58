import { useSegments } from '@/api/queries/segments'
import { segmentName } from '@/dashboard/filters/segment'
import { FlagRow, Section } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './retention.module.css'

/** As many as the server counts side by side. */
const MOST = 5

interface SegmentChoiceProps {
  /** By name, which says more in an address and an answer than an id. */
  chosen: readonly string[]
  onChange: (segments: readonly string[]) => void
}

/** Segments to see side by side; those of an address that are gone stay listed, so that they can be taken out. */
export function SegmentChoice({ chosen, onChange }: SegmentChoiceProps) {
  const t = useT()
  const { data } = useSegments()
  const known = data?.segments ?? []
  const gone = chosen.filter((id) => !known.some((one) => one.id === id || one.name === id))
  const all = [...known, ...gone.map((id) => ({ id, name: id, is_builtin: false }))]
  const isFull = chosen.length >= MOST
  if (all.length === 0) return null
  return (
    <Section title={t('retention.segments')}>
      <div className={styles.segments}>
        {all.map(({ id, name }) => {
          const own = chosen.find((one) => one === id || one === name)
          return (
            (own !== undefined || !isFull) && (
              <FlagRow
                key={id}
                label={segmentName({ id, name }, t)}
                value={own !== undefined}
                onChange={(isOn) => onChange(isOn ? [...chosen, name] : chosen.filter((one) => one !== own))}
              />
            )
          )
        })}
      </div>
    </Section>
  )
}
