import type { DashboardSummary } from '@/api/dashboard'

export type Sort = 'name' | 'updated' | 'widgets'
export const SORTS: readonly Sort[] = ['updated', 'name', 'widgets']

export interface Wish {
  search: string
  /** Null: all; a folder brings those below it along. */
  folder: string | null
  tag: string | null
  isFavourite: boolean
  sort: Sort
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

function isInFolder(folder: string, wanted: string): boolean {
  return folder === wanted || folder.startsWith(`${wanted}/`)
}

/** The dashboards a person wants to see, favourites first, then in the wished order. Every word of the search must occur. */
export function arrange(all: readonly DashboardSummary[], wish: Wish, locale: string): DashboardSummary[] {
  const words = fold(wish.search).split(/\s+/).filter(Boolean)
  const matches = (one: DashboardSummary) => {
    const text = fold([one.name, one.description, one.folder, one.owner.name, ...one.tags].join(' '))
    return words.every((word) => text.includes(word))
  }
  const compare = new Intl.Collator(locale, { numeric: true }).compare
  const order: Record<Sort, (a: DashboardSummary, b: DashboardSummary) => number> = {
    name: (a, b) => compare(a.name, b.name),
    updated: (a, b) => Date.parse(b.updated_at) - Date.parse(a.updated_at),
    widgets: (a, b) => b.widget_count - a.widget_count,
  }
  return all
    .filter((one) => !wish.isFavourite || one.is_favourite)
    .filter((one) => wish.folder === null || isInFolder(one.folder, wish.folder))
    .filter((one) => wish.tag === null || one.tags.includes(wish.tag))
    .filter(matches)
    .sort(
      (a, b) =>
        Number(b.is_favourite) - Number(a.is_favourite) || order[wish.sort](a, b) || compare(a.name, b.name),
    )
}

export interface Folder {
  path: string
  name: string
  depth: number
  count: number
}

/** All folders, parents before children, with how many dashboards lie in them or below. */
export function foldersOf(all: readonly DashboardSummary[], locale: string): Folder[] {
  const counts = new Map<string, number>()
  for (const { folder } of all) {
    const parts = folder.split('/').filter(Boolean)
    parts.forEach((_, index) => {
      const path = parts.slice(0, index + 1).join('/')
      counts.set(path, (counts.get(path) ?? 0) + 1)
    })
  }
  const compare = new Intl.Collator(locale, { numeric: true }).compare
  const byPath = (a: string, b: string) => {
    const [left, right] = [a.split('/'), b.split('/')]
    const at = left.findIndex((part, index) => part !== right[index])
    if (at < 0) return left.length - right.length
    return right[at] === undefined ? 1 : compare(left[at]!, right[at])
  }
  return [...counts.keys()].sort(byPath).map((path) => {
    const parts = path.split('/')
    return { path, name: parts.at(-1)!, depth: parts.length - 1, count: counts.get(path)! }
  })
}
