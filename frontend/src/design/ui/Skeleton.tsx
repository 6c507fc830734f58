import styles from './Skeleton.module.css'

export type SkeletonShape = 'number' | 'line' | 'bars' | 'list' | 'ring' | 'block'

const PIECES: Record<SkeletonShape, number> = { number: 2, line: 1, bars: 12, list: 6, ring: 1, block: 1 }

/** The outline of what is coming, in its own shape; appears after 150 ms so that a quick answer never flashes. */
export function Skeleton({ shape, label }: { shape: SkeletonShape; label: string }) {
  return (
    <div className={styles.skeleton} data-shape={shape} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: PIECES[shape] }, (_, index) => (
        <span key={index} className={styles.piece} aria-hidden="true" />
      ))}
    </div>
  )
}
