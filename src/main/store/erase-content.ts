import { open } from 'node:fs/promises'
import type { Id } from '../../core/ids'
import { withoutDocument } from '../../core/storage/journal-segment'
import { replaceFile, writeAll } from './durable-file'
import type { ProjectFolder } from './project-folder'
import { errnoOf } from './store-error'

/** Takes what was recorded of a removed document out of a segment; every record keeps its place and number. */
export async function eraseContent(
  folder: ProjectFolder,
  annotatorId: Id,
  segmentId: Id,
  documentId: Id,
): Promise<void> {
  const file = folder.segment(annotatorId, segmentId)
  const before = await open(file, 'r').catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return null
    throw error
  })
  if (!before) return
  try {
    const bytes = await before.readFile()
    const text = bytes.toString('latin1')
    const erased = withoutDocument(text, segmentId, annotatorId, documentId)
    if (erased === text) return
    await replaceFile(file, Buffer.from(erased, 'latin1'))
    // What another app has appended meanwhile; from here on its writer sees that the file is another one.
    const { size } = await before.stat()
    if (size <= bytes.length) return
    const { buffer, bytesRead } = await before.read(Buffer.alloc(size - bytes.length), 0, null, bytes.length)
    const after = await open(file, 'a')
    try {
      await writeAll(after, buffer.subarray(0, bytesRead))
      await after.datasync()
    } finally {
      await after.close()
    }
  } finally {
    await before.close()
  }
}
