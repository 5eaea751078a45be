import { emptySet } from '../core/annotation/annotation-set'
import { standardBootstrap } from '../core/evaluation/bootstrap'
import { evaluateLetters, type ScoredLetter } from '../core/imr/evaluation/evaluate-letters'
import { reportHtml, type ReportHead } from '../core/imr/evaluation/report/report-html'
import { reportOf } from '../core/imr/evaluation/report/report'
import { compared, comparedText } from './compared'
import { exitCodes, type Command, type Given, type Terminal } from './command'
import { usageOf } from './help'
import { readCorpus, type Corpus } from './read-corpus'
import { scoreText } from './score-text'

/** How a prediction stands to gold. */
export const score: Command = {
  name: 'score',
  summary: 'Scores predicted marks against gold',
  files: null,
  options: [
    {
      name: 'gold',
      value: 'native.jsonl',
      choices: null,
      isRequired: true,
      description: 'Goldspan JSON Lines with the marks that are right',
    },
    {
      name: 'predicted',
      value: 'native.jsonl',
      choices: null,
      isRequired: true,
      description: 'Goldspan JSON Lines with the marks to be scored',
    },
    {
      name: 'against',
      value: 'older.jsonl',
      choices: null,
      isRequired: false,
      description: 'an older prediction: what was fixed since, what was broken, and what is the same',
    },
    {
      name: 'json',
      value: null,
      choices: null,
      isRequired: false,
      description: 'everything as one JSON object, with the errors by pattern; offsets count code points',
    },
    {
      name: 'html',
      value: null,
      choices: null,
      isRequired: false,
      description: 'everything as one page with plots, to be read and printed',
    },
    {
      name: 'quotes',
      value: null,
      choices: null,
      isRequired: false,
      description: 'with --json or --html: also the words of the letters and the notes of verdicts',
    },
  ],
  notes: [
    'Documents are known by their texts. One of the gold that was not predicted counts as missed; one that was\n' +
      'predicted and has no gold is not scored. A document may have one annotation set in each file.',
    'Spans are counted as in SemEval-2013 task 9: strict (range and label), exact (range), partial (range, an overlap\n' +
      "worth a half) and type (label, at any overlap); relations by type and both ends. A label's own row matches its\n" +
      'spans alone. The interval behind F1 holds 95 % of 1000 draws of the documents (bootstrap, percentile method).',
  ],
  async run({ options }, terminal) {
    const misuse = misuseOf(options)
    if (misuse !== null) {
      terminal.say(`score: ${misuse}`)
      terminal.say(usageOf(score))
      return exitCodes.wrongUsage
    }
    const gold = read(String(options['gold']), terminal)
    const predicted = read(String(options['predicted']), terminal)
    const against = options['against'] === undefined ? undefined : read(String(options['against']), terminal)
    if (!gold || !predicted || against === null) return exitCodes.badInput
    const letters = scoredLetters(gold, predicted, terminal)
    const { schema } = gold.head
    const withQuotes = options['quotes'] === true
    const evaluated = evaluateLetters(letters, schema, standardBootstrap)
    const report = reportOf(evaluated, { withQuotes })
    const comparison = against && compared(letters, scoredLetters(gold, against, terminal), withQuotes)
    if (options['json'])
      await terminal.out(`${JSON.stringify({ ...report, ...(comparison && { comparison }) }, null, 2)}\n`)
    else if (options['html']) await terminal.out(reportHtml(report, schema, headOf(letters)))
    else await terminal.out(`${scoreText(report)}${comparison ? comparedText(comparison) : ''}`)
    return exitCodes.done
  },
}

function misuseOf({ json, html, quotes, against }: Given['options']): string | null {
  if (json && html) return 'it puts out --json or --html, not both'
  if (html && against !== undefined) return '--against is for the tables and --json'
  return quotes && !json && !html ? '--quotes is for --json and --html' : null
}

function headOf({ length }: readonly ScoredLetter[]): ReportHead {
  const facts = `Held against gold in ${length} ${length === 1 ? 'letter' : 'letters'}.`
  return { suggester: 'predicted marks', facts, madeAt: null }
}

function read(path: string, terminal: Terminal): Corpus | null {
  terminal.progress(`reading ${path}`)
  const corpus = readCorpus(path)
  if (!('problems' in corpus)) return corpus
  for (const problem of corpus.problems) terminal.say(problem)
  return null
}

/** The gold with what was predicted of each of its documents; says which are in one of both alone. */
function scoredLetters(gold: Corpus, predicted: Corpus, terminal: Terminal): readonly ScoredLetter[] {
  const letters = [...gold.documents.values()].flatMap(({ document, set }) =>
    set ? [{ document, gold: set, found: predicted.documents.get(document.id)?.set }] : [],
  )
  const unpredicted = letters.filter(({ found }) => !found).length
  const goldless = [...predicted.documents.keys()].filter((id) => !gold.documents.get(id)?.set).length
  if (unpredicted > 0) terminal.say(`${unpredicted} of ${letters.length} documents were not predicted`)
  if (goldless > 0) terminal.say(`${goldless} predicted documents have no gold and are not scored`)
  return letters.map(({ found, ...letter }) => ({
    ...letter,
    predicted: found ?? emptySet(letter.document.id, letter.gold.annotatorId),
  }))
}
