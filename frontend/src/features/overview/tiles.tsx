import { lazy } from 'react'
import type { TimeWindow } from '@/api/types'
import type { GridTile } from '@/dashboard/grid/Grid'
import type { Translate } from '@/i18n'
import { RankingTile } from '@/widgets/ranking/RankingTile'
import { SeriesTile } from '@/widgets/series/SeriesTile'
import { bareUrl } from '@/format/url'
import { ErrorRate, Kpi } from './Kpis'
import { isChart, MAIN_CHARTS, type ChartId, type MainChart } from './main-chart'
import { Pick } from './Pick'
import * as ask from './queries'

const CountriesTile = lazy(() => import('@/widgets/countries/CountriesTile'))
const FeedTile = lazy(() => import('@/widgets/feed/FeedTile'))
const ShareTile = lazy(() => import('@/widgets/share/ShareTile'))
const StatusTile = lazy(() => import('@/widgets/status/StatusTile'))

const KPI: GridTile['sizes'] = { wide: [2, 3], medium: [2, 3], narrow: [1, 3] }
const LIST: GridTile['sizes'] = { wide: [4, 8], medium: [3, 8], narrow: [2, 8] }
const DEVICE_SLOTS = { mobile: 0, desktop: 1, tablet: 2, bot: 3 }
const DEVICES = ['desktop', 'mobile', 'tablet', 'bot', 'tv', 'other'] as const

function kpis(range: TimeWindow, t: Translate, shown: ChartId, show: (id: ChartId) => void): GridTile[] {
  const sub = `range.${range}` as const
  const contents = {
    visitors: <Kpi title="overview.visitorsNow" sub="range.last_5_minutes" query={ask.VISITORS_NOW} />,
    rate: <Kpi title="overview.eventsPerSecond" sub="range.last_5_minutes" query={ask.RATE_NOW} />,
    users: <Kpi title="overview.users" sub={sub} query={ask.uniqueUsers(range)} />,
    views: <Kpi title="overview.pageViews" sub={sub} query={ask.pageViews(range)} />,
    p95: (
      <Kpi
        title="overview.responseTime"
        sub={sub}
        query={ask.responseTime(range)}
        kind="duration"
        goodWhen="down"
      />
    ),
    errors: <ErrorRate range={range} />,
  }
  return Object.entries(contents).map(([id, content]) => ({
    id: `kpi-${id}`,
    sizes: KPI,
    content: isChart(id) ? (
      <Pick title={t(MAIN_CHARTS[id].title)} isShown={id === shown} onShow={() => show(id)}>
        {content}
      </Pick>
    ) : (
      content
    ),
  }))
}

/** What the overview shows, in reading order. */
export function overviewTiles(
  range: TimeWindow,
  t: Translate,
  shown: ChartId,
  show: (id: ChartId) => void,
): GridTile[] {
  const main: MainChart = MAIN_CHARTS[shown]
  const device = (key: string) => {
    const known = DEVICES.find((name) => name === key.toLowerCase())
    return known ? t(`device.${known}`) : key || t('tile.unknown')
  }
  return [
    ...kpis(range, t, shown, show),
    {
      id: 'events',
      sizes: { wide: [8, 7], medium: [6, 6], narrow: [2, 6] },
      content: (
        <SeriesTile
          key={shown}
          title={t(main.title)}
          sub={t(`range.${range}`)}
          query={main.query(range)}
          slot={main.slot}
          {...(main.kind ? { kind: main.kind } : {})}
          isArea
        />
      ),
    },
    {
      id: 'feed',
      sizes: { wide: [4, 13], medium: [6, 8], narrow: [2, 9] },
      content: <FeedTile title={t('overview.feed')} />,
    },
    {
      id: 'response-time',
      sizes: { wide: [4, 6], medium: [3, 6], narrow: [2, 6] },
      content: (
        <SeriesTile
          title={t('overview.responseTime')}
          query={ask.responseTime(range)}
          kind="duration"
          slot={4}
          emptyText={t('overview.noRequests')}
        />
      ),
    },
    {
      id: 'status',
      sizes: { wide: [4, 6], medium: [3, 6], narrow: [2, 6] },
      content: (
        <StatusTile
          title={t('overview.statusCodes')}
          query={ask.statusCodes(range)}
          emptyText={t('overview.noRequests')}
        />
      ),
    },
    {
      id: 'pages',
      sizes: LIST,
      content: (
        <RankingTile
          title={t('overview.topPages')}
          query={ask.topOf('page', range)}
          dimension="page"
          missing={t('tile.unknown')}
          slot={0}
        />
      ),
    },
    {
      id: 'referrers',
      sizes: LIST,
      content: (
        <RankingTile
          title={t('overview.referrers')}
          query={ask.topOf('referrer', range)}
          dimension="referrer"
          missing={t('overview.direct')}
          label={bareUrl}
          slot={2}
        />
      ),
    },
    {
      id: 'devices',
      sizes: { wide: [4, 8], medium: [6, 6], narrow: [2, 6] },
      content: (
        <ShareTile
          title={t('overview.devices')}
          query={ask.devices(range)}
          dimension="device"
          caption={t('overview.visitors')}
          label={device}
          pins={DEVICE_SLOTS}
        />
      ),
    },
    {
      id: 'countries',
      sizes: { wide: [12, 9], medium: [6, 8], narrow: [2, 12] },
      content: <CountriesTile title={t('overview.countries')} query={ask.countries(range)} />,
    },
  ]
}
