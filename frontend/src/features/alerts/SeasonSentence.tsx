import type { AlertTerm } from '@/api/queries/alerts'
import { useT } from '@/i18n'
import { SEASONS } from './rule'
import { Sentence } from './Sentence'
import styles from './alerts.module.css'
import { ChoiceWord } from './words'

/** So many windows say what is usual: of a season fewer, as each is a day or a week. */
const WINDOWS = { none: 96, day: 21, week: 8 } as const

interface SeasonSentenceProps {
  term: AlertTerm
  onChange: (term: AlertTerm) => void
}

/** What an unusual number is compared with. */
export function SeasonSentence({ term, onChange }: SeasonSentenceProps) {
  const t = useT()
  const season = term.history?.season ?? 'none'
  return (
    <>
      <Sentence text="alerts.sentence.season">
        {{
          season: (
            <ChoiceWord
              label={t('alerts.comparedWith')}
              value={season}
              options={SEASONS.map((value) => ({ value, label: t(`alerts.season.${value}`) }))}
              onChange={(next) =>
                onChange({ ...term, history: { season: next, windows: WINDOWS[next], min_windows: 8 } })
              }
            />
          ),
        }}
      </Sentence>
      <p className={styles.note}>{t('alerts.deviationsHint')}</p>
    </>
  )
}
