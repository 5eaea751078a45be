import { closeSync, openSync, readSync } from 'node:fs'

const chunkBytes = 256 * 1024

/** A file's text in chunks, its bytes told as they are read. Throws where it is not UTF-8 or cannot be read. */
export function* textChunksOf(path: string, tell: (bytes: Uint8Array) => void): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const file = openSync(path, 'r')
  try {
    const buffer = new Uint8Array(chunkBytes)
    for (;;) {
      const bytes = buffer.subarray(0, readSync(file, buffer))
      tell(bytes)
      const chunk = decoder.decode(bytes, { stream: bytes.length > 0 })
      if (chunk !== '') yield chunk
      if (bytes.length === 0) return
    }
  } finally {
    closeSync(file)
  }
}
