import { z } from 'zod'
import { documentStatuses } from '../annotation/annotation-set'
import { spanEdits, type SpanEdit } from '../annotation/commands'
import type { Decision } from '../annotation/decision'
import type { Relation } from '../annotation/span'
import type { CommandOf } from './recorded-command'
import type { ObjectSchema } from './schemas'

/** The schema of a command over one form of span. */
export function commandSchemaOf<S>(
  object: ObjectSchema,
  span: z.ZodType<S>,
  relation: z.ZodType<Relation>,
  decision: z.ZodType<Decision>,
): z.ZodType<CommandOf<S>> {
  const status = z.enum(documentStatuses)
  const command: z.ZodType<CommandOf<S>> = z.lazy(
    () =>
      z.discriminatedUnion('kind', [
        object({ kind: z.enum(['addSpan', 'removeSpan']), span }),
        object({ kind: z.enum(Object.keys(spanEdits) as SpanEdit[]), before: span, after: span }),
        object({ kind: z.enum(['addRelation', 'removeRelation']), relation }),
        object({ kind: z.enum(['decide', 'undecide']), decision }),
        object({ kind: z.literal('setStatus'), before: status, after: status }),
        object({ kind: z.literal('setNote'), before: z.string(), after: z.string() }),
        object({ kind: z.literal('batch'), name: z.string(), commands: z.array(command) }),
      ]) as unknown as z.ZodType<CommandOf<S>>,
  )
  return command
}
