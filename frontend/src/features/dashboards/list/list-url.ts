import { useLocation, useSearch } from 'wouter'
import { SORTS, type Sort, type Wish } from './arrange'

export interface ListUrl extends Wish {
  isDeleted: boolean
}

function isSort(text: string | null): text is Sort {
  return SORTS.includes(text as Sort)
}

export function readListUrl(search: string): ListUrl {
  const params = new URLSearchParams(search)
  const sort = params.get('sort')
  return {
    search: params.get('q') ?? '',
    folder: params.get('folder'),
    tag: params.get('tag'),
    isFavourite: params.get('favourite') === '1',
    sort: isSort(sort) ? sort : 'updated',
    isDeleted: params.get('deleted') === '1',
  }
}

/** The search part with the change made; parameters of others stay, defaults are left out. */
export function writeListUrl(search: string, change: Partial<ListUrl>): string {
  const next = { ...readListUrl(search), ...change }
  const params = new URLSearchParams(search)
  const put = (name: string, value: string | null) => (value ? params.set(name, value) : params.delete(name))
  put('q', next.search)
  put('folder', next.folder)
  put('tag', next.tag)
  put('favourite', next.isFavourite ? '1' : null)
  put('sort', next.sort === 'updated' ? null : next.sort)
  put('deleted', next.isDeleted ? '1' : null)
  const text = params.toString()
  return text && `?${text}`
}

export function useListUrl(): [ListUrl, (change: Partial<ListUrl>) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const change = (part: Partial<ListUrl>) =>
    navigate(path + writeListUrl(location.search, part), { replace: true })
  return [readListUrl(search), change]
}
