import { TriangleAlert } from 'lucide-react'
import type { PropertyName } from '@/api/queries/dictionary'
import { Badge } from '@/design/ui/Badge'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './schema.module.css'

/** The types that a property's values have; more than one is a conflict. */
export function Types({ name }: { name: PropertyName }) {
  const t = useT()
  const format = useFormat()
  const types = Object.entries(name.types).filter(([, share]) => share > 0)
  return (
    <span className={styles.types}>
      {types.map(([type, share]) => (
        <Badge key={type} tone={name.is_conflicting ? 'warning' : 'neutral'}>
          {type === 'text' || type === 'number' || type === 'bool' ? t(`schema.type.${type}`) : type}
          {types.length > 1 && ` ${format.number(share, 'percent')}`}
        </Badge>
      ))}
      {name.is_conflicting && (
        <span className={styles.conflict} title={t('schema.conflict')}>
          <TriangleAlert size={13} aria-hidden="true" />
          <span className="visually-hidden">{t('schema.conflict')}</span>
        </span>
      )}
    </span>
  )
}
