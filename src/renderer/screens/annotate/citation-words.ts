import type { Citation } from '../../../core/imr/citations/citation'

/** What a citation names, in one line: "ACOEM · Low Back Complaints · pages 303–304 · 2004". */
export function citationWords({ body, topic, sections, tables, pages, year, url }: Citation): string {
  const listed = (one: string, many: string, items: readonly string[]) =>
    items.length === 0 ? '' : `${items.length === 1 ? one : many} ${items.join(', ')}`
  return [
    body === 'other' || body === 'none' ? '' : body,
    topic ?? '',
    listed('section', 'sections', sections),
    listed('table', 'tables', tables),
    listed(
      'page',
      'pages',
      pages.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)),
    ),
    year === null ? '' : String(year),
    url ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
