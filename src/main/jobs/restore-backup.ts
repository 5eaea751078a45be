import type { BackedUpWork, Job, JobSurroundings } from './job'
import { WorkOnDisk } from './work-on-disk'

type RestoreJob = Extract<Job, { kind: 'restore' }>

/** Hands over the letters that a backup holds of some documents, and the annotator's own sets on them. */
export async function restoreBackup(
  { backupFolder, projectFolder, annotatorId, documentIds }: RestoreJob,
  around: JobSurroundings<BackedUpWork>,
): Promise<void> {
  const backup = new WorkOnDisk(backupFolder)
  const project = new WorkOnDisk(projectFolder)
  let done = 0
  for (const documentId of documentIds) {
    if (around.isCancelled()) return
    const inProject = project.document(documentId)
    const inBackup = backup.document(documentId)
    // The same letter, as its id says; the project's holds where the backup's is damaged.
    const source = inProject.state === 'ok' ? inProject : inBackup
    const text = source.state === 'ok' ? source.body.text : null
    const recovered = text === null ? null : backup.set({ documentId, annotatorId }, text)
    await around.found({
      kind: 'backed-up',
      documentId,
      document: inBackup.state === 'ok' ? inBackup.body : null,
      set: recovered?.readOnly === null ? recovered.checkpoint.set : null,
      suggestions: text === null ? [] : backup.predictions({ id: documentId, text }),
    })
    around.progress((done += 1), documentIds.length)
    await around.pause()
  }
}
