import { useMemo } from 'react'
import { useT } from '@/i18n'
import { STAGES, type Stage } from './answer'

const COLOURS: Record<Stage, string> = {
  new: 'series-1',
  returning: 'series-3',
  resurrecting: 'series-2',
  dormant: 'series-7',
}

/** How a chart of the stages is drawn: piled up, named in the reader's words, the dormant below zero. */
export function useStageOptions() {
  const t = useT()
  return useMemo(
    () => ({
      mode: 'stacked',
      value_mappings: STAGES.map((stage) => ({
        match: stage,
        text: t(`lifecycle.${stage}`),
        colour: COLOURS[stage],
      })),
    }),
    [t],
  )
}
