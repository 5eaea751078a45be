import type { BackupPreview, BackupReport, RestoreReport } from '../../ipc/backup-views'

/** How far a backup or a restore is; what is chosen in the system's dialog comes first. */
export type BackupStage =
  | { readonly kind: 'backing-up' }
  | { readonly kind: 'backed-up'; readonly report: BackupReport }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly preview: BackupPreview }
  | { readonly kind: 'restoring' }
  | { readonly kind: 'restored'; readonly report: RestoreReport }
