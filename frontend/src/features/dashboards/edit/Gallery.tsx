import { useState } from 'react'
import { useOfferedKinds } from '@/api/queries/dashboards'
import { glyphOf } from '@/dashboard/glyph'
import { Dialog } from '@/design/ui/Dialog'
import { useT } from '@/i18n'
import type { WidgetKind } from '@/widgets/contract'
import { WIDGETS } from '@/widgets/registry'
import styles from './edit.module.css'

interface GalleryProps {
  onAdd: (kind: WidgetKind) => void
  onClose: () => void
}

/** Kinds that need a part of the server that it may not have: shown once it says so. */
const NOT_SURE = new Set(['alert_list'])

/** Every kind of widget with a picture; a click adds it. */
export function Gallery({ onAdd, onClose }: GalleryProps) {
  const t = useT()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const offered = useOfferedKinds()
  const shown = WIDGETS.filter(
    (kind) =>
      (offered?.includes(kind.kind) ?? !NOT_SURE.has(kind.kind)) &&
      `${t(kind.label)} ${t(kind.description)}`.toLowerCase().includes(wanted),
  )
  return (
    <Dialog isOpen size="wide" onClose={onClose} title={t('edit.add')}>
      <input
        type="search"
        className={styles.input}
        aria-label={t('edit.searchKinds')}
        placeholder={t('edit.searchKinds')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className={styles.kinds}>
        {shown.map((kind, index) => (
          <li key={kind.kind}>
            <button type="button" onClick={() => onAdd(kind)}>
              <Picture kind={kind.kind} tone={index % 5} />
              <b>{t(kind.label)}</b>
              <small>{t(kind.description)}</small>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function Picture({ kind, tone }: { kind: string; tone: number }) {
  const { fill, stroke } = glyphOf(kind)
  return (
    <svg viewBox="-0.1 -0.1 1.2 1.2" data-tone={tone} aria-hidden="true">
      {fill && <path d={fill} className={styles.fill} />}
      {stroke && <path d={stroke} className={styles.stroke} vectorEffect="non-scaling-stroke" />}
    </svg>
  )
}
