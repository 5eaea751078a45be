import type { DocumentStatus } from '../annotation/annotation-set'
import type { Command, SpanEdit } from '../annotation/commands'
import { rangesNamedBy, type Decision } from '../annotation/decision'
import type { Relation, Span } from '../annotation/span'
import { isValidRange } from '../text/offsets'
import { crc32OfUtf16 } from './crc32'

/** A span as the journal records it: without its quote, so that removing a document forgets its words. */
export type RecordedSpan = Omit<Span, 'quote'> & {
  /** CRC-32 of the quote's UTF-16 code units. */
  readonly quoteCrc: string
}

/** A command over some form of span. */
export type CommandOf<S> =
  | { readonly kind: 'addSpan' | 'removeSpan'; readonly span: S }
  | { readonly kind: SpanEdit; readonly before: S; readonly after: S }
  | { readonly kind: 'addRelation' | 'removeRelation'; readonly relation: Relation }
  | { readonly kind: 'decide' | 'undecide'; readonly decision: Decision }
  | { readonly kind: 'setStatus'; readonly before: DocumentStatus; readonly after: DocumentStatus }
  | { readonly kind: 'setNote'; readonly before: string; readonly after: string }
  | { readonly kind: 'batch'; readonly name: string; readonly commands: readonly CommandOf<S>[] }

export type RecordedCommand = CommandOf<RecordedSpan>

/** Why a recorded span, or a range of a decision, does not stand in a text. */
export type RecordMisfit = 'range-invalid' | 'quote-differs'

export class RecordMisfitError extends Error {
  constructor(readonly misfit: RecordMisfit) {
    super(`record does not fit its document: ${misfit}`)
  }
}

/** A command as the journal records it. */
export function recordCommand(command: Command): RecordedCommand {
  return mapMarks<Span, RecordedSpan>(
    command,
    ({ quote, ...span }) => ({ ...span, quoteCrc: crc32OfUtf16(quote) }),
    (decision) => decision,
  )
}

/** The command that a record stands for, its quotes taken from the text. Throws RecordMisfitError. */
export function restoreCommand(recorded: RecordedCommand, text: string): Command {
  return mapMarks<RecordedSpan, Span>(
    recorded,
    ({ quoteCrc, ...span }) => {
      if (!isValidRange(text, span)) throw new RecordMisfitError('range-invalid')
      const quote = text.slice(span.start, span.end)
      if (crc32OfUtf16(quote) !== quoteCrc) throw new RecordMisfitError('quote-differs')
      return { ...span, quote }
    },
    (decision) => {
      if (!rangesNamedBy(decision).every((range) => isValidRange(text, range)))
        throw new RecordMisfitError('range-invalid')
      return decision
    },
  )
}

function mapMarks<From, To>(
  command: CommandOf<From>,
  change: (span: From) => To,
  decided: (decision: Decision) => Decision,
): CommandOf<To> {
  switch (command.kind) {
    case 'addSpan':
    case 'removeSpan':
      return { kind: command.kind, span: change(command.span) }
    case 'moveEdge':
    case 'setLabel':
    case 'setAttribute':
    case 'setNeedsReview':
    case 'setSpanNote':
      return { kind: command.kind, before: change(command.before), after: change(command.after) }
    case 'decide':
    case 'undecide':
      return { kind: command.kind, decision: decided(command.decision) }
    case 'addRelation':
    case 'removeRelation':
    case 'setStatus':
    case 'setNote':
      return command
    case 'batch':
      return { ...command, commands: command.commands.map((inner) => mapMarks(inner, change, decided)) }
  }
}
