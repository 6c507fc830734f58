import { lazy, Suspense, useMemo } from 'react'
import { Redirect, useSearch } from 'wouter'
import { useProject } from '@/api/project-context'
import { Grid } from '@/dashboard/grid/Grid'
import { carriedUrl, useUrlState } from '@/dashboard/url-state'
import { Card } from '@/design/ui/Card'
import { loadScreenTexts, useT } from '@/i18n'
import { DemoBanner } from './DemoBanner'
import { useMainChart } from './main-chart'
import { overviewTiles } from './tiles'

const FirstRun = lazy(async () => {
  const [page] = await Promise.all([import('../first-run/FirstRun'), loadScreenTexts()])
  return page
})

export default function Overview() {
  const project = useProject()
  const search = useSearch()
  // It has no visitors: what there is to see at first is how the server is.
  if (project.is_system) return <Redirect to={`/system${carriedUrl(search)}`} replace />
  if (!project.has_events)
    return (
      <Suspense>
        <FirstRun />
      </Suspense>
    )
  return <Board />
}

function Board() {
  const t = useT()
  const [{ range }] = useUrlState()
  const [shown, show] = useMainChart()
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `show` only writes the address
  const tiles = useMemo(() => withFallback(overviewTiles(range, t, shown, show)), [range, t, shown])
  return (
    <>
      <DemoBanner />
      <Grid tiles={tiles} />
    </>
  )
}

/** A tile whose code is still on its way shows its empty frame. */
function withFallback(tiles: ReturnType<typeof overviewTiles>) {
  return tiles.map((tile) => ({ ...tile, content: <Suspense fallback={<Frame />}>{tile.content}</Suspense> }))
}

function Frame() {
  return <Card style={{ height: '100%' }} />
}
