import { Link, useSearch } from 'wouter'
import { carriedUrl } from '@/dashboard/url-state'
import { personName, personPath } from '@/features/people/person-name'
import type { PeoplePage } from './PeopleList'

/** A person by the best name there is; leads to their page. */
export function PersonLink({ person }: { person: PeoplePage['people'][number] }) {
  const search = useSearch()
  return <Link href={personPath(person.person, carriedUrl(search))}>{personName(person)}</Link>
}
