import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CodePointOffsets, type TextRange } from '../src/core/text/offsets'
import type { SourceDocument } from '../src/core/project'
import { filesIn, folder } from './folder'

/** A span of the gold, in UTF-16 code units. */
export interface GoldSpan extends TextRange {
  readonly label: string
  readonly attributes: Readonly<Record<string, string>>
}

export interface Gold {
  readonly spans: readonly GoldSpan[]
  /** From and to are indices into the spans. */
  readonly relations: readonly { readonly type: string; readonly from: number; readonly to: number }[]
}

const goldFolder = [join(folder, 'gold'), join(folder, '..', 'gold')].find((path) => existsSync(path))
/** By the SHA-256 of the letter's text; offsets as in the files, in code points. */
const files = new Map(
  (goldFolder ? filesIn(goldFolder, '.json') : [])
    .map((bytes) => JSON.parse(bytes.toString('utf8')) as Gold & { readonly text_sha256: string })
    .map((gold) => [gold.text_sha256, gold]),
)

/** The gold of a letter, where a folder `gold` with it lies in the letters' folder or beside it. */
export function goldOf({ text, textSha256 }: SourceDocument): Gold | null {
  const gold = files.get(textSha256)
  if (!gold) return null
  const offsets = new CodePointOffsets(text)
  return {
    ...gold,
    spans: gold.spans.map((span) => ({
      ...span,
      start: offsets.toUtf16(span.start),
      end: offsets.toUtf16(span.end),
    })),
  }
}
