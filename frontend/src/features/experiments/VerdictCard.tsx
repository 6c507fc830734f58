import { CircleCheck, CircleMinus, CircleX, Hourglass, TriangleAlert, type LucideIcon } from 'lucide-react'
import { Card } from '@/design/ui/Card'
import type { Tone } from '@/design/ui/Badge'
import { useT } from '@/i18n'
import type { ExperimentAnswer } from './answer'
import styles from './experiments.module.css'
import { useLift } from './use-lift'
import { verdictOf, type Outcome, type Verdict } from './verdict'

export const TONES: Record<Outcome, Tone> = {
  better: 'positive',
  worse: 'negative',
  early: 'warning',
  same: 'neutral',
  waiting: 'info',
}

const ICONS: Record<Verdict['kind'], LucideIcon> = {
  better: CircleCheck,
  worse: CircleX,
  early: TriangleAlert,
  same: CircleMinus,
  waiting: Hourglass,
  mismatch: TriangleAlert,
  alone: CircleMinus,
}

/** What the numbers come to, in plain words, before any of them. */
export function VerdictCard({ answer, confidence }: { answer: ExperimentAnswer; confidence: number }) {
  const t = useT()
  const lift = useLift()
  const verdict = verdictOf(answer, confidence)
  const Icon = ICONS[verdict.kind]
  const tone =
    verdict.kind === 'mismatch' ? 'negative' : verdict.kind === 'alone' ? 'neutral' : TONES[verdict.kind]
  return (
    <Card className={styles.verdict} data-tone={tone} aria-label={t('experiments.verdict')}>
      <Icon size={20} aria-hidden="true" />
      {'variant' in verdict ? (
        <Words {...{ verdict, lift }} />
      ) : (
        <>
          <h2>{t(`experiments.says.${verdict.kind}`)}</h2>
          <p>{t(`experiments.says.${verdict.kind}Detail`)}</p>
        </>
      )}
    </Card>
  )
}

interface WordsProps {
  verdict: Extract<Verdict, { variant: unknown }>
  lift: ReturnType<typeof useLift>
}

function Words({ verdict: { kind, variant, control }, lift }: WordsProps) {
  const t = useT()
  const names = { name: variant.name, control: control.name }
  return (
    <>
      <h2>{t(`experiments.says.${kind}`, { ...names, lift: lift.short(variant.lift) })}</h2>
      <p>
        {variant.ci95 &&
          `${t('experiments.between', { low: lift.short(variant.ci95[0]), high: lift.short(variant.ci95[1]) })} `}
        {variant.probability_to_beat_control !== null &&
          `${t('experiments.chance', { ...names, chance: lift.chance(variant.probability_to_beat_control) })} `}
        {t(`experiments.says.${kind}Detail`)}
      </p>
    </>
  )
}
