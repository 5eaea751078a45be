import { suggestedMarks } from '../../core/imr/rules/suggest'
import type { UnknownLayout } from '../../core/imr/structure/structure'
import type { Origin } from '../../core/annotation/span'
import type { SourceDocument } from '../../core/project'
import { parserSource, theRules, type Parser, type SuggesterId } from '../../core/suggestions/parser'
import { marksOfParser, type ImportedParser } from '../../core/suggestions/parser-suggestions'
import type { SuggestedMarks } from '../../core/suggestions/suggested-marks'
import { readParser, readPredicted } from '../store/parser-files'
import { ProjectFolder } from '../store/project-folder'
import { bodyOf } from '../store/store-error'

/** What a suggester proposes for one letter. */
export type Proposal =
  | { readonly state: 'proposed'; readonly marks: SuggestedMarks; readonly nothing: UnknownLayout | null }
  /** The letter was not among those that the parser's predictions were imported for. */
  | { readonly state: 'not-predicted' }
  /** The state of the file of predictions. */
  | { readonly state: 'missing' | 'unavailable' | 'damaged' | 'newer' }

/** A suggester that can be asked about letters of a project, one after the other. */
export interface ReadSuggester {
  /** Null for the rules. */
  readonly parser: Parser | null
  readonly kind: Extract<Origin['kind'], 'rule' | 'parser'>
  /** Whether a span came of what it proposes. */
  readonly isOwn: (origin: Origin) => boolean
  readonly proposalFor: (document: Pick<SourceDocument, 'id' | 'text'>) => Proposal
}

/** The rules, or a parser of the project with what it predicts. Throws StoreError where the parser can't be read. */
export function readSuggester(
  projectFolder: string,
  suggester: SuggesterId,
  knownConditions: ReadonlySet<string> = new Set(),
): ReadSuggester {
  if (suggester === theRules) {
    return {
      parser: null,
      kind: 'rule',
      isOwn: ({ kind }) => kind === 'rule',
      proposalFor: ({ text }) => {
        const { nothing, ...marks } = suggestedMarks(text, knownConditions)
        return { state: 'proposed', marks, nothing }
      },
    }
  }
  const folder = new ProjectFolder(projectFolder)
  const parser = bodyOf(readParser(folder, suggester), 'parser')
  const documents = new Set(parser.documents)
  return {
    parser: nameOf(parser),
    kind: 'parser',
    isOwn: ({ kind, source }) => kind === 'parser' && source === parserSource(parser),
    proposalFor: (document) => {
      if (!documents.has(document.id)) return { state: 'not-predicted' }
      const outcome = readPredicted(folder, parser.id, document)
      if (outcome.state !== 'ok') return { state: outcome.state }
      return { state: 'proposed', marks: marksOfParser(outcome.body, parser), nothing: null }
    },
  }
}

function nameOf({ id, name, version }: ImportedParser): Parser {
  return { id, name, version }
}
