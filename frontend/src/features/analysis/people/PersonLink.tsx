import type { PeoplePage } from './PeopleList'

/** A person by the best name there is. */
export function PersonLink({ person }: { person: PeoplePage['people'][number] }) {
  return person.user_id ?? person.anonymous_id ?? person.person
}
