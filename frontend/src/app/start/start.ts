// The first of our code that runs: small, so that the server is asked while the browser still reads the rest.
import { boardAt, makeFirstCalls } from './first-calls'

// Who shows an answer is told what went wrong with it.
makeFirstCalls(location).catch(() => {})

/** The code and texts of a dashboard; who draws it fetches them again and reports what cannot be fetched. */
async function fetchBoard(): Promise<void> {
  const isThai = document.documentElement.lang === 'th'
  await Promise.all([
    import('@/features/dashboards/board/Board'),
    import('@/widgets/line/Widget'),
    isThai ? import('@/i18n/boards.th.json') : import('@/i18n/boards.en.json'),
    isThai ? import('@/i18n/screens.th.json') : import('@/i18n/screens.en.json'),
  ])
}

if (boardAt(location.pathname) !== null) fetchBoard().catch(() => {})
