import type { DocumentStatus } from '../../../core/annotation/annotation-set'

export const statusNames: Readonly<Record<DocumentStatus, string>> = {
  new: 'New',
  'in-progress': 'In progress',
  'needs-review': 'Needs review',
  done: 'Done',
}
