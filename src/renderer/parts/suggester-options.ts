import { theRules, type Parser } from '../../core/suggestions/parser'
import { parserName } from './parser-name'

/** The suggesters of a project, as a field offers them: the rules first. */
export function suggesterOptions(
  parsers: readonly Parser[],
): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: theRules, label: 'The rules' },
    ...parsers.map((parser) => ({ value: parser.id, label: parserName(parser) })),
  ]
}
